// Where the outermost members of a JSON text lie, found without parsing it. Formats are told apart by their names, also where a
// file is cut off, and a list of a million items can be read item by item.
import { type Input } from './input';

/** From the first letter of a value up to the one behind it. */
export interface JsonSpan {
  readonly from: number;
  readonly to: number;
}

export interface JsonOutline {
  readonly isArray: boolean;
  /** The members of the object; of a list those of its first item, if that is an object. The first of two with one name. */
  readonly members: ReadonlyMap<string, JsonSpan>;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** No format has so many; a file of nothing but members would fill the memory with their names. */
const MAX_MEMBERS = 1000;

/** Several formats ask for it in turn. */
const outlines = new WeakMap<Input, { readonly outline: JsonOutline | undefined }>();

/** The outline of a text that begins as JSON does; undefined for everything else. Made once per input. */
export function jsonOutlineOf(input: Input): JsonOutline | undefined {
  let known = outlines.get(input);
  if (known === undefined) {
    known = { outline: input.text === undefined ? undefined : makeOutline(input.text.text) };
    outlines.set(input, known);
  }
  return known.outline;
}

/** True for a text whose outermost object has all of these members. */
export function hasMembers(input: Input, ...names: readonly string[]): boolean {
  const outline = jsonOutlineOf(input);
  return outline !== undefined && !outline.isArray && names.every((name) => outline.members.has(name));
}

/**
 * The items of the list that opens at `from`, one after another. A file that was cut off gives the part of its last item that is there.
 * Returns whether the list is closed.
 */
export function* itemSpans(text: string, from: number): Generator<JsonSpan, boolean> {
  for (let at = from + 1; ;) {
    at = skipSpaceAndCommas(text, at);
    if (at >= text.length) {
      return false;
    }
    if (text.charCodeAt(at) === CLOSE_LIST) {
      return true;
    }
    const to = endOfValue(text, at);
    if (to > at) {
      yield { from: at, to };
    }
    // What closes nothing is passed over.
    at = Math.max(to, at + 1);
  }
}

function makeOutline(text: string): JsonOutline | undefined {
  const from = skipSpaceAndCommas(text, 0);
  switch (text.charCodeAt(from)) {
    case OPEN_OBJECT:
      return { isArray: false, members: membersOf(text, from) };
    case OPEN_LIST: {
      const first = skipSpaceAndCommas(text, from + 1);
      return {
        isArray: true,
        members: text.charCodeAt(first) === OPEN_OBJECT ? membersOf(text, first) : new Map(),
      };
    }
    default:
      return undefined;
  }
}

/** The members of the object that opens at `from`, as far as they are well formed. */
function membersOf(text: string, from: number): ReadonlyMap<string, JsonSpan> {
  const members = new Map<string, JsonSpan>();
  for (let at = from + 1; ;) {
    at = skipSpaceAndCommas(text, at);
    if (text.charCodeAt(at) !== QUOTE || members.size === MAX_MEMBERS) {
      return members;
    }
    const endOfName = endOfString(text, at);
    const name = text.slice(at + 1, endOfName - 1);
    const colon = skipSpaceAndCommas(text, endOfName);
    if (text.charCodeAt(colon) !== COLON) {
      return members;
    }
    const value = skipSpaceAndCommas(text, colon + 1);
    at = endOfValue(text, value);
    if (at > value && !members.has(name)) {
      members.set(name, { from: value, to: at });
    }
  }
}

/** The offset behind the value that begins at `from`, the end of the text where it is cut off. Only brackets are counted. */
function endOfValue(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case QUOTE:
        at = endOfString(text, at) - 1;
        if (depth === 0) {
          return at + 1;
        }
        break;
      case OPEN_OBJECT:
      case OPEN_LIST:
        depth++;
        break;
      case CLOSE_OBJECT:
      case CLOSE_LIST:
        depth--;
        if (depth <= 0) {
          return depth === 0 ? at + 1 : at;
        }
        break;
      case COMMA:
        if (depth === 0) {
          return at;
        }
        break;
    }
  }
  return text.length;
}

/** The offset behind the string that begins with the quote at `from`. */
function endOfString(text: string, from: number): number {
  for (let quote = text.indexOf('"', from + 1); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(quote - 1 - backslashes) === 0x5c) {
      backslashes++;
    }
    if (backslashes % 2 === 0) {
      return quote + 1;
    }
  }
  return text.length;
}

function skipSpaceAndCommas(text: string, from: number): number {
  let at = from;
  while (at < text.length && (text.charCodeAt(at) <= 0x20 || text.charCodeAt(at) === COMMA)) {
    at++;
  }
  return at;
}
