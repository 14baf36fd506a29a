// Class names of an element beside each other, for what has to be on the screen soon.

/**
 * The names beside each other. Where two of them set the same property the one whose rule was made later wins: that of the later entry of
 * one `getStyles`. Emotion's `cx` would make one new rule of theirs, and find out for every element that it has it already.
 */
export function joinClasses(...names: ReadonlyArray<string | false>): string {
  return names.filter((name) => name !== false).join(' ');
}
