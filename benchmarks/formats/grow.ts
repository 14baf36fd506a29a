// Real files of testdata, made as large as a measurement needs: what their formats allow to be repeated is repeated; where a format has
// nothing to repeat, the file itself is read again and again.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { repositoryRoot } from '../../tools/repository';

export interface Growth {
  /** Files of at least so many bytes together. */
  readonly files: (bytes: number) => readonly Uint8Array[];
  /** The size of a file that is read again and again: much of the time is spent once per file then. */
  readonly fileBytes?: number;
}

const read = (file: string): Buffer => {
  const content = readFileSync(path.join(repositoryRoot, 'testdata', file));
  return file.endsWith('.gz') ? gunzipSync(content) : content;
};
const timesFor = (bytes: number, size: number): number => Math.ceil(bytes / size);

/** The file as it is, as often as it takes. */
export function again(file: string): Growth {
  const content = read(file);
  return {
    files: (bytes) => new Array<Uint8Array>(timesFor(bytes, content.length)).fill(content),
    fileBytes: content.length,
  };
}

/** One file: what follows the first `headLines` lines, again and again. Recordings of JFR may be joined as well as text. */
export function repeated(file: string, headLines = 0): Growth {
  const content = read(file);
  let headLength = 0;
  for (let line = 0; line < headLines; line++) {
    headLength = content.indexOf(10, headLength) + 1;
  }
  const body = content.subarray(headLength);
  const head = content.subarray(0, headLength);
  return {
    files: (bytes) => [Buffer.concat([head, ...new Array<Uint8Array>(timesFor(bytes, body.length)).fill(body)])],
  };
}

/** One JSON file in which every array that one of `paths` leads to (`profiles.0.samples`) has its entries again and again. */
export function repeatedJson(file: string, ...paths: readonly string[]): Growth {
  return grownJson(file, (value, times) => {
    paths.forEach((way) => replaceAt(value, way.split('.'), (list) => repeat(list, times)));
    return value;
  });
}

/** One JSON file as `grow` makes it of the recorded one. */
export function grownJson(file: string, grow: (value: unknown, times: number) => unknown): Growth {
  const text = read(file).toString();
  const grown = (times: number) => JSON.stringify(grow(JSON.parse(text), times));
  return {
    files: (bytes) => {
      // Only a part of the file is repeated: what ten copies of it add says how many it takes.
      const [one, eleven] = [grown(1).length, grown(11).length];
      return [Buffer.from(grown(1 + timesFor(Math.max(0, bytes - one), (eleven - one) / 10)))];
    },
  };
}

/** The entries of a list, so many times. */
export function repeat(list: unknown, times: number): unknown[] {
  if (!Array.isArray(list)) {
    throw new Error('There is no list to repeat: the file of testdata was changed.');
  }
  return Array.from({ length: times }, () => list).flat();
}

/** Replaces what stands at the end of the way through objects and lists; an empty way would be the value itself. */
export function replaceAt(value: unknown, way: readonly string[], replace: (old: unknown) => unknown): void {
  let holder = value as Record<string, unknown>;
  for (const key of way.slice(0, -1)) {
    holder = holder[key] as Record<string, unknown>;
  }
  const last = way[way.length - 1];
  holder[last] = replace(holder[last]);
}
