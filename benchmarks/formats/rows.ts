// How fast each format is read: megabytes per second from the bytes in memory to the Profile, beside the least that any reader must do.
import { decodeProfile } from '../../src/engine/formats/decodeProfile';
import { type Row, type RowGroup, timed } from '../measure';
import { type Subject, subjects } from './subjects';

/** Enough that the first calls of a decoder, which are slow everywhere, do not count. */
const BYTES = 5_000_000;

export async function formatRows(isWanted: (name: string) => boolean): Promise<RowGroup> {
  const rows = subjects
    .map((subject) => ({ subject, name: rowName(subject) }))
    .filter(({ name }) => isWanted(name))
    .map(({ subject, name }) => rowOf(subject, name));
  return { rows, close: async () => {} };
}

/** `MB/s, JFR`, with the size of files of which many are read. */
function rowName({ format, kind, growth: { fileBytes } }: Subject): string {
  const title = kind === undefined ? format : `${format} as ${kind}`;
  return `MB/s, ${title}${fileBytes === undefined ? '' : `, ${(fileBytes / 1000).toPrecision(2)} kB each`}`;
}

function rowOf({ growth, floor }: Subject, name: string): Row {
  const files = growth.files(BYTES);
  return {
    name,
    floor: timed(() => files.map(floors[floor])),
    ours: timed(() => files.forEach((bytes) => decodeProfile(bytes))),
    budget: {},
    bytes: files.reduce((sum, { length }) => sum + length, 0),
  };
}

const parse = (text: string): unknown => JSON.parse(text);
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

const floors: Readonly<Record<Subject['floor'], (bytes: Uint8Array) => unknown>> = {
  bytes: sumOf,
  json: (bytes) => parse(textOf(bytes)),
  'json lines': (bytes) => textOf(bytes).trimEnd().split('\n').map(parse),
};

function sumOf(bytes: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < bytes.length; i++) {
    sum = (sum + bytes[i]) | 0;
  }
  return sum;
}
