// Inflates deflate data (RFC 1951) into a growing buffer with a hard limit.
//
// Unusual: our own inflate although `fflate` is at hand. fflate's synchronous calls cannot stop at a limit, trust the size
// that the file claims, and do not say where a member ends, so neither a bomb nor a second member can be handled with them; its
// streaming class copies every byte twice. This one is also faster (benchmarks/decode). fflate wins again once its
// synchronous calls take a limit and give the end offset.
import { DecodeError } from '../decodeError';
import { CODE_LENGTH_ORDER, codeLengthEntries, distanceEntries, literalEntries } from './deflateAlphabets';
import { END_OF_BLOCK, fillTable, type HuffmanTable, newTable, SECOND_TABLE } from './huffman';

/** A match is at most 258 bytes and two literals are written per check: the room kept free behind the write position. */
const SLACK = 264;

/** The bytes inflated so far. One output may take several streams after each other. */
export class InflateOutput {
  bytes: Uint8Array;
  length = 0;

  /**
   * @param limit The number of bytes above which inflating stops with a DecodeError.
   * @param expectedLength A guess that saves growing; it is never trusted beyond the limit.
   */
  constructor(
    readonly limit: number,
    expectedLength: number
  ) {
    this.bytes = new Uint8Array(Math.min(limit, expectedLength) + SLACK);
  }

  /** Makes room for `count` more bytes and the slack behind them. */
  reserve(count: number): void {
    const needed = this.length + count;
    if (needed > this.limit) {
      throw tooLarge(this.limit);
    }
    if (needed + SLACK > this.bytes.length) {
      const grown = new Uint8Array(Math.min(this.limit, Math.max(needed, this.bytes.length * 2)) + SLACK);
      grown.set(this.bytes.subarray(0, this.length));
      this.bytes = grown;
    }
  }
}

/** The codes of blocks that bring none of their own. */
const fixedLiterals = newTable(9, 288);
const fixedDistances = newTable(5, 32);
const fixedLengths = new Uint8Array(320)
  .fill(8, 0, 144)
  .fill(9, 144, 256)
  .fill(7, 256, 280)
  .fill(8, 280, 288)
  .fill(5, 288);
fillTable(fixedLiterals, literalEntries, fixedLengths, 0, 288);
fillTable(fixedDistances, distanceEntries, fixedLengths, 288, 32);

/** Inflates streams of one input, one after the other, to the end of one output. */
export class Inflater {
  private readonly view: DataView;
  private readonly ownLiterals = newTable(11, 288);
  private readonly ownDistances = newTable(9, 32);
  /** The bits that were read from the input and not used yet, next bit lowest, and their number. */
  private hold = 0;
  private bitCount = 0;
  private position = 0;
  /** Where the stream begins in the output: it cannot look further back. */
  private windowStart = 0;

  constructor(
    private readonly input: Uint8Array,
    private readonly output: InflateOutput
  ) {
    this.view = new DataView(input.buffer, input.byteOffset, input.byteLength);
  }

  /** Inflates the stream that begins at `start`. Gives the offset behind the stream's last byte. */
  inflate(start: number): number {
    this.position = start;
    this.hold = this.bitCount = 0;
    this.windowStart = this.output.length;
    let isLast = false;
    while (!isLast) {
      isLast = this.takeBits(1) === 1;
      const type = this.takeBits(2);
      if (type === 0) {
        this.copyStored();
      } else if (type === 1) {
        this.inflateBlock(fixedLiterals, fixedDistances);
      } else if (type === 2) {
        this.readTables();
        this.inflateBlock(this.ownLiterals, this.ownDistances);
      } else {
        throw this.damaged();
      }
    }
    return this.position - (this.bitCount >> 3);
  }

  private takeBits(count: number): number {
    while (this.bitCount < count) {
      if (this.position >= this.input.length) {
        throw this.truncated();
      }
      this.hold |= this.input[this.position++] << this.bitCount;
      this.bitCount += 8;
    }
    const value = this.hold & ((1 << count) - 1);
    this.hold >>>= count;
    this.bitCount -= count;
    return value;
  }

