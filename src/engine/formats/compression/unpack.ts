// Takes off what a profile was packed with, layer by layer: gzip, zstd and lz4 in any mixture.
import { DecodeError } from '../decodeError';
import { gunzip, isGzip } from '../gzip/gunzip';
import { lz4Packing } from '../lz4/unpackLz4';
import { zstdPacking } from '../zstd/unpackZstd';
import { type Packing } from './packing';

const PACKINGS: readonly Packing[] = [{ name: 'gzip', recognizes: isGzip, unpack: gunzip }, zstdPacking, lz4Packing];

/** Some pipelines pack what is packed already; more than this is not an accident. */
const MAX_LAYERS = 3;

export interface UnpackedContent {
  readonly content: Uint8Array;
  /** Sentences for the user about what was ignored. */
  readonly notices: readonly string[];
}

/** The content, which is the bytes themselves where they are not packed. Throws a DecodeError; no layer may exceed `limit` bytes. */
export function unpack(bytes: Uint8Array, limit: number): UnpackedContent {
  const notices: string[] = [];
  let content = bytes;
  for (let layer = 0; ; layer++) {
    const packing = PACKINGS.find(({ recognizes }) => recognizes(content));
    if (packing === undefined) {
      return { content, notices };
    }
    if (layer === MAX_LAYERS) {
      throw new DecodeError(packing.name, -1, `is packed more than ${MAX_LAYERS} times`, 'Unpack it first.');
    }
    const { bytes: unpacked, trailingJunkBytes } = packing.unpack(content, limit);
    if (trailingJunkBytes > 0) {
      notices.push(`${trailingJunkBytes} bytes behind the compressed data do not belong to it and were ignored.`);
    }
    content = unpacked;
  }
}
