// What the lz4 program packed (testdata/packed), and frames that ask for more than they may.
import { readFileSync } from 'node:fs';
import { packedText } from '../compression/packedText.testHelper';
import { DecodeError } from '../decodeError';
import { lz4Packing } from './unpackLz4';
import { xxh32 } from './xxh32';

const LIMIT = 2 ** 24;
const text = packedText();

const packed = (name: string) => new Uint8Array(readFileSync(`testdata/packed/${name}`));

function sentenceOf(bytes: Uint8Array, limit = LIMIT): string {
  try {
    return `${lz4Packing.unpack(bytes, limit).bytes.length} bytes`;
  } catch (error) {
    if (error instanceof DecodeError) {
      return error.sentence;
    }
    throw error;
  }
}

const word = (value: number) => [value & 255, (value >> 8) & 255, (value >> 16) & 255, value >>> 24];

/** Independent blocks without checksums. */
function frame(
  blocks: ReadonlyArray<readonly number[]>,
  { flags = 0b0110_0000, more = [] as number[] } = {}
): Uint8Array {
  const descriptor = [flags, 0x40, ...more];
  const check = (xxh32(Uint8Array.from(descriptor), 0, descriptor.length) >>> 8) & 255;
  const content = blocks.flatMap((block) => [...word(block.length), ...block]);
  return Uint8Array.from([0x04, 0x22, 0x4d, 0x18, ...descriptor, check, ...content, ...word(0)]);
}

test.each(['sized.lz4', 'linked.lz4', 'no-checksum.lz4', 'two-frames.lz4'])(
  '%s gives the text that was packed',
  (name) => {
    const { bytes, trailingJunkBytes } = lz4Packing.unpack(packed(name), LIMIT);
    expect(Buffer.from(bytes).toString()).toBe(text);
    expect(trailingJunkBytes).toBe(0);
  }
);

test('checksums of header, block and content are checked', () => {
  const damage = (at: number) => {
    const bytes = packed('linked.lz4');
    bytes[at < 0 ? bytes.length + at : at] ^= 1;
    return sentenceOf(bytes);
  };
  const checksum = /^This lz4 file does not have the checksum that it claims \(at byte \d+\)\./;
  expect(damage(6)).toMatch(checksum);
  expect(damage(5000)).toMatch(checksum);
  expect(damage(-1)).toMatch(checksum);
});

test('the checksum is the published one', () => {
  const bytes = new TextEncoder().encode('Nobody inspects the spammish repetition');
  expect(xxh32(bytes, 0, bytes.length).toString(16)).toBe('e2293b2f');
  expect(xxh32(bytes, 0, 0).toString(16)).toBe('2cc5d05');
});

test('more bytes than the limit are refused before memory is taken for them', () => {
  const sentence =
    'This lz4 file unpacks to more than the limit of 1 MiB. Record a shorter profile, or raise the limit.';
  const claims = frame([], { flags: 0b0110_1000, more: [0, 0, 0, 0, 1, 0, 0, 0] });
  // One letter, then the letter again 65,000 times.
  const block = [0x1f, 97, 1, 0, ...new Array<number>(254).fill(255), 200, 0];
  const bomb = frame(new Array<number[]>(100).fill(block));
  expect([sentenceOf(claims, 2 ** 20), sentenceOf(bomb, 2 ** 20)]).toEqual([sentence, sentence]);
  expect(sentenceOf(bomb)).toBe('6499000 bytes');
});

test.each([
  [
    'a match before the beginning of its block',
    [
      [0x10, 97, 0],
      [0, 1, 0, 0],
    ],
  ],
  ['a distance of nothing', [[0x10, 97, 0, 0, 0]]],
  ['literals beyond the block', [[0x50, 97]]],
  ['a length that does not end', [[0xf0, 255, 255]]],
  ['a match without a distance', [[0x10, 97, 1]]],
  ['a block that grows beyond the length of blocks', [[0x1f, 97, 1, 0, ...new Array<number>(300).fill(255), 0]]],
])('%s is damage', (_, blocks) => {
  expect(sentenceOf(frame(blocks))).toMatch(/^This lz4 file has damaged compressed data/);
});

test('a frame that needs a dictionary says so', () => {
  expect(sentenceOf(frame([], { flags: 0b0110_0001, more: [1, 0, 0, 0] }))).toBe(
    'This lz4 file was packed with a dictionary, which it does not hold (at byte 4). Pack it without.'
  );
});

test('a frame that is cut off says so', () => {
  expect(sentenceOf(packed('sized.lz4').subarray(0, 5000))).toBe(
    'This lz4 file ends in the middle of its compressed data (at byte 5000). Copy or record it again.'
  );
});
