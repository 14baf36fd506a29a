// What a format is to the detector: a name, a test of the content, and a decoder.
import { type Profile } from '../profile/profile';
import { type Input } from './input';

/** What a caller may tell the decoders. */
export interface DecodeOptions {
  /** Bytes above which a file is refused, unpacked or not; 512 MiB when left out. */
  readonly maxInflatedBytes?: number;
  /** Nanoseconds of CPU time per sample, for formats that count samples and do not say how often they were taken. */
  readonly periodNs?: number;
  /** For formats that hold times and do not say of which clock (pstats, callgrind); wall-clock time when left out. */
  readonly clock?: Clock;
}

/** What runs on while a program sleeps, and what does not. */
export type Clock = 'wall' | 'cpu';

export interface Format {
  /** As in `Profile.format` and in the sentences of errors. */
  readonly name: string;
  /** Decides by content alone, never throws. */
  readonly recognizes: (input: Input) => boolean;
  /** Throws a DecodeError and nothing else. */
  readonly decode: (input: Input, options: DecodeOptions) => Profile;
}
