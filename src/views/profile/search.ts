// What is searched for → which functions match, what share of the total they hold, and the way from match to match. Looks at each
// distinct function once.
import { BitSet } from '../../base/bitSet';
import { lowerBound, upperBound } from '../../base/bisect';
import { Int32Column } from '../../base/growableColumns';
import { once } from '../../base/once';
import { matchedTotals, type MatchedTotals, matchFunctions, parseSearch } from '../../engine/tree/search';
import { barMatcher } from './barMatcher';
import { type PathStep } from './functionPath';
import { functionSet } from './functionSet';
import { type ProfileModel } from './profileModel';

/** Text as the user types it, or exactly one function as picked in the table: its name may hold any character. */
export type Search =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'function'; readonly function: PathStep };

/** The search that finds nothing and hides nothing. */
export const NO_SEARCH: Search = { kind: 'text', text: '' };

/** What a search found; `none` when nothing is searched for. */
export type SearchResult =
  { readonly kind: 'none' } | { readonly kind: 'invalid'; readonly sentence: string } | SearchMatches;

/** Its totals are the value of all samples with a match in their stack, each counted once. */
export interface SearchMatches extends MatchedTotals {
  readonly kind: 'matches';
  readonly functions: BitSet;
  readonly functionCount: number;
  /** The call nodes that match, in drawing order: each before its callees, callees from left to right. Found at the first call. */
  readonly nodes: () => Int32Array;
}

/** Runs a search over the functions of a profile. */
export function runSearch(profile: ProfileModel, search: Search): SearchResult {
  switch (search.kind) {
    case 'function':
      return matches(profile, functionSet(profile.tree.functions, search.function));
    case 'text': {
      if (search.text === '') {
        return { kind: 'none' };
      }
      const predicate = parseSearch(search.text);
      return predicate.ok
        ? matches(profile, matchFunctions(profile.tree.functions, predicate.value))
        : { kind: 'invalid', sentence: predicate.error.message };
    }
  }
}

function matches(profile: ProfileModel, found: BitSet): SearchMatches {
  const functions = presentOf(profile, found);
  return {
    kind: 'matches',
    functions,
    functionCount: functions.count(),
    ...matchedTotals(profile.unchained?.tree ?? profile.tree, functions),
    nodes: once(() => matchingNodes(profile, functions)),
  };
}

/** What a filter has left without a call is not found, nor is what a store cut off, which is no function. */
function presentOf({ tree, presentFunctions }: ProfileModel, found: BitSet): BitSet {
  const present = presentFunctions();
  const both = new BitSet(found.length);
  for (let index = 0; index < found.length; index++) {
    if (found.has(index) && index !== tree.cutFunction && present.has(index)) {
      both.add(index);
    }
  }
  return both;
}

function matchingNodes(profile: ProfileModel, functions: BitSet): Int32Array {
  const isMatch = barMatcher(profile, functions);
  const nodes = new Int32Column();
  for (let node = 0; node < profile.tree.length; node++) {
    if (isMatch(node)) {
      nodes.push(node);
    }
  }
  return nodes.toArray();
}

/** Where one stands among the matches. */
export interface MatchPosition {
  /** Matches within the focus. */
  readonly count: number;
  /** 1 for the first; 0 before the viewer has gone to one. */
  readonly ordinal: number;
}

/** The place of `node` (-1 for none) among the matches in the subtree of the focus. */
export function matchPosition(
  { tree }: ProfileModel,
  nodes: Int32Array,
  focusedNode: number,
  node: number
): MatchPosition {
  const { from, to } = matchesWithin(nodes, focusedNode, tree.subtreeEnd[focusedNode]);
  const position = lowerBound(nodes, node, from, to);
  return { count: to - from, ordinal: position < to && nodes[position] === node ? position - from + 1 : 0 };
}

/**
 * The next (1) or previous (-1) match within the focus, round at the end; -1 when there is none. It goes on from `node`, which may be
 * any node; -1 begins at the first or the last match.
 */
export function nextMatch(
  { tree }: ProfileModel,
  nodes: Int32Array,
  focusedNode: number,
  node: number,
  step: 1 | -1
): number {
  const { from, to } = matchesWithin(nodes, focusedNode, tree.subtreeEnd[focusedNode]);
  if (from === to) {
    return -1;
  }
  if (step === 1) {
    const next = upperBound(nodes, node, from, to);
    return nodes[next === to ? from : next];
  }
  const before = node === -1 ? from - 1 : lowerBound(nodes, node, from, to) - 1;
  return nodes[before < from ? to - 1 : before];
}

function matchesWithin(nodes: Int32Array, from: number, to: number): { readonly from: number; readonly to: number } {
  return { from: lowerBound(nodes, from), to: lowerBound(nodes, to) };
}