  private copyStored(): void {
    // Whole bytes that were read ahead belong to the stored block.
    this.position -= this.bitCount >> 3;
    this.hold = this.bitCount = 0;
    const length = this.takeBits(16);
    if (this.takeBits(16) !== (length ^ 0xffff)) {
      throw this.damaged();
    }
    const end = this.position + length;
    if (end > this.input.length) {
      throw this.truncated();
    }
    this.output.reserve(length);
    this.output.bytes.set(this.input.subarray(this.position, end), this.output.length);
    this.output.length += length;
    this.position = end;
  }

  private readTables(): void {
    const literalCount = this.takeBits(5) + 257;
    const distanceCount = this.takeBits(5) + 1;
    const codeLengthCount = this.takeBits(4) + 4;
    const codeLengths = new Uint8Array(19);
    for (let i = 0; i < codeLengthCount; i++) {
      codeLengths[CODE_LENGTH_ORDER[i]] = this.takeBits(3);
    }
    const table = newTable(7, 19);
    if (!fillTable(table, codeLengthEntries, codeLengths, 0, 19)) {
      throw this.damaged();
    }
    const lengths = new Uint8Array(320);
    const end = literalCount + distanceCount;
    for (let i = 0; i < end;) {
      const symbol = this.takeCodeLengthSymbol(table.slots);
      if (symbol < 16) {
        lengths[i++] = symbol;
        continue;
      }
      const repeated = symbol === 16 ? lengths[i - 1] : 0;
      const times = symbol === 16 ? 3 + this.takeBits(2) : symbol === 17 ? 3 + this.takeBits(3) : 11 + this.takeBits(7);
      if (i + times > end || (symbol === 16 && i === 0)) {
        throw this.damaged();
      }
      lengths.fill(repeated, i, i + times);
      i += times;
    }
    const isLegal =
      literalCount <= 286 &&
      fillTable(this.ownLiterals, literalEntries, lengths, 0, literalCount) &&
      fillTable(this.ownDistances, distanceEntries, lengths, literalCount, distanceCount);
    if (!isLegal) {
      throw this.damaged();
    }
  }

  /** Code lengths are at most 7 bits long; near the end of the input fewer bits may be left. */
  private takeCodeLengthSymbol(slots: Int32Array): number {
    while (this.bitCount < 7 && this.position < this.input.length) {
      this.hold |= this.input[this.position++] << this.bitCount;
      this.bitCount += 8;
    }
    const entry = slots[this.hold & 127];
    const length = entry & 255;
    if (length === 0) {
      throw this.damaged();
    }
    if (length > this.bitCount) {
      throw this.truncated();
    }
    this.hold >>>= length;
    this.bitCount -= length;
    return entry >>> 16;
  }

