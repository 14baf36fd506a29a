// Writes protocol buffers field by field. A message is written into a writer of its own first, because its length stands before it.

const VARINT = 0;
const LENGTH_DELIMITED = 2;
/** What a signed 64-bit number can hold of a double: the largest double below 2^63. */
const LARGEST = 2 ** 63 - 1024;

export class ProtobufWriter {
  private bytes = new Uint8Array(256);
  private used = 0;

  /** The number of bytes written. */
  get length(): number {
    return this.used;
  }

  /** Forgets what was written and keeps the memory: one writer serves all messages of a kind. */
  reset(): this {
    this.used = 0;
    return this;
  }

  /** The bytes so far, in memory of their own. */
  toBytes(): Uint8Array {
    return this.bytes.slice(0, this.used);
  }

  /** A number from 0 to 2^32 − 1 without a field, as packed lists hold them. */
  varint(value: number): void {
    this.reserve(5);
    let rest = value;
    for (; rest > 127; rest >>>= 7) {
      this.bytes[this.used++] = (rest & 127) | 128;
    }
    this.bytes[this.used++] = rest;
  }

  /** A signed 64-bit number without a field: fractions are rounded, what is too large becomes the largest there is. */
  int64(value: number): void {
    const whole = Math.min(LARGEST, Math.max(-LARGEST, Math.round(value)));
    this.pair(Math.floor(whole / 2 ** 32) >>> 0, whole >>> 0);
  }

  /** A field of a number from 0 to 2^32 − 1; 0, which is what a reader takes an absent field for, is left out. */
  number(field: number, value: number): void {
    if (value !== 0) {
      this.varint(field * 8 + VARINT);
      this.varint(value);
    }
  }

  /** A field of a signed 64-bit number; 0 is left out. */
  bigNumber(field: number, value: bigint): void {
    if (value !== 0n) {
      this.varint(field * 8 + VARINT);
      this.pair(Number(BigInt.asUintN(32, value >> 32n)), Number(BigInt.asUintN(32, value)));
    }
  }

  /** A field of a message, a packed list or anything else that another writer holds. */
  message(field: number, content: ProtobufWriter): void {
    this.delimited(field, content.bytes.subarray(0, content.used));
  }

  /** A field of bytes. */
  delimited(field: number, content: Uint8Array): void {
    this.varint(field * 8 + LENGTH_DELIMITED);
    this.varint(content.length);
    this.reserve(content.length);
    this.bytes.set(content, this.used);
    this.used += content.length;
  }

  private pair(high: number, low: number): void {
    this.reserve(10);
    let [restHigh, restLow] = [high, low];
    while (restHigh > 0 || restLow > 127) {
      this.bytes[this.used++] = (restLow & 127) | 128;
      restLow = ((restLow >>> 7) | (restHigh << 25)) >>> 0;
      restHigh >>>= 7;
    }
    this.bytes[this.used++] = restLow;
  }

  private reserve(count: number): void {
    if (this.used + count > this.bytes.length) {
      const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.used + count));
      grown.set(this.bytes.subarray(0, this.used));
      this.bytes = grown;
    }
  }
}
