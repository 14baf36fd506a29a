// Class names of an element that a list has hundreds of.

/** The names beside each other. Emotion's `cx` would make one new rule of theirs, and find out for every element that it has it already. */
export function joinClasses(...names: ReadonlyArray<string | false>): string {
  return names.filter((name) => name !== false).join(' ');
}
