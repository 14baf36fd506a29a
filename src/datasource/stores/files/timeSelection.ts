// Which files can lie in a range, before they are read. What is only likely is kept: the worker knows better once it has read the
// file, and leaves it out then.
import { lowerBound, upperBound } from '../../../base/bisect';
import { Float64Column } from '../../../base/growableColumns';
import { type TimeRangeMs } from '../../../engine/profile/profile';
import { overlaps } from '../../../worker/fileTime';
import { type CatalogFile } from './catalogFile';
import { type FileKnowledge } from './fileKnowledge';
import { filterInSlices, inSlices } from './slices';

/**
 * The files that may belong to `range`:
 * - a settled time decides (from reading the file before, or both ends from the manifest);
 * - a time in the manifest or the name is a start; the profile may last until the next one of its pattern starts;
 * - a date of change is the latest possible start, for files get copied and keep what they hold: it rules out only what was
 *   last changed before the range;
 * - a file without any time may always belong.
 *
 * In slices; rejects with an AbortError when the signal fires.
 */
export async function filesInRange(
  files: readonly CatalogFile[],
  range: TimeRangeMs,
  knowledge: FileKnowledge,
  signal: AbortSignal
): Promise<readonly CatalogFile[]> {
  const starts = await startsByPattern(files, signal);
  return filterInSlices(files, signal, (file) => {
    const settled = knowledge.settledTime(file);
    if (settled !== undefined) {
      return overlaps(settled, range);
    }
    const startMs = statedStart(file);
    if (startMs !== undefined) {
      return overlaps({ fromMs: startMs, toMs: likelyEnd(starts.get(file.pattern) ?? [], startMs) }, range);
    }
    return file.mtimeMs === undefined || file.mtimeMs >= range.fromMs;
  });
}

function statedStart({ statedFromMs, nameMs }: CatalogFile): number | undefined {
  return statedFromMs ?? nameMs;
}

/** When the files of each pattern start, as far as they state it, in order. */
async function startsByPattern(
  files: readonly CatalogFile[],
  signal: AbortSignal
): Promise<ReadonlyMap<string, Float64Array>> {
  const columns = new Map<string, Float64Column>();
  await inSlices(files, signal, (file) => {
    const startMs = statedStart(file);
    if (startMs !== undefined) {
      const column = columns.get(file.pattern) ?? new Float64Column();
      columns.set(file.pattern, column);
      column.push(startMs);
    }
  });
  return new Map(Array.from(columns, ([pattern, column]) => [pattern, column.toArray().sort()]));
}

/** When the next file of the pattern starts; the last one may last as long as the one before. */
function likelyEnd(starts: ArrayLike<number>, startMs: number): number {
  const next = upperBound(starts, startMs);
  const before = lowerBound(starts, startMs) - 1;
  return next < starts.length ? starts[next] : before === -1 ? startMs : 2 * startMs - starts[before];
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

/**
 * From when to when there are profiles outside of `range`, as far as it is known; undefined when no file has a time there. In slices;
 * rejects with an AbortError when the signal fires.
 */
export async function extentOutside(
  files: readonly CatalogFile[],
  range: TimeRangeMs,
  knowledge: FileKnowledge,
  signal: AbortSignal
): Promise<TimeRangeMs | undefined> {
  let [fromMs, toMs] = [Infinity, -Infinity];
  await inSlices(files, signal, (file) => {
    const time = knowledge.likelyTime(file);
    if (time !== undefined && !overlaps(time, range)) {
      fromMs = Math.min(fromMs, time.fromMs);
      // A range is half-open: a profile without duration needs one millisecond to be in it.
      toMs = Math.max(toMs, time.toMs, time.fromMs + 1);
    }
  });
  return fromMs < toMs ? { fromMs, toMs } : undefined;
}