  /** One block of literals and matches. The one hot loop of this file: state in locals, no calls but for growing. */
  private inflateBlock(literals: HuffmanTable, distances: HuffmanTable): void {
    const { input, view, output, windowStart } = this;
    const wordEnd = input.length - 4;
    const literalSlots = literals.slots;
    const literalMask = (1 << literals.indexBits) - 1;
    const distanceSlots = distances.slots;
    const distanceMask = (1 << distances.indexBits) - 1;
    let { hold, bitCount, position } = this;
    let bytes = output.bytes;
    let words = new DataView(bytes.buffer);
    let out = output.length;
    let outEnd = bytes.length - SLACK;
    for (;;) {
      if (out > outEnd) {
        output.length = out;
        output.reserve(1);
        bytes = output.bytes;
        words = new DataView(bytes.buffer);
        outEnd = bytes.length - SLACK;
      }
      // Refill to at least 24 bits. Bytes that do not fit whole are read again next time.
      if (position <= wordEnd) {
        hold |= view.getInt32(position, true) << bitCount;
        position += (31 - bitCount) >> 3;
        bitCount |= 24;
      } else {
        while (bitCount <= 24 && position < input.length) {
          hold |= input[position++] << bitCount;
          bitCount += 8;
        }
      }
      let entry = literalSlots[hold & literalMask];
      if (entry < 0) {
        hold >>>= entry & 31;
        bitCount -= entry & 31;
        bytes[out++] = entry >>> 8;
        entry = literalSlots[hold & literalMask];
        if (entry < 0) {
          hold >>>= entry & 31;
          bitCount -= entry & 31;
          bytes[out++] = entry >>> 8;
          if (bitCount < 0) {
            throw this.truncated();
          }
        } else if (bitCount < 0) {
          throw this.truncated();
        }
        continue;
      }
      if ((entry & SECOND_TABLE) !== 0) {
        hold >>>= entry & 31;
        bitCount -= entry & 31;
        entry = literalSlots[(entry >>> 16) + (hold & ((1 << ((entry >>> 8) & 31)) - 1))];
      }
      const codeLength = entry & 31;
      hold >>>= codeLength;
      bitCount -= codeLength;
      if (entry < 0) {
        bytes[out++] = entry >>> 8;
        if (bitCount < 0) {
          throw this.truncated();
        }
        continue;
      }
      if (codeLength === 0 || bitCount < 0) {
        this.position = position;
        throw bitCount < 0 || position >= input.length ? this.truncated() : this.damaged();
      }
      if ((entry & END_OF_BLOCK) !== 0) {
        break;
      }
      const lengthBits = (entry >>> 8) & 31;
      const length = (entry >>> 16) + (hold & ((1 << lengthBits) - 1));
      hold >>>= lengthBits;
      bitCount -= lengthBits;
      if (position <= wordEnd) {
        hold |= view.getInt32(position, true) << bitCount;
        position += (31 - bitCount) >> 3;
        bitCount |= 24;
      } else {
        while (bitCount <= 24 && position < input.length) {
          hold |= input[position++] << bitCount;
          bitCount += 8;
        }
      }
      let distanceEntry = distanceSlots[hold & distanceMask];
      if ((distanceEntry & SECOND_TABLE) !== 0) {
        hold >>>= distanceEntry & 31;
        bitCount -= distanceEntry & 31;
        distanceEntry = distanceSlots[(distanceEntry >>> 16) + (hold & ((1 << ((distanceEntry >>> 8) & 31)) - 1))];
      }
      const distanceLength = distanceEntry & 31;
      const distanceBits = (distanceEntry >>> 8) & 31;
      hold >>>= distanceLength;
      bitCount -= distanceLength;
      // A code of 15 bits and 13 more may need one byte beyond the 24 bits of the refill.
      while (bitCount < distanceBits && position < input.length) {
        hold |= input[position++] << bitCount;
        bitCount += 8;
      }
      const distance = (distanceEntry >>> 16) + (hold & ((1 << distanceBits) - 1));
      hold >>>= distanceBits;
      bitCount -= distanceBits;
      if (distanceLength === 0 || bitCount < 0 || distance > out - windowStart) {
        this.position = position;
        throw bitCount < 0 ? this.truncated() : this.damaged();
      }
      const end = out + length;
      if (distance >= 4) {
        // Whole words; what is written too much lies in the slack and is overwritten next.
        for (; out < end; out += 4) {
          words.setInt32(out, words.getInt32(out - distance));
        }
        out = end;
      } else {
        for (; out < end; out++) {
          bytes[out] = bytes[out - distance];
        }
      }
    }
    output.length = out;
    output.reserve(0);
    this.hold = hold;
    this.bitCount = bitCount;
    this.position = position;
  }

  private truncated(): DecodeError {
    return new DecodeError(
      'gzip',
      this.input.length,
      'ends in the middle of its compressed data',
      'Copy or record it again.'
    );
  }

  private damaged(): DecodeError {
    return new DecodeError(
      'gzip',
      Math.min(this.position, this.input.length),
      'holds damaged compressed data',
      'Copy or record it again.'
    );
  }
}

function tooLarge(limit: number): DecodeError {
  return new DecodeError(
    'gzip',
    -1,
    `unpacks to more than the limit of ${Math.floor(limit / 2 ** 20)} MiB`,
    'Record a shorter profile, or raise the limit.'
  );
}
