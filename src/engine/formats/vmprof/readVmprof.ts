// The records of a vmprof log: stacks as addresses while the program ran, and behind them which function each address is.
import { DecodeError } from '../decodeError';
import { ByteReader } from '../byteReader';

/** What a log holds, before addresses have names. */
export interface VmprofLog {
  /** Microseconds between two samples. */
  readonly periodUs: number;
  /** True where time was taken from the wall and each thread by itself, false where it is the CPU time of the process. */
  readonly isRealTime: boolean;
  /** When it was recorded, in milliseconds since the Unix epoch; undefined where the log does not say. */
  readonly startMs: number | undefined;
  readonly endMs: number | undefined;
  readonly stacks: readonly VmprofStack[];
  /** Address → `py:function:line:file`, or what native code is called. */
  readonly symbols: ReadonlyMap<number, string>;
  /** False when the log ends without its trailer: the program was killed. */
  readonly isComplete: boolean;
}

export interface VmprofStack {
  /** Leaf first. Exact for addresses below 2^53, which all programs' are. */
  readonly addresses: readonly number[];
  /** The current line beside each address, empty where lines were not recorded. */
  readonly lines: readonly number[];
  readonly threadId: number;
  /** When it was taken, on a clock of its own; undefined in layout 6. */
  readonly timeNs: number | undefined;
}

const NAME = 'vmprof';
/** A word is eight bytes on every system that is read. */
const WORD = 8;
const MARKER = { stack: 1, symbol: 2, trailer: 3, header: 5, startTime: 6, meta: 7, nativeSymbol: 8 } as const;
const MODE = { memory: 1, lines: 2, realTime: 16 } as const;
/** The layout of vmprof 0.4.18, and that of 0.6, whose stacks have a time behind them; older logs have other records. */
const VERSION = 6;
const VERSION_WITH_TIMES = 7;
const RECORD_AGAIN = 'Record it again with vmprof 0.4.18 or later.';

/** Throws a DecodeError for a log that is cut off in a record, or of another version. */
export function readVmprof(bytes: Uint8Array): VmprofLog {
  const reader = new ByteReader(bytes, NAME);
  reader.slice(3 * WORD);
  const periodUs = reader.int64();
  reader.slice(WORD);
  const stacks: VmprofStack[] = [];
  const symbols = new Map<number, string>();
  let header: Header = { mode: 0, hasTimes: false };
  let startMs: number | undefined;
  let endMs: number | undefined;
  let isComplete = false;
  while (!reader.isAtEnd && !isComplete) {
    const marker = reader.uint8();
    switch (marker) {
      case MARKER.header:
        header = readHeader(reader);
        break;
      case MARKER.startTime:
        startMs = readTime(reader);
        break;
      case MARKER.meta:
        readText(reader);
        readText(reader);
        break;
      case MARKER.stack:
        stacks.push(readStack(reader, header));
        break;
      case MARKER.symbol:
        symbols.set(reader.int64(), readText(reader));
        break;
      case MARKER.nativeSymbol:
        addNative(symbols, reader.int64(), readText(reader));
        break;
      case MARKER.trailer:
        endMs = readTime(reader);
        isComplete = true;
        break;
      default:
        throw reader.error(`has an unknown record (${marker})`, RECORD_AGAIN);
    }
  }
  if (!(periodUs > 0 && Number.isSafeInteger(periodUs))) {
    throw new DecodeError(NAME, 3 * WORD, `has no sampling period (${periodUs})`, RECORD_AGAIN);
  }
  const isRealTime = (header.mode & MODE.realTime) !== 0;
  return { periodUs, isRealTime, startMs, endMs, stacks, symbols, isComplete };
}

/** Which columns stacks have. */
interface Header {
  readonly mode: number;
  readonly hasTimes: boolean;
}

function readHeader(reader: ByteReader): Header {
  const version = reader.int16BigEndian();
  const mode = reader.uint8();
  reader.slice(reader.uint8());
  if (version !== VERSION && version !== VERSION_WITH_TIMES) {
    throw reader.error(`has version ${version} of its layout`, RECORD_AGAIN);
  }
  return { mode, hasTimes: version === VERSION_WITH_TIMES };
}

function readTime(reader: ByteReader): number {
  const seconds = reader.int64();
  const microseconds = reader.int64();
  reader.slice(WORD);
  return seconds * 1000 + Math.floor(microseconds / 1000);
}

function readText(reader: ByteReader): string {
  return reader.text(reader.int64());
}

function readStack(reader: ByteReader, { mode, hasTimes }: Header): VmprofStack {
  reader.slice(WORD);
  const depth = reader.int64();
  if (depth < 0 || depth * WORD > reader.remaining) {
    throw reader.error(`has a stack of ${depth} words`, 'Copy or record it again: a part of it is missing or damaged.');
  }
  const words = Array.from({ length: depth }, () => reader.int64());
  const threadId = reader.int64();
  if ((mode & MODE.memory) !== 0) {
    reader.slice(WORD);
  }
  const timeNs = hasTimes ? reader.int64() : undefined;
  const hasLines = (mode & MODE.lines) !== 0;
  return {
    addresses: hasLines ? words.filter((_, index) => index % 2 === 1) : words,
    lines: hasLines ? words.filter((_, index) => index % 2 === 0) : [],
    threadId,
    timeNs,
  };
}

/** vmprof writes a native entry for every address, also for those of Python functions, which know more. */
function addNative(symbols: Map<number, string>, address: number, symbol: string): void {
  if (!symbols.has(address)) {
    symbols.set(address, symbol);
  }
}
