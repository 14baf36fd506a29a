// What decoders of text say about letters that were lost on the file's way.
import { type Input } from './input';

/** One sentence, or none where all letters could be read. */
export function damagedLetters({ text }: Input): readonly string[] {
  return text !== undefined && text.damagedCount > 0
    ? [`${text.damagedCount} letters could not be read and are shown as \uFFFD.`]
    : [];
}
