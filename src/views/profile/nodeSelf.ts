// The self of one call node: where chains are collapsed, without summing those of all others.
import { sumOfChain } from '../../engine/transform/collapseChains';
import { isDiffTree } from '../../engine/tree/callTree';
import { type ProfileModel } from './profileModel';

type Nodes = Pick<ProfileModel, 'tree' | 'unchained'>;

/** In a diff that of the comparison. The row of a collapsed chain has the selfs of all its calls. */
export function selfOf({ tree, unchained }: Nodes, node: number): number {
  return unchained === undefined ? tree.self[node] : sumOfChain(unchained.tree.self, unchained, node);
}

/** That of a diff's baseline; 0 for a single profile. */
export function baselineSelfOf({ tree, unchained }: Nodes, node: number): number {
  const calls = unchained?.tree ?? tree;
  if (!isDiffTree(calls)) {
    return 0;
  }
  return unchained === undefined ? calls.baselineSelf[node] : sumOfChain(calls.baselineSelf, unchained, node);
}
