// CallTree → who calls whom and at what cost, for all of its functions.
import { PairInterner } from '../../base/pairInterner';
import { type CallTree, isFunction } from '../tree/callTree';
import { type ExactEdges } from './exactCalls';

/** Each pair of caller and callee once; of nested calls of the same pair only the outermost counts. Linear in the tree's nodes. */
export function directCalls(tree: CallTree): ExactEdges {
  const pairs = new PairInterner();
  const total: number[] = [];
  // The end of a pair's outermost open call: what lies before is nested in it and counted already.
  const openUntil: number[] = [];
  const functionAtDepth: number[] = [];
  for (let node = 0; node < tree.length; node++) {
    const depth = tree.depth[node];
    const callee = tree.functionIndex[node];
    functionAtDepth[depth] = callee;
    const caller = depth === 0 ? 0 : functionAtDepth[depth - 1];
    if (!isFunction(tree, caller) || !isFunction(tree, callee)) {
      continue;
    }
    const pair = pairs.intern(caller, callee);
    if (node >= (openUntil[pair] ?? 0)) {
      total[pair] = (total[pair] ?? 0) + tree.total[node];
      openUntil[pair] = tree.subtreeEnd[node];
    }
  }
  const { first, second } = pairs.toColumns();
  return { length: first.length, caller: first, callee: second, total: Float64Array.from(total) };
}
