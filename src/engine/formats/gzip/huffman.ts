// Lookup tables for the Huffman codes of deflate (RFC 1951, section 3.2.2): one step for short codes, two for long ones.

/** No deflate code is longer. */
const MAX_CODE_LENGTH = 15;

/**
 * What one lookup gives, packed into 32 bits. The low 8 bits are the length of the code in bits, 0 for a code that no symbol has.
 *
 *     bit 31      a literal byte: the byte is in bits 8–15
 *     bit 14      a second table: its first slot is in bits 16–30, the number of its index bits in bits 8–12
 *     bit 13      the end of the block
 *     otherwise   a length or distance: its base is in bits 16–30, the number of its extra bits in bits 8–12
 */
export const LITERAL = 1 << 31;
export const SECOND_TABLE = 1 << 14;
export const END_OF_BLOCK = 1 << 13;

/** A decoder's table: the first `2 ** indexBits` slots are indexed by the next bits of the input, second tables follow. */
export interface HuffmanTable {
  readonly indexBits: number;
  readonly slots: Int32Array;
}

/** A table for up to `symbolCount` symbols, to be filled again for every block by `fillTable`. */
export function newTable(indexBits: number, symbolCount: number): HuffmanTable {
  // Every second table belongs to at least one symbol and has at most 2^(15 − indexBits) slots.
  return { indexBits, slots: new Int32Array((1 << indexBits) + symbolCount * (1 << (MAX_CODE_LENGTH - indexBits))) };
}

const lengthCounts = new Int32Array(MAX_CODE_LENGTH + 1);
const nextCodes = new Int32Array(MAX_CODE_LENGTH + 2);
const reversedCodes = new Int32Array(320);

/**
 * Fills `table` for the canonical code in which symbol i has `lengths[from + i]` bits (0: unused) and the meaning `entries[i]`
 * (0: none, its code then reads like a missing one).
 * Gives false when more codes are claimed than exist. Missing codes are legal and read as length 0.
 */
export function fillTable(
  table: HuffmanTable,
  entries: Int32Array,
  lengths: Uint8Array,
  from: number,
  count: number
): boolean {
  const { indexBits, slots } = table;
  const indexSize = 1 << indexBits;
  if (!assignCodes(lengths, from, count)) {
    return false;
  }
  slots.fill(0);
  let nextSlot = indexSize;
  for (let symbol = 0; symbol < count; symbol++) {
    const length = lengths[from + symbol];
    const code = reversedCodes[symbol];
    if (length === 0 || entries[symbol] === 0) {
      continue;
    }
    if (length <= indexBits) {
      const entry = entries[symbol] | length;
      for (let slot = code; slot < indexSize; slot += 1 << length) {
        slots[slot] = entry;
      }
      continue;
    }
    const prefix = code & (indexSize - 1);
    if (slots[prefix] === 0) {
      const secondBits = longestWithPrefix(prefix, indexBits, lengths, from, count) - indexBits;
      slots[prefix] = SECOND_TABLE | (nextSlot << 16) | (secondBits << 8) | indexBits;
      nextSlot += 1 << secondBits;
    }
    const start = slots[prefix] >>> 16;
    const size = 1 << ((slots[prefix] >>> 8) & 31);
    const entry = entries[symbol] | (length - indexBits);
    for (let slot = code >>> indexBits; slot < size; slot += 1 << (length - indexBits)) {
      slots[start + slot] = entry;
    }
  }
  return true;
}

/** Puts every symbol's code, first bit lowest, into `reversedCodes`. False when the lengths claim more codes than exist. */
function assignCodes(lengths: Uint8Array, from: number, count: number): boolean {
  lengthCounts.fill(0);
  for (let symbol = 0; symbol < count; symbol++) {
    lengthCounts[lengths[from + symbol]]++;
  }
  lengthCounts[0] = 0;
  let code = 0;
  for (let length = 1; length <= MAX_CODE_LENGTH; length++) {
    code = (code + lengthCounts[length - 1]) << 1;
    nextCodes[length] = code;
    if (code + lengthCounts[length] > 1 << length) {
      return false;
    }
  }
  for (let symbol = 0; symbol < count; symbol++) {
    const length = lengths[from + symbol];
    if (length > 0) {
      reversedCodes[symbol] = reverseBits(nextCodes[length]++, length);
    }
  }
  return true;
}

function longestWithPrefix(
  prefix: number,
  indexBits: number,
  lengths: Uint8Array,
  from: number,
  count: number
): number {
  let longest = 0;
  for (let symbol = 0; symbol < count; symbol++) {
    const length = lengths[from + symbol];
    if (length > longest && length > indexBits && (reversedCodes[symbol] & ((1 << indexBits) - 1)) === prefix) {
      longest = length;
    }
  }
  return longest;
}

function reverseBits(code: number, length: number): number {
  let reversed = 0;
  for (let bit = 0; bit < length; bit++) {
    reversed = (reversed << 1) | ((code >>> bit) & 1);
  }
  return reversed;
}
