// The checksum of zstd: the low half of XXH64 with seed 0. Numbers of 64 bits are pairs of 32 bits, because BigInt is tens of times slower.
// A pair is written at a row of an Int32Array: low half at 2 × row, high half behind it.

const STRIPE = 32;

/** Low and high half. */
type Word = readonly [number, number];

const PRIME_1: Word = [0x85ebca87 | 0, 0x9e3779b1 | 0];
const PRIME_2: Word = [0x27d4eb4f, 0xc2b2ae3d | 0];
const PRIME_3: Word = [0x9e3779f9 | 0, 0x165667b1];
const PRIME_4: Word = [0xc2b2ae63 | 0, 0x85ebca77 | 0];
const PRIME_5: Word = [0x165667c5, 0x27d4eb2f];

/** The low 32 bits of the XXH64 of the bytes [start, end), as an unsigned number. */
export function xxh64Low(bytes: Uint8Array, start: number, end: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const hash = new Pairs(1);
  let at = start;
  set(hash, 0, PRIME_5);
  if (end - start >= STRIPE) {
    const lanes = new Pairs(4);
    set(lanes, 0, PRIME_1);
    lanes.add(0, PRIME_2[0], PRIME_2[1]);
    set(lanes, 1, PRIME_2);
    lanes.add(3, ~PRIME_1[0], ~PRIME_1[1]);
    lanes.add(3, 1, 0);
    for (; at + STRIPE <= end; at += STRIPE) {
      for (let lane = 0; lane < 4; lane++) {
        round(lanes, lane, view.getInt32(at + 8 * lane, true), view.getInt32(at + 8 * lane + 4, true));
      }
    }
    mergeLanes(hash, lanes);
  }
  hash.add(0, (end - start) | 0, Math.floor((end - start) / 2 ** 32));
  const scratch = new Pairs(1);
  for (; at + 8 <= end; at += 8) {
    set(scratch, 0, [0, 0]);
    round(scratch, 0, view.getInt32(at, true), view.getInt32(at + 4, true));
    hash.xor(0, scratch.low(0), scratch.high(0));
    hash.rotate(0, 27);
    hash.multiply(0, PRIME_1[0], PRIME_1[1]);
    hash.add(0, PRIME_4[0], PRIME_4[1]);
  }
  if (at + 4 <= end) {
    mixIn(hash, scratch, view.getInt32(at, true), PRIME_1);
    hash.rotate(0, 23);
    hash.multiply(0, PRIME_2[0], PRIME_2[1]);
    hash.add(0, PRIME_3[0], PRIME_3[1]);
    at += 4;
  }
  for (; at < end; at++) {
    mixIn(hash, scratch, bytes[at], PRIME_5);
    hash.rotate(0, 11);
    hash.multiply(0, PRIME_1[0], PRIME_1[1]);
  }
  hash.xor(0, hash.high(0) >>> 1, 0);
  hash.multiply(0, PRIME_2[0], PRIME_2[1]);
  hash.xor(0, (hash.low(0) >>> 29) | (hash.high(0) << 3), hash.high(0) >>> 29);
  hash.multiply(0, PRIME_3[0], PRIME_3[1]);
  hash.xor(0, hash.high(0), 0);
  return hash.low(0) >>> 0;
}

function set(pairs: Pairs, row: number, [low, high]: Word): void {
  pairs.set(row, low, high);
}

function round(pairs: Pairs, row: number, low: number, high: number): void {
  pairs.addProduct(row, low, high, PRIME_2[0], PRIME_2[1]);
  pairs.rotate(row, 31);
  pairs.multiply(row, PRIME_1[0], PRIME_1[1]);
}

/** xors `value` × `prime` into the hash. */
function mixIn(hash: Pairs, scratch: Pairs, value: number, prime: Word): void {
  scratch.set(0, value, 0);
  scratch.multiply(0, prime[0], prime[1]);
  hash.xor(0, scratch.low(0), scratch.high(0));
}

function mergeLanes(hash: Pairs, lanes: Pairs): void {
  const turned = new Pairs(1);
  hash.set(0, 0, 0);
  [1, 7, 12, 18].forEach((count, lane) => {
    turned.set(0, lanes.low(lane), lanes.high(lane));
    turned.rotate(0, count);
    hash.add(0, turned.low(0), turned.high(0));
  });
  for (let lane = 0; lane < 4; lane++) {
    turned.set(0, 0, 0);
    round(turned, 0, lanes.low(lane), lanes.high(lane));
    hash.xor(0, turned.low(0), turned.high(0));
    hash.multiply(0, PRIME_1[0], PRIME_1[1]);
    hash.add(0, PRIME_4[0], PRIME_4[1]);
  }
}

/** Numbers of 64 bits that wrap around. */
class Pairs {
  private readonly halves: Int32Array;

  constructor(count: number) {
    this.halves = new Int32Array(2 * count);
  }

  low(row: number): number {
    return this.halves[2 * row];
  }

  high(row: number): number {
    return this.halves[2 * row + 1];
  }

  set(row: number, low: number, high: number): void {
    this.halves[2 * row] = low;
    this.halves[2 * row + 1] = high;
  }

  xor(row: number, low: number, high: number): void {
    this.halves[2 * row] ^= low;
    this.halves[2 * row + 1] ^= high;
  }

  add(row: number, low: number, high: number): void {
    const sum = (this.low(row) >>> 0) + (low >>> 0);
    this.set(row, sum, this.high(row) + high + (sum >= 2 ** 32 ? 1 : 0));
  }

  /** By 1 to 31 bits to the left. */
  rotate(row: number, count: number): void {
    const low = this.low(row);
    const high = this.high(row);
    this.set(row, (low << count) | (high >>> (32 - count)), (high << count) | (low >>> (32 - count)));
  }

  multiply(row: number, low: number, high: number): void {
    const ownLow = this.low(row);
    const ownHigh = this.high(row);
    this.set(row, 0, 0);
    this.addProduct(row, ownLow, ownHigh, low, high);
  }

  /** Adds a × b. */
  addProduct(row: number, aLow: number, aHigh: number, bLow: number, bHigh: number): void {
    // The low halves in pieces of 16 bits, whose products are exact.
    const a0 = aLow & 0xffff;
    const a1 = aLow >>> 16;
    const b0 = bLow & 0xffff;
    const b1 = bLow >>> 16;
    const low = Math.imul(a0, b0) >>> 0;
    const middle = a1 * b0 + (low >>> 16);
    const cross = a0 * b1 + (middle % 65_536);
    const high = a1 * b1 + Math.floor(middle / 65_536) + Math.floor(cross / 65_536);
    this.add(row, Math.imul(aLow, bLow), (high + Math.imul(aLow, bHigh) + Math.imul(aHigh, bLow)) | 0);
  }
}
