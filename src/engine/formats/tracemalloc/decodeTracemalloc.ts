// A snapshot of Python's tracemalloc → Profile: bytes and blocks in use per stack of file and line; it knows no functions.
//
//     Snapshot
//     ├── traceback_limit      frames kept per stack; of deeper ones only those next to the allocation
//     └── traces ─ _traces     [(domain, bytes, ((file, line), … leaf first), whole number of frames since 3.9), …]
import { type Profile, type SampleType } from '../../profile/profile';
import { ProfileBuilder } from '../../profile/profileBuilder';
import { DecodeError } from '../decodeError';
import { type Format } from '../format';
import { type Input } from '../input';
import { lineName } from '../../lines/lineName';
import { pickledClass } from '../pickle/pickledClass';
import { isLine, listOf, PickleRecord, type PickleValue } from '../pickle/pickleValue';
import { readPickle } from '../pickle/readPickle';

const NAME = 'tracemalloc';
const SPACE: SampleType = { name: 'inuse_space', unit: 'bytes' };
const OBJECTS: SampleType = { name: 'inuse_objects', unit: 'count' };
/** Domains other than Python's own memory are numbered by libraries. */
const PYTHON_DOMAIN = 0;

export const tracemallocFormat: Format = {
  name: NAME,
  recognizes: (input) => pickledClass(input) === 'tracemalloc.Snapshot',
  decode: decodeTracemalloc,
};

/** Throws a DecodeError for a snapshot without the shape of tracemalloc's. */
function decodeTracemalloc(input: Input): Profile {
  const snapshot = readPickle(input.bytes, NAME);
  const traces = snapshot instanceof PickleRecord ? snapshot.attribute('traces') : undefined;
  const rows = traces instanceof PickleRecord ? listOf(traces.attribute('_traces')) : undefined;
  if (rows === undefined || !(snapshot instanceof PickleRecord)) {
    throw unfit();
  }
  const builder = new ProfileBuilder([OBJECTS, SPACE]);
  const stacks = new StackRows(builder, input.bytes.length);
  let cutCount = 0;
  for (const row of rows) {
    const [domain, size, frames, wholeLength] = listOf(row) ?? [];
    const stack = listOf(frames);
    if (typeof size !== 'number' || stack === undefined) {
      throw unfit();
    }
    const isCut = typeof wholeLength === 'number' && wholeLength > stack.length;
    cutCount += isCut ? 1 : 0;
    const labels =
      domain === PYTHON_DOMAIN || typeof domain !== 'number' ? [] : [{ name: 'domain', value: String(domain) }];
    builder.addSample(stacks.rowOf(stack), [1, size], labels);
  }
  return builder.build({
    format: NAME,
    notices: noticesOf(snapshot.attribute('traceback_limit'), cutCount, rows.length),
  });
}

/** Stacks that many traces share are one list in the file: each is read once. */
class StackRows {
  private readonly known = new Map<readonly PickleValue[], number>();

  /** `framesLeft`: More frames than the file has bytes cannot be its own. */
  constructor(
    private readonly builder: ProfileBuilder,
    private framesLeft: number
  ) {}

  rowOf(frames: readonly PickleValue[]): number {
    let row = this.known.get(frames);
    if (row === undefined) {
      row = this.add(frames);
      this.known.set(frames, row);
    }
    return row;
  }

  private add(frames: readonly PickleValue[]): number {
    this.framesLeft -= frames.length;
    if (this.framesLeft < 0) {
      throw unfit();
    }
    let row = -1;
    for (let index = frames.length - 1; index >= 0; index--) {
      const [fileName, line] = listOf(frames[index]) ?? [];
      if (typeof fileName !== 'string' || !isLine(line)) {
        throw unfit();
      }
      const functionRow = this.builder.addFunction({ name: lineName(fileName, line), fileName, startLine: line });
      row = this.builder.addStack(row, this.builder.addFrame(functionRow, { line }));
    }
    return row;
  }
}

function noticesOf(limit: PickleValue, cutCount: number, traceCount: number): readonly string[] {
  return cutCount === 0
    ? []
    : [
        `${cutCount} of ${traceCount} stacks are deeper than the ${String(limit)} frames that were kept: the frames next to the allocation are there, their callers are not. ` +
          'Start with `tracemalloc.start(64)` to keep more.',
      ];
}

function unfit(): DecodeError {
  return new DecodeError(NAME, -1, 'does not hold what tracemalloc writes', 'Take the snapshot again.');
}
