// Which files can lie in a range, before they are read. What is only likely is kept: the worker knows better once it has read the
// file, and leaves it out then.
import { type TimeRangeMs } from '../../../engine/profile/profile';
import { overlaps } from '../../../worker/fileTime';
import { type CatalogFile } from './catalogFile';
import { type FileKnowledge } from './fileKnowledge';

/**
 * The files that may belong to `range`:
 * - a settled time decides (from reading the file before, or both ends from the manifest);
 * - a time in the manifest or the name is a start; the profile may last until the next one of its pattern starts;
 * - a date of change is the latest possible start, for files get copied and keep what they hold: it rules out only what was
 *   last changed before the range;
 * - a file without any time may always belong.
 */
export function filesInRange(
  files: readonly CatalogFile[],
  range: TimeRangeMs,
  knowledge: FileKnowledge
): readonly CatalogFile[] {
  const nextStart = nextStarts(files);
  return files.filter((file) => {
    const settled = knowledge.settledTime(file);
    if (settled !== undefined) {
      return overlaps(settled, range);
    }
    const startMs = file.statedFromMs ?? file.nameMs;
    if (startMs !== undefined) {
      return overlaps({ fromMs: startMs, toMs: nextStart.get(file) ?? startMs }, range);
    }
    return file.mtimeMs === undefined || file.mtimeMs >= range.fromMs;
  });
}

/** When the next file of the same pattern starts; the last one of a pattern may last as long as the one before. */
function nextStarts(files: readonly CatalogFile[]): ReadonlyMap<CatalogFile, number> {
  const nexts = new Map<CatalogFile, number>();
  for (const alike of byPattern(files).values()) {
    const starts = alike
      .flatMap((file) => {
        const startMs = file.statedFromMs ?? file.nameMs;
        return startMs === undefined ? [] : [{ file, startMs }];
      })
      .sort((a, b) => a.startMs - b.startMs);
    starts.forEach(({ file, startMs }, index) => {
      const before = starts[index - 1];
      const next = starts[index + 1]?.startMs ?? (before === undefined ? startMs : 2 * startMs - before.startMs);
      nexts.set(file, next);
    });
  }
  return nexts;
}

/** Files by pattern, in the order in which they came. */
export function byPattern(files: readonly CatalogFile[]): ReadonlyMap<string, readonly CatalogFile[]> {
  const groups = new Map<string, CatalogFile[]>();
  for (const file of files) {
    const group = groups.get(file.pattern);
    if (group === undefined) {
      groups.set(file.pattern, [file]);
    } else {
      group.push(file);
    }
  }
  return groups;
}

/** From when to when there are profiles, as far as it is known; undefined when no file has a time. */
export function timeExtent(files: readonly CatalogFile[], knowledge: FileKnowledge): TimeRangeMs | undefined {
  let extent: TimeRangeMs | undefined;
  for (const file of files) {
    const time = knowledge.likelyTime(file);
    if (time !== undefined) {
      // A range is half-open: a profile without duration needs one millisecond to be in it.
      const toMs = Math.max(time.toMs, time.fromMs + 1);
      extent = {
        fromMs: Math.min(time.fromMs, extent?.fromMs ?? Infinity),
        toMs: Math.max(toMs, extent?.toMs ?? -Infinity),
      };
    }
  }
  return extent;
}
