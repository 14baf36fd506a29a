// A call tree or a diff as a viewer wants to look at it → the tree that all views, the table and the exports show.

import { ok, type Result } from '../../base/result';
import { finish, type Steps } from '../../base/steps';
import { type CallTree, type DiffTree } from '../tree/callTree';
import { collapseChains } from './collapseChains';
import { regroupNodes } from './regroupNodes';
import { hasTransforms, mergesNodes, type TreeTransforms } from './treeTransforms';

/** A tree after the transforms. Without collapsed chains `tree` and `unchained` are the same. */
export interface TransformedTree<T extends CallTree> {
  /** What graph and call tree draw. */
  readonly tree: T;
  /** The tree before chains were collapsed: tables, search and exports take this one, because a chain's row stands for several functions. */
  readonly unchained: T;
  /** Row r of `tree` stands for the call nodes firstNode[r] … firstNode[r + 1] − 1 of `unchained`. Absent where chains are not collapsed. */
  readonly firstNode?: Int32Array;
}

/**
 * Applies transforms; the tree itself comes back where there are none. Everything but `onlyStacksWith` keeps the total of the tree, and
 * what a store cut off stays what it is. Fails with a sentence where the pattern cannot be read.
 */
export function transformTree(tree: DiffTree, transforms: TreeTransforms): Result<TransformedTree<DiffTree>, string>;
export function transformTree(tree: CallTree, transforms: TreeTransforms): Result<TransformedTree<CallTree>, string>;
export function transformTree(tree: CallTree, transforms: TreeTransforms): Result<TransformedTree<CallTree>, string> {
  return finish(transformTreeInSteps(tree, transforms));
}

/** The same in steps. */
export function* transformTreeInSteps(
  tree: CallTree,
  transforms: TreeTransforms
): Steps<Result<TransformedTree<CallTree>, string>> {
  if (!hasTransforms(transforms)) {
    return ok({ tree, unchained: tree });
  }
  const merged = mergesNodes(transforms) ? yield* regroupNodes(tree, transforms) : ok(tree);
  if (!merged.ok) {
    return merged;
  }
  const unchained = merged.value;
  return ok(
    transforms.collapseChains ? { ...(yield* collapseChains(unchained)), unchained } : { tree: unchained, unchained }
  );
}
