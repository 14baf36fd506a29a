// JSON of unknown content: parsed, then looked into piece by piece, because a file may hold anything anywhere.
import { DecodeError } from './decodeError';

export type JsonObject = Readonly<Record<string, unknown>>;

/** Parses a whole file. Throws a DecodeError of that format. */
export function parseJson(text: string, format: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // Besides damaged text only its depth can be too much, for browsers whose parser recurses.
    const what =
      error instanceof SyntaxError
        ? 'is not whole: its JSON ends early or is damaged'
        : 'is nested deeper than this browser can read';
    throw new DecodeError(format, -1, what, 'Export it again from the tool that wrote it.');
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null;
}

/** The text, `''` for anything else. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** True for a number that is neither NaN nor infinite, as 1e999 in JSON is. */
export function isFiniteNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** True for what can be the cost of a call: not negative, and of no more than 64 bits. */
export function isAmount(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 2 ** 63;
}

const MAX_LINE = 2 ** 31 - 1;

/** The number of a line, 0 for anything that is none. */
export function lineOf(value: unknown): number {
  return isFiniteNumber(value) && value > 0 && value <= MAX_LINE ? Math.floor(value) : 0;
}
