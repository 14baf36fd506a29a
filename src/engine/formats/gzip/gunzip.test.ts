import fc from 'fast-check';
import { constants, deflateRawSync, gzipSync } from 'node:zlib';
import { DecodeError } from '../decodeError';
import { crc32 } from './crc32';
import { gunzip, isGzip } from './gunzip';

const LIMIT = 2 ** 24;

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
/** Bytes with long and short repeats and noise, so that every kind of deflate block and code length occurs. */
function variedBytes(length: number, seed: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = seed;
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    const choice = state >>> 29;
    bytes[i] = choice < 3 && i > 4000 ? bytes[i - 1 - ((state >>> 8) % 4000)] : choice < 5 ? 97 : (state >>> 16) & 255;
  }
  return bytes;
}

function failureOf(action: () => unknown): DecodeError {
  try {
    action();
  } catch (error) {
    if (error instanceof DecodeError) {
      return error;
    }
    throw error;
  }
  throw new Error('Nothing was thrown.');
}

describe('gunzip', () => {
  it.each([0, 1, 6, 9])('unpacks what zlib packed at level %i', (level) => {
    for (const length of [0, 1, 300, 70_000, 400_000]) {
      const bytes = variedBytes(length, length + level);
      expect(Buffer.compare(gunzip(gzipSync(bytes, { level }), LIMIT).bytes, bytes)).toBe(0);
    }
  });

  it.each([
    ['fixed codes', constants.Z_FIXED],
    ['literals only', constants.Z_HUFFMAN_ONLY],
    ['runs', constants.Z_RLE],
  ])('unpacks %s', (_, strategy) => {
    const bytes = variedBytes(50_000, 3);
    expect(Buffer.compare(gunzip(gzipSync(bytes, { strategy }), LIMIT).bytes, bytes)).toBe(0);
  });

  it('unpacks any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), fc.integer({ min: 0, max: 9 }), (bytes, level) => {
        expect(Array.from(gunzip(gzipSync(bytes, { level }), LIMIT).bytes)).toEqual(Array.from(bytes));
      })
    );
  });

  it('unpacks distances across the whole window', () => {
    const block = variedBytes(32_768, 9);
    const bytes = Buffer.concat([block, block, block.subarray(0, 5)]);
    expect(Buffer.compare(gunzip(gzipSync(bytes), LIMIT).bytes, bytes)).toBe(0);
  });

  it('puts members after each other', () => {
    const packed = Buffer.concat([gzipSync('one '), gzipSync(''), gzipSync('two')]);
    expect(textOf(gunzip(packed, LIMIT).bytes)).toBe('one two');
  });

  it('counts junk behind the last member, but not zero padding', () => {
    expect(gunzip(Buffer.concat([gzipSync('x'), Buffer.from('junk')]), LIMIT)).toMatchObject({ trailingJunkBytes: 4 });
    expect(gunzip(Buffer.concat([gzipSync('x'), Buffer.alloc(512)]), LIMIT)).toMatchObject({ trailingJunkBytes: 0 });
  });

  it('reads headers with every optional field', () => {
    const bytes = Buffer.from('the content');
    const trailer = Buffer.alloc(8);
    trailer.writeUInt32LE(crc32(bytes, 0, bytes.length));
    trailer.writeUInt32LE(bytes.length, 4);
    const header = Buffer.from([0x1f, 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3, 3, 0, 1, 2, 3]);
    const packed = Buffer.concat([
      header,
      Buffer.from('name\0comment\0\x12\x34', 'latin1'),
      deflateRawSync(bytes),
      trailer,
    ]);
    expect(textOf(gunzip(packed, LIMIT).bytes)).toBe('the content');
  });

  it('does not let a second member look back into the first', () => {
    // One fixed block: a match of length 3 at distance 1 as the first symbol, then the end.
    const backward = Buffer.from([0x03, 0x02, 0x00]);
    const member = Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]), backward, Buffer.alloc(8)]);
    expect(failureOf(() => gunzip(Buffer.concat([gzipSync('abc'), member]), LIMIT)).message).toBe(
      'holds damaged compressed data'
    );
  });

  it('stops at the limit, whatever the file claims', () => {
    const bomb = gzipSync(Buffer.alloc(3 * 2 ** 20));
    expect(failureOf(() => gunzip(bomb, 2 ** 20)).sentence).toBe(
      'This gzip file unpacks to more than the limit of 1 MiB. Record a shorter profile, or raise the limit.'
    );
    const liar = Buffer.from(bomb);
    liar.writeUInt32LE(5, liar.length - 4);
    expect(failureOf(() => gunzip(liar, 2 ** 20)).message).toContain('more than the limit');
    expect(gunzip(bomb, 3 * 2 ** 20).bytes).toHaveLength(3 * 2 ** 20);
    expect(failureOf(() => gunzip(gzipSync(Buffer.alloc(4), { level: 0 }), 3)).message).toContain(
      'more than the limit'
    );
  });

  it('refuses a wrong checksum', () => {
    const packed = Buffer.from(gzipSync('the content'));
    packed[packed.length - 8] ^= 1;
    expect(failureOf(() => gunzip(packed, LIMIT)).message).toBe('does not have the checksum that it claims');
  });

  it('says where a file that was cut off ends, at every length', () => {
    const packed = gzipSync(variedBytes(900, 5));
    for (let length = 3; length < packed.length; length++) {
      const failure = failureOf(() => gunzip(packed.subarray(0, length), LIMIT));
      expect([failure.format, failure.offset, failure.message]).toEqual([
        'gzip',
        length,
        expect.stringMatching(/^ends in the middle of/),
      ]);
    }
  });

  it('refuses every single flipped bit of the data or finds the same bytes', () => {
    const bytes = variedBytes(600, 8);
    const packed = gzipSync(bytes);
    for (let bit = 10 * 8; bit < packed.length * 8; bit++) {
      const damaged = Buffer.from(packed);
      damaged[bit >> 3] ^= 1 << (bit & 7);
      try {
        expect(Buffer.compare(gunzip(damaged, LIMIT).bytes, bytes)).toBe(0);
      } catch (error) {
        expect(error).toBeInstanceOf(DecodeError);
      }
    }
  });
});

describe('isGzip', () => {
  it('looks at the first three bytes', () => {
    expect(isGzip(gzipSync(''))).toBe(true);
    expect(isGzip(Uint8Array.of(0x1f, 0x8b))).toBe(false);
    expect(isGzip(Uint8Array.of(0x1f, 0x8b, 9))).toBe(false);
    expect(isGzip(new Uint8Array())).toBe(false);
  });
});

describe('crc32', () => {
  it('is that of the standard', () => {
    expect(crc32(Buffer.from('123456789'), 0, 9)).toBe(0xcbf43926);
  });

  it('is that of zlib for any stretch of any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(200), (bytes, from) => {
        const start = Math.min(from, bytes.length);
        const packed = gzipSync(bytes.subarray(start));
        expect(crc32(bytes, start, bytes.length)).toBe(packed.readUInt32LE(packed.length - 8));
      })
    );
  });
});
