// From when to when a folder of profiles reaches, as far as the names of its files and its manifest tell: enough for
// the link that `npm start` prints, without opening a profile.
import { createReadStream, existsSync } from 'node:fs';
import { opendir } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** Milliseconds since the epoch; `toMs` is after the last profile's begin. */
export interface RecordedRange {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A user's folder may be huge: what this many entries do not tell is not worth the wait. */
const maxEntries = 50_000;

/** Undefined when nothing in the folder tells a time. */
export async function recordedRange(folder: string): Promise<RecordedRange | undefined> {
  const manifest = path.join(folder, 'profiles.ndjson');
  const times = existsSync(manifest) ? await manifestTimes(manifest) : await fileNameTimes(folder);
  const starts = [...new Set(times)].sort((a, b) => a - b);
  const last = starts.at(-1);
  return last === undefined ? undefined : { fromMs: starts[0], toMs: last + typicalDistanceMs(starts) };
}

async function manifestTimes(manifest: string): Promise<readonly number[]> {
  const times: number[] = [];
  for await (const line of createInterface({ input: createReadStream(manifest) })) {
    times.push(...timesOfEntry(line));
  }
  return times;
}

/** A line that is half written is skipped, as the data source does. */
function timesOfEntry(line: string): readonly number[] {
  try {
    const entry: unknown = JSON.parse(line);
    const { from, to, path: file } = Object(entry);
    const own = [from, to].filter((time): time is number => Number.isFinite(time));
    return own.length > 0 || typeof file !== 'string' ? own : timeInName(path.basename(file));
  } catch (error) {
    if (error instanceof SyntaxError) {
      return [];
    }
    throw error;
  }
}

async function fileNameTimes(folder: string): Promise<readonly number[]> {
  const times: number[] = [];
  let entryCount = 0;
  for await (const entry of await opendir(folder, { recursive: true })) {
    if (++entryCount > maxEntries) {
      break;
    }
    times.push(...(entry.isFile() ? timeInName(entry.name) : []));
  }
  return times;
}

/** `20261121T120000Z` in UTC; without the Z it may be any zone, and UTC is what the data source takes by default. */
const timePattern = /(20\d\d)(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)?/;

function timeInName(name: string): readonly number[] {
  const match = timePattern.exec(name);
  if (match === null) {
    return [];
  }
  const [, year, month, day, hour, minute, second = '00'] = match;
  const ms = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(ms) ? [] : [ms];
}

/** The median distance of neighbours, a minute for a single one: how long the last profile probably lasts. */
function typicalDistanceMs(starts: readonly number[]): number {
  const distances = starts
    .slice(1)
    .map((start, index) => start - starts[index])
    .sort((a, b) => a - b);
  return distances[distances.length >> 1] ?? 60_000;
}
