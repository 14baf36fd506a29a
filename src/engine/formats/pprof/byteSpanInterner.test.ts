import { ByteSpanInterner } from './byteSpanInterner';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Interns one block of stretches. */
function intern(spans: ByteSpanInterner, ...stretches: ReadonlyArray<readonly [start: number, end: number]>): number[] {
  const rows = new Int32Array(stretches.length);
  const starts = Int32Array.from(stretches, ([start]) => start);
  const ends = Int32Array.from(stretches, ([, end]) => end);
  spans.intern(starts, ends, stretches.length, rows);
  return Array.from(rows);
}

describe('ByteSpanInterner', () => {
  it('gives equal stretches one row and others another, within a block and across', () => {
    const spans = new ByteSpanInterner(bytesOf('abcdefgh abcdefgh abcdefgx abcd'), 8);
    expect(intern(spans, [0, 8], [9, 17], [18, 26])).toEqual([0, 0, 1]);
    expect(intern(spans, [27, 31], [0, 4], [9, 17], [18, 26])).toEqual([2, 2, 0, 1]);
    expect(spans.length).toBe(3);
  });

  it('knows the empty stretch', () => {
    expect(intern(new ByteSpanInterner(bytesOf('ab'), 8), [1, 1], [0, 1], [2, 2])).toEqual([0, 1, 0]);
  });

  it('keeps many rows apart while it grows', () => {
    const bytes = new Uint8Array(Int32Array.from({ length: 50_000 }, (_, i) => i * 7).buffer);
    const spans = new ByteSpanInterner(bytes, 50_000);
    const rows = intern(spans, ...Array.from({ length: 50_000 }, (_, i) => [i * 4, i * 4 + 4] as const));
    expect(rows.every((row, i) => row === i)).toBe(true);
    expect(intern(spans, [40_000, 40_004], [0, 4])).toEqual([10_000, 0]);
  });

  it('goes on with a larger buffer', () => {
    const spans = new ByteSpanInterner(bytesOf('abc'), 8);
    expect(intern(spans, [0, 3])).toEqual([0]);
    spans.useBuffer(bytesOf('abcxabc'));
    expect(intern(spans, [3, 6], [4, 7])).toEqual([1, 0]);
  });

  it('stops searching among stretches that were made to collide, at the price of equal rows', () => {
    const spans = new ByteSpanInterner(collidingWords(2000), 2000);
    const stretch = (row: number) => [row * 8, row * 8 + 8] as const;
    const rows = intern(spans, ...Array.from({ length: 2000 }, (_, row) => stretch(row)));
    expect(rows.every((row, i) => row === i)).toBe(true);
    expect(intern(spans, stretch(100), stretch(1998), stretch(1999))).toEqual([100, 2000, 2001]);
  });
});

/** Stretches of two words of which the second undoes what the first did to the hash. */
function collidingWords(count: number): Uint8Array {
  const words = new Int32Array(count * 2);
  for (let row = 0; row < count; row++) {
    let hash = Math.imul(0x811c9dc5 ^ 8 ^ row, 0x9e3779b1);
    hash ^= hash >>> 15;
    words[row * 2] = row;
    words[row * 2 + 1] = hash;
  }
  return new Uint8Array(words.buffer);
}
