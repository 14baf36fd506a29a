// A matcher's regular expression as the list of values that the builder shows: `eu|us\.east` is two of them.
import { escapeRegex } from '../../engine/labels/interpolateSelector';
import { findVariables } from '../../engine/labels/templateVariables';

/** The parts between the bars that stand outside of groups, classes and escapes. Joined by bars they are the text again. */
export function splitAlternatives(regex: string): readonly string[] {
  const variables = findVariables(regex);
  const parts: string[] = [];
  let depth = 0;
  let isInClass = false;
  let from = 0;
  for (let i = 0; i < regex.length; i++) {
    const character = regex[i];
    const variable = variables.find((use) => use.from === i);
    if (variable !== undefined) {
      i = variable.to - 1;
    } else if (character === '\\') {
      i++;
    } else if (isInClass) {
      isInClass = character !== ']';
    } else if (character === '[') {
      isInClass = true;
    } else if (character === '(' || character === ')') {
      depth += character === '(' ? 1 : -1;
    } else if (character === '|' && depth <= 0) {
      parts.push(regex.slice(from, i));
      from = i + 1;
    }
  }
  return [...parts, regex.slice(from)];
}

/** A value as a part of a regular expression that matches it alone; variables in it stay variables. */
export function alternativeOf(value: string): string {
  let escaped = '';
  let from = 0;
  for (const use of findVariables(value)) {
    escaped += escapeRegex(value.slice(from, use.from)) + value.slice(use.from, use.to);
    from = use.to;
  }
  return escaped + escapeRegex(value.slice(from));
}

/** The one value that a part matches; undefined when it is a pattern. */
export function valueOf(alternative: string): string | undefined {
  const value = alternative.replace(/\\([^A-Za-z0-9])/gu, '$1');
  return alternativeOf(value) === alternative ? value : undefined;
}
