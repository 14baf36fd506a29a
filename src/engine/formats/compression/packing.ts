// What a way of packing is to `unpack`: a test of the content and a function that unpacks all of it.

export interface Unpacked {
  readonly bytes: Uint8Array;
  /** Bytes behind the last member or frame that are neither one more nor zero padding. */
  readonly trailingJunkBytes: number;
}

export interface Packing {
  /** As in the sentences of errors. */
  readonly name: string;
  readonly recognizes: (bytes: Uint8Array) => boolean;
  /** Throws a DecodeError when a part is damaged or all together exceed `limit` bytes. */
  readonly unpack: (bytes: Uint8Array, limit: number) => Unpacked;
}
