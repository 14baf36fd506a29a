// How far apart the profiles of a folder are: steps of series that are finer would show one high point and then none.
import { type CatalogFile } from './catalogFile';
import { type FileKnowledge } from './fileKnowledge';
import { byPattern } from './timeSelection';

/** The usual distance of profiles of one pattern, in whole seconds; undefined when there are not two of a pattern. */
export function usualSpacingMs(files: readonly CatalogFile[], knowledge: FileKnowledge): number | undefined {
  const gaps: number[] = [];
  for (const alike of byPattern(files).values()) {
    const starts = alike.flatMap((file) => knowledge.likelyTime(file)?.fromMs ?? []).sort((a, b) => a - b);
    for (let index = 1; index < starts.length; index++) {
      gaps.push(starts[index] - starts[index - 1]);
    }
  }
  gaps.sort((a, b) => a - b);
  const median = gaps[gaps.length >> 1];
  return median === undefined || median < 500 ? undefined : Math.round(median / 1000) * 1000;
}
