// What the symbols of deflate's three alphabets mean (RFC 1951, section 3.2.5 and 3.2.7), as entries of huffman.ts.
import { END_OF_BLOCK, LITERAL } from './huffman';

const LENGTH_BASES = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
];
const LENGTH_EXTRA_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
/** In which order a block tells the lengths of the codes of the code length alphabet. */
export const CODE_LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** What each symbol of the literal and length alphabet means, see huffman.ts; symbols 286 and 287 mean nothing. */
export const literalEntries = Int32Array.from({ length: 288 }, (_, symbol) => {
  if (symbol < 256) {
    return LITERAL | (symbol << 8);
  }
  if (symbol === 256) {
    return END_OF_BLOCK;
  }
  return symbol < 286 ? (LENGTH_BASES[symbol - 257] << 16) | (LENGTH_EXTRA_BITS[symbol - 257] << 8) : 0;
});

/** What each distance symbol means; symbols 30 and 31 mean nothing. */
export const distanceEntries = Int32Array.from({ length: 32 }, (_, symbol) => {
  const extraBits = Math.max(0, (symbol >> 1) - 1);
  const base = symbol < 4 ? symbol + 1 : ((2 + (symbol & 1)) << extraBits) + 1;
  return symbol < 30 ? (base << 16) | (extraBits << 8) : 0;
});

/** The symbols of the code length alphabet stand for themselves; the low bit tells symbol 0 from "means nothing". */
export const codeLengthEntries = Int32Array.from({ length: 19 }, (_, symbol) => (symbol << 16) | (1 << 8));
