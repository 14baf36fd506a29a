// "Show only stacks with it": which call nodes' own samples stay, and which nodes are needed to hold them.

import { type CallTree } from '../tree/callTree';
import { parentOfNodes } from '../tree/nodeColumns';

/** One entry per call node. */
export interface KeptStacks {
  /** 1 where the stack that ends here has all that was asked for: the node's self stays. */
  readonly isKept: Uint8Array;
  /** 1 where the node or one below it is kept. The root always is. */
  readonly isUsed: Uint8Array;
}

/**
 * Decides for each node by the functions between it and the root.
 *
 * @param tree Any call tree.
 * @param wanted Per row of the tree's functions a bit for each thing asked for that it is.
 * @param all The bits of everything asked for; a stack stays when its functions have all of them.
 */
export function keptStacks(tree: CallTree, wanted: Int32Array, all: number): KeptStacks {
  const isKept = new Uint8Array(tree.length);
  const isUsed = new Uint8Array(tree.length);
  const parent = parentOfNodes(tree.depth);
  const found = new Int32Array(tree.length);
  for (let node = 0; node < tree.length; node++) {
    found[node] = (node === 0 ? 0 : found[parent[node]]) | wanted[tree.functionIndex[node]];
    isKept[node] = found[node] === all ? 1 : 0;
  }
  for (let node = tree.length - 1; node > 0; node--) {
    isUsed[node] |= isKept[node];
    isUsed[parent[node]] |= isUsed[node];
  }
  isUsed[0] = 1;
  return { isKept, isUsed };
}
