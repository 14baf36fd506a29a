// The one way in which a decoder fails. Surfaces turn it into a sentence; anything else that is thrown is a bug.

/** What a decoder could not read, where, and what the user can do about it. */
export class DecodeError extends Error {
  override readonly name = 'DecodeError';

  /**
   * @param format The format that was being decoded, or `unknown` when no decoder knows the bytes.
   * @param offset The byte (in text formats: the byte of the line) at which reading failed; -1 when there is none.
   * @param message What is wrong, as a sentence fragment without the format's name, such as "ends in the middle of a sample".
   * @param hint What the user can do about it, as a whole sentence.
   */
  constructor(
    readonly format: string,
    readonly offset: number,
    message: string,
    readonly hint: string
  ) {
    super(message);
  }

  /** The whole sentence for the user, such as "This pprof file ends in the middle of a sample (at byte 512). Record it again." */
  get sentence(): string {
    const what = this.format === 'unknown' ? 'This file' : `This ${this.format} file`;
    const where = this.offset >= 0 ? ` (at byte ${this.offset})` : '';
    return `${what} ${this.message}${where}. ${this.hint}`;
  }
}

/** True for a DecodeError, also for one of another bundle's class: the worker loads some decoders apart. */
export function isDecodeError(error: unknown): error is DecodeError {
  return error instanceof Error && error.name === 'DecodeError';
}
