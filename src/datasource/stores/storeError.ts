// How a store fails: what was asked, what was said, what to do. One sentence each, shown as they are.

/** An expected failure of a store or of the way to it. `message` is the whole text for the user. */
export class StoreError extends Error {
  override readonly name = 'StoreError';

  /**
   * @param asked What was asked for, as the subject of a sentence: "The folder region=eu/".
   * @param said What happened, completing that sentence: "could not be reached (502 Bad Gateway)".
   * @param advice What the user can do, as a whole sentence.
   */
  constructor(
    readonly asked: string,
    readonly said: string,
    readonly advice: string
  ) {
    super(`${asked} ${said}. ${advice}`);
  }
}

/** True for what `AbortSignal` and `fetch` throw when somebody gave up: not an error to show. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** What a cancelled call rejects with, whatever the signal's own reason is. */
export function abortError(): Error {
  return new DOMException('The request was cancelled.', 'AbortError');
}
