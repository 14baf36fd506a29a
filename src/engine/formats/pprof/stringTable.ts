// The strings of a pprof file, and those that the decoder adds to name what has no name.
import { malformed } from './protobufReader';
import { type Spans } from './spans';

export class StringTable {
  /** How many strings were not valid UTF-8; their damaged letters became U+FFFD. */
  readonly damagedCount: number;
  private readonly strings: string[];
  private readonly ownCount: number;

  /** Throws a DecodeError unless the first string is the empty one, as pprof wants it. */
  constructor(bytes: Uint8Array, spans: Spans) {
    if (spans.length === 0 || spans.start[0] !== spans.end[0]) {
      throw malformed(
        -1,
        spans.length === 0
          ? 'holds no table of strings'
          : 'has a table of strings that does not begin with the empty one'
      );
    }
    const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const lenient = new TextDecoder('utf-8', { ignoreBOM: true });
    let damagedCount = 0;
    this.strings = Array.from({ length: spans.length }, (_, row) => {
      const text = bytes.subarray(spans.start[row], spans.end[row]);
      try {
        return strict.decode(text);
      } catch {
        // The only failure that a strict decoder has: the bytes are no UTF-8.
        damagedCount++;
        return lenient.decode(text);
      }
    });
    this.damagedCount = damagedCount;
    this.ownCount = spans.length;
  }

  at(index: number): string {
    return this.strings[index];
  }

  /** Throws a DecodeError unless the file holds a string of this index. */
  check(index: number, offset: number): void {
    if (!(index < this.ownCount)) {
      throw malformed(offset, `names string ${index}, but holds only ${this.ownCount}`);
    }
  }

  /** Adds a string of the decoder's own; gives its index. */
  add(text: string): number {
    return this.strings.push(text) - 1;
  }

  toArray(): readonly string[] {
    return this.strings;
  }
}
