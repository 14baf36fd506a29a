// What the person who typed `npm start` did or met that stops the playground: shown as one sentence, without a stack.

/** `message` is a whole sentence that says what is wrong and what to do about it. */
export class PlaygroundError extends Error {
  override readonly name = 'PlaygroundError';
}
