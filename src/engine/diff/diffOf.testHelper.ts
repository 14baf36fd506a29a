// Diffs for tests, from trees as text.
import { type CallTree, type DiffTree } from '../tree/callTree';
import { treeFromText } from '../tree/treeText';
import { diffTrees } from './diffTrees';

/** The diff of two trees of the same unit, which may be written as text. */
export function diffOf(baseline: CallTree | string, comparison: CallTree | string): DiffTree {
  const diff = diffTrees(treeOf(baseline), treeOf(comparison));
  if (!diff.ok) {
    throw new Error(diff.error);
  }
  return diff.value;
}

/** The tree with its calls of `other` as what a store cut off. */
export function withCut(tree: CallTree | string): CallTree {
  const whole = treeOf(tree);
  return { ...whole, cutFunction: whole.functions.names.indexOf('other') };
}

function treeOf(tree: CallTree | string): CallTree {
  return typeof tree === 'string' ? treeFromText(tree) : tree;
}
