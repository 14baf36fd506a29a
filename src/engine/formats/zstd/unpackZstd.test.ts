// What the zstd program packed (testdata/packed), and frames that ask for more than they may.
import { readFileSync } from 'node:fs';
import { packedText } from '../compression/packedText.testHelper';
import { DecodeError } from '../decodeError';
import { zstdPacking } from './unpackZstd';

const LIMIT = 2 ** 24;
const MAGIC = [0x28, 0xb5, 0x2f, 0xfd];
const text = packedText();

const packed = (name: string) => new Uint8Array(readFileSync(`testdata/packed/${name}`));

function sentenceOf(bytes: Uint8Array, limit = LIMIT): string {
  try {
    return `${zstdPacking.unpack(bytes, limit).bytes.length} bytes`;
  } catch (error) {
    if (error instanceof DecodeError) {
      return error.sentence;
    }
    throw error;
  }
}

/** A frame without size and checksum; each block is its kind, its length and its bytes. */
function frame(
  ...blocks: ReadonlyArray<readonly [kind: number, length: number, bytes: readonly number[]]>
): Uint8Array {
  const content = blocks.flatMap(([kind, length, bytes], index) => {
    const header = (length << 3) | (kind << 1) | (index === blocks.length - 1 ? 1 : 0);
    return [header & 255, (header >> 8) & 255, header >> 16, ...bytes];
  });
  return Uint8Array.from([...MAGIC, 0, 0x38, ...content]);
}

const RAW = 0;
const REPEATED = 1;
const COMPRESSED = 2;
const RESERVED = 3;

test.each(['fast.zst', 'small.zst', 'no-checksum.zst', 'two-frames.zst'])(
  '%s gives the text that was packed',
  (name) => {
    const { bytes, trailingJunkBytes } = zstdPacking.unpack(packed(name), LIMIT);
    expect(Buffer.from(bytes).toString()).toBe(text);
    expect(trailingJunkBytes).toBe(0);
  }
);

test('it is known by its first frame that carries something', () => {
  expect(zstdPacking.recognizes(packed('fast.zst'))).toBe(true);
  const skippable = [0x5a, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 1, 2];
  expect(zstdPacking.recognizes(Uint8Array.from([...skippable, ...packed('fast.zst')]))).toBe(true);
  expect(zstdPacking.recognizes(Uint8Array.from(skippable))).toBe(false);
  expect(zstdPacking.recognizes(packed('sized.lz4'))).toBe(false);
});

test('what follows the last frame is counted, unless it is padding', () => {
  const junk = (bytes: readonly number[]) =>
    zstdPacking.unpack(Uint8Array.from([...packed('small.zst'), ...bytes]), LIMIT).trailingJunkBytes;
  expect([junk([0, 0, 0]), junk([7, 0, 0])]).toEqual([0, 3]);
});

test('a checksum that does not fit is a sentence', () => {
  const bytes = packed('small.zst');
  bytes[bytes.length - 1] ^= 1;
  expect(sentenceOf(bytes)).toBe(
    `This zstd file does not have the checksum that it claims (at byte ${bytes.length - 4}). It was damaged on its way: copy it again.`
  );
});

test('more bytes than the limit are refused before memory is taken for them', () => {
  const sentence =
    'This zstd file unpacks to more than the limit of 1 MiB. Record a shorter profile, or raise the limit.';
  const claimsATerabyte = Uint8Array.from([...MAGIC, 0b1110_0000, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0]);
  const bomb = frame(...Array.from({ length: 100 }, () => [REPEATED, 100_000, [97]] as const));
  expect([sentenceOf(claimsATerabyte, 2 ** 20), sentenceOf(bomb, 2 ** 20)]).toEqual([sentence, sentence]);
  expect(sentenceOf(bomb)).toBe('10000000 bytes');
});

test('blocks that copy without end are refused at their first copy too many', () => {
  // 20,000 sequences of no literals and a match of 65,539 bytes each, in eight bytes.
  const endless = [0, 128 + (20_000 >> 8), 20_000 & 255, 0b0101_0100, 0, 0, 52, 1];
  expect(sentenceOf(frame([RAW, 4, [97, 97, 97, 97]], [COMPRESSED, endless.length, endless]))).toMatch(
    /^This zstd file has damaged compressed data \(at byte \d+\)\./
  );
});

test.each([
  ['a match before the beginning', frame([COMPRESSED, 8, [0, 1, 0b0101_0100, 0, 2, 0, 0b100, 0]])],
  ['a tree that no block before had', frame([COMPRESSED, 3, [3, 0, 0]])],
  ['a block of a kind that does not exist', frame([RESERVED, 0, []])],
  ['a block longer than blocks are', frame([REPEATED, 200_000, [97]])],
])('%s is damage', (_, bytes) => {
  expect(sentenceOf(bytes)).toMatch(/^This zstd file has damaged compressed data/);
});

test('a frame that needs a dictionary says so', () => {
  expect(sentenceOf(Uint8Array.from([...MAGIC, 1, 0x38, 7, 1, 0, 0]))).toBe(
    'This zstd file was packed with a dictionary, which it does not hold (at byte 6). Pack it without.'
  );
});

test('a frame that is cut off says so', () => {
  const bytes = packed('fast.zst');
  expect(sentenceOf(bytes.subarray(0, 5000))).toBe(
    'This zstd file ends in the middle of its compressed data (at byte 5000). Copy or record it again.'
  );
});
