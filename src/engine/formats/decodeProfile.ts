// Decodes with all formats at hand: what tools, tests and pages without a worker use.
import { type Decode, decodeWith } from './decodeWith';
import { rareFormats } from './rareFormats';

export type { DecodeOptions } from './format';

/** Decodes a profile of any format that is read. Synchronous and pure. Throws a DecodeError and nothing else. */
export const decodeProfile: Decode = (bytes, options) => decodeWith(() => rareFormats, bytes, options);
