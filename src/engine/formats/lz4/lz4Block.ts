// One lz4 block: literals and matches in turn.
//
//     token │ more literal length … │ literals … │ distance, 2 bytes │ more match length …
//     hi: literal length, 15 = more follows       lo: match length − 4, 15 = more follows
//
// The last sequence ends behind its literals.
import { type GrowingBytes } from '../compression/growingBytes';
import { frameError } from '../compression/frames';

const SHORTEST_MATCH = 4;
const MORE = 15;

/** Where a block lies and how far its matches may reach back. */
export interface BlockPlace {
  readonly start: number;
  readonly end: number;
  /** Length of the output at which what matches may repeat begins. */
  readonly windowStart: number;
  /** Most bytes that the block may unpack to. */
  readonly maxLength: number;
}

/** Unpacks behind what the output holds. Throws a DecodeError for a block that does not hold together. */
export function unpackLz4Block(bytes: Uint8Array, place: BlockPlace, output: GrowingBytes): void {
  const { end, windowStart } = place;
  const outputEnd = output.length + place.maxLength;
  let at = place.start;
  /** A length of which the token held `first`; the sum is bounded because it is checked against the block's size. */
  const readLength = (first: number): number => {
    let length = first;
    let byte = first === MORE ? 255 : 0;
    while (byte === 255) {
      if (at >= end) {
        throw frameError('lz4', at, 'damaged');
      }
      byte = bytes[at++];
      length += byte;
    }
    return length;
  };
  while (at < end) {
    const token = bytes[at++];
    const literalCount = readLength(token >> 4);
    if (at + literalCount > end || output.length + literalCount > outputEnd) {
      throw frameError('lz4', at, 'damaged');
    }
    output.append(bytes, at, at + literalCount);
    at += literalCount;
    if (at === end) {
      return;
    }
    const distance = bytes[at] | (bytes[at + 1] << 8);
    at += 2;
    const matchLength = readLength(token & MORE) + SHORTEST_MATCH;
    const isInside = at <= end && distance > 0 && distance <= output.length - windowStart;
    if (!isInside || output.length + matchLength > outputEnd) {
      throw frameError('lz4', at, 'damaged');
    }
    output.repeat(distance, matchLength);
  }
}
