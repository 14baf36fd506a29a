// What a viewer sees ⇄ a short text in a link: focus, sandwich, search, order, transforms, choices and how far the views are scrolled, all
// by name. A link is somebody else's input: what does not fit the schema is refused as a whole.
//
//     version 1, a dot, base64url of UTF-8 JSON; each name stands once in `n`, everything else points there
//     1.eyJuIjpbIm1haW4iLCJhcHAucHkiXSwiZiI6WzAsMV19  =  { n: ['main', 'app.py'], f: [0, 1] }
import * as v from 'valibot';
import { err, ok, type Result } from '../../base/result';
import { type FunctionPath, type PathStep } from './functionPath';
import { initialProfileViewState, type ProfileViewState } from './profileViewState';
import { NO_SEARCH, type Search } from './search';
import { linkedChoices } from './linkedChoices';
import { type ScrolledTo } from './scrollPlaces';

const PREFIX = '1.';

/** Browsers and proxies cut addresses somewhere above 8,000 characters; the rest of the address needs room too. */
const LONGEST_LINK = 6000;

const index = v.pipe(v.number(), v.integer(), v.minValue(0));
/** Pairs of name and file: positions in `n`. */
const steps = v.pipe(v.array(index), v.maxLength(4000));
const columns = ['name', 'file', 'self', 'total', 'baselineSelf', 'baseline', 'selfDifference', 'difference'] as const;
const sort = v.strictTuple([v.picklist(columns), v.boolean()]);

const linkSchema = v.strictObject({
  n: v.optional(v.pipe(v.array(v.string()), v.maxLength(4000))),
  /** Focus. */
  f: v.optional(steps),
  /** Search text, or one function that is searched for exactly. */
  q: v.optional(v.string()),
  e: v.optional(steps),
  /** The current match. */
  m: v.optional(steps),
  /** Sandwich and the half that the call tree shows. */
  w: v.optional(v.strictObject({ f: steps, h: v.picklist(['callers', 'callees']) })),
  p: v.optional(steps),
  /** Hidden functions, and those that every stack must have. */
  h: v.optional(steps),
  k: v.optional(steps),
  x: v.optional(v.literal(true)),
  s: v.optional(sort),
  t: v.optional(sort),
  c: v.optional(linkedChoices),
  /** What graph and table are scrolled to: a call, and one function. */
  g: v.optional(steps),
  r: v.optional(steps),
});

type Link = v.InferOutput<typeof linkSchema>;

/** What a link restores. */
export interface LinkedView {
  readonly state: ProfileViewState;
  readonly scrolledTo: ScrolledTo;
}

/**
 * The view as the text of a link; the empty text for one in which nothing was done. Where there is no room for what is scrolled to, the
 * views begin at their top; a state that is too long fails with a sentence.
 */
export function linkOfView({ state, scrolledTo }: LinkedView): Result<string, string> {
  const text = [scrolledTo, {}]
    .map((place) => textOfLink(compactLink(state, place)))
    .find(({ length }) => length <= LONGEST_LINK);
  return text === undefined
    ? err('What is focused or filtered has too many or too long names for a link. Focus a call nearer to the root.')
    : ok(text);
}

/** The view that a link holds. The error is a sentence for the user. */
export function viewOfLink(text: string): Result<LinkedView, string> {
  const link = parseLink(text);
  if (link === undefined) {
    return err(
      'The link holds a view of this panel that cannot be read; it may have been cut off on its way. The whole profile is shown.'
    );
  }
  return ok(expandLink(link));
}

function textOfLink(link: Link): string {
  const isEmpty = Object.values(link).every((value) => value === undefined);
  return isEmpty ? '' : PREFIX + toBase64Url(JSON.stringify(link));
}

function compactLink(state: ProfileViewState, { graph, table }: ScrolledTo): Link {
  const names = new Map<string, number>();
  const nameIndex = (text: string) => {
    const known = names.get(text) ?? names.size;
    names.set(text, known);
    return known;
  };
  const pairs = (path: FunctionPath | undefined) =>
    path === undefined || path.length === 0
      ? undefined
      : path.flatMap(({ name, fileName }) => [nameIndex(name), nameIndex(fileName)]);
  const { search, sandwich, sort: tableSort, treeSort } = state;
  const link: Link = {
    f: pairs(state.focus),
    q: search.kind === 'text' && search.text !== '' ? search.text : undefined,
    e: search.kind === 'function' ? pairs([search.function]) : undefined,
    m: pairs(state.match),
    w: sandwich && { f: pairs([sandwich.function]) ?? [], h: sandwich.half },
    p: state.pinned && pairs([state.pinned]),
    h: pairs(state.hidden),
    k: pairs(state.onlyStacksWith),
    x: state.isSwapped || undefined,
    s: tableSort && [tableSort.column, tableSort.isDescending],
    t: treeSort && [treeSort.column, treeSort.isDescending],
    c: Object.keys(state.choices).length === 0 ? undefined : linkChoices(state),
    g: pairs(graph),
    r: table && pairs([table]),
  };
  return { n: names.size === 0 ? undefined : [...names.keys()], ...link };
}

function linkChoices({ choices }: ProfileViewState): Link['c'] {
  return { ...choices, shown: choices.shown && [...choices.shown] };
}

function parseLink(text: string): Link | undefined {
  if (!text.startsWith(PREFIX) || text.length > LONGEST_LINK) {
    return undefined;
  }
  const json = jsonOfBase64Url(text.slice(PREFIX.length));
  const parsed = v.safeParse(linkSchema, json);
  return parsed.success && doPairsPoint(parsed.output) ? parsed.output : undefined;
}

/** True when all pairs are whole and point to names that the link has. */
function doPairsPoint({ n = [], f, e, m, w, p, h, k, g, r }: Link): boolean {
  return [f, e, m, w?.f, p, h, k, g, r].every(
    (pairs = []) => pairs.length % 2 === 0 && pairs.every((position) => position < n.length)
  );
}

function expandLink(link: Link): LinkedView {
  const { n = [] } = link;
  const path = (pairs: readonly number[] = []): PathStep[] =>
    Array.from({ length: pairs.length / 2 }, (_, step) => ({
      name: n[pairs[2 * step]],
      fileName: n[pairs[2 * step + 1]],
    }));
  const [sandwiched] = path(link.w?.f);
  const [pinned] = path(link.p);
  const [table] = path(link.r);
  const state: ProfileViewState = {
    ...initialProfileViewState,
    focus: path(link.f),
    search: searchOfLink(link, path(link.e)),
    match: link.m && path(link.m),
    sandwich: sandwiched && link.w && { function: sandwiched, half: link.w.h },
    pinned,
    hidden: path(link.h),
    onlyStacksWith: path(link.k),
    isSwapped: link.x === true,
    sort: link.s && { column: link.s[0], isDescending: link.s[1] },
    treeSort: link.t && { column: link.t[0], isDescending: link.t[1] },
    choices: link.c ?? {},
  };
  return { state, scrolledTo: { graph: link.g && path(link.g), table } };
}

function searchOfLink({ q }: Link, [exact]: readonly PathStep[]): Search {
  if (exact !== undefined) {
    return { kind: 'function', function: exact };
  }
  return q === undefined ? NO_SEARCH : { kind: 'text', text: q };
}

function toBase64Url(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let binary = '';
  for (const byte of bytes) {
    binary += String.fromCharCode(byte);
  }
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** What the base64url holds; undefined for anything that is not JSON in UTF-8. */
function jsonOfBase64Url(text: string): unknown {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // Not base64, not UTF-8 or not JSON: whichever, the caller says that the link cannot be read.
    return undefined;
  }
}
