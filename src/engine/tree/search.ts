// What a user types to find functions → a bit per function → the share of the tree that matches.

import { BitSet } from '../../base/bitSet';
import { err, ok, type Result } from '../../base/result';
import { type CallTree, isDiffTree, isFunction, type TreeFunctions } from './callTree';

/** Why a search text cannot be used: a whole sentence for the user. */
export interface SearchError {
  readonly message: string;
}

/**
 * Reads a search text. Bare text is a substring whose case does not matter, commas and all; `/…/` is a regular
 * expression, `/…/i` one whose case does not matter. The empty text finds nothing. `calledA` is what the text is to the user, for the
 * sentence of the error.
 */
export function parseSearch(text: string, calledA = 'search'): Result<(name: string) => boolean, SearchError> {
  if (text === '') {
    return ok(() => false);
  }
  const [, source, flags] = /^\/(.+)\/(i?)$/su.exec(text) ?? [];
  if (source === undefined) {
    const literal = new RegExp(text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'), 'iu');
    return ok((name) => literal.test(name));
  }
  try {
    const pattern = new RegExp(source, `u${flags}`);
    return ok((name) => pattern.test(name));
  } catch (error) {
    if (!(error instanceof SyntaxError)) {
      throw error;
    }
    const reason = error.message.replace(/^Invalid regular expression: (.*: )?/su, '');
    return err({
      message: `The ${calledA} ${text} is not a regular expression: ${reason}. Correct it, or leave out the slashes to find the text as it is.`,
    });
  }
}

/**
 * The functions whose name the predicate accepts; each name is looked at once. The root's own entry and `cutFunction`, the
 * tree's row of what a store cut off, never match.
 */
export function matchFunctions(
  functions: TreeFunctions,
  predicate: (name: string) => boolean,
  cutFunction?: number
): BitSet {
  const matched = new BitSet(functions.length);
  for (let row = 1; row < functions.length; row++) {
    if (isFunction({ cutFunction }, row) && predicate(functions.names[row])) {
      matched.add(row);
    }
  }
  return matched;
}

/** What a search found of a tree's value; of a diff on both sides. */
export interface MatchedTotals {
  readonly total: number;
  readonly baselineTotal?: number;
}

/** The value of all samples with at least one of the functions in their stack, each sample counted once. */
export function matchedTotals(tree: CallTree, matched: BitSet): MatchedTotals {
  const { length, depth, functionIndex, total: totals } = tree;
  const baselineTotals = isDiffTree(tree) ? tree.baselineTotal : undefined;
  let total = 0;
  let baselineTotal = 0;
  // How deep the match is whose callees are passed over; `length` while there is none.
  let within = length;
  for (let node = 0; node < length; node++) {
    const level = depth[node];
    if (level > within) {
      continue;
    }
    within = length;
    if (matched.has(functionIndex[node])) {
      within = level;
      total += totals[node];
      baselineTotal += baselineTotals?.[node] ?? 0;
    }
  }
  return baselineTotals === undefined ? { total } : { total, baselineTotal };
}
