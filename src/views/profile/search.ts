// What is searched for → which functions match and what share of the total they hold. Looks at each distinct function once.
import { BitSet } from '../../base/bitSet';
import { type TreeFunctions } from '../../engine/tree/callTree';
import { matchedTotal, matchFunctions, parseSearch } from '../../engine/tree/search';
import { type PathStep } from './functionPath';
import { type ProfileModel } from './profileModel';

/** Text as the user types it, or exactly one function as picked in the table: its name may hold any character. */
export type Search =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'function'; readonly function: PathStep };

/** The search that finds nothing and hides nothing. */
export const NO_SEARCH: Search = { kind: 'text', text: '' };

/** What a search found; `none` when nothing is searched for. */
export type SearchResult =
  | { readonly kind: 'none' }
  | { readonly kind: 'invalid'; readonly sentence: string }
  | { readonly kind: 'matches'; readonly functions: BitSet; readonly functionCount: number; readonly total: number };

/** Runs a search over the functions of a profile; `total` counts each sample once. */
export function runSearch(profile: ProfileModel, search: Search): SearchResult {
  const { tree } = profile;
  switch (search.kind) {
    case 'function':
      return matches(profile, exactly(tree.functions, search.function));
    case 'text': {
      if (search.text === '') {
        return { kind: 'none' };
      }
      const predicate = parseSearch(search.text);
      return predicate.ok
        ? matches(profile, matchFunctions(tree.functions, predicate.value))
        : { kind: 'invalid', sentence: predicate.error.message };
    }
  }
}

function matches({ tree }: ProfileModel, functions: BitSet): SearchResult {
  return { kind: 'matches', functions, functionCount: functions.count(), total: matchedTotal(tree, functions) };
}

function exactly(functions: TreeFunctions, { name, fileName }: PathStep): BitSet {
  const found = new BitSet(functions.length);
  functions.names.forEach((candidate, index) => {
    if (candidate === name && functions.fileNames[index] === fileName) {
      found.add(index);
    }
  });
  return found;
}
