// Dashboard variables inside a text, in all the spellings that Grafana knows: $name, ${name}, ${name.field:format}, [[name:format]].

import { type TextSpan } from './selector';

/** One use of a variable. */
export interface VariableUse extends TextSpan {
  /** The variable's name, with `.field` where one is asked for. */
  readonly variable: string;
  /** What follows the colon, such as `regex`; undefined for none. */
  readonly format?: string;
}

const VARIABLE = /\$(\w+)|\$\{(\w+(?:\.[^:}]+)?)(?::([^}]+))?\}|\[\[(\w+)(?::(\w+))?\]\]/gu;

/** All variables in order. A `$` that begins no variable, such as the end of a regular expression, is plain text. */
export function findVariables(text: string): readonly VariableUse[] {
  return Array.from(text.matchAll(VARIABLE), (match) => ({
    variable: match[1] ?? match[2] ?? match[4],
    format: match[3] ?? match[5],
    from: match.index,
    to: match.index + match[0].length,
  }));
}

/** Where the variable that begins exactly at `from` ends; undefined if none does. */
export function endOfVariable(text: string, from: number): number | undefined {
  const sticky = new RegExp(VARIABLE.source, 'uy');
  sticky.lastIndex = from;
  return sticky.test(text) ? sticky.lastIndex : undefined;
}
