// Whether a bar is of some functions: of a collapsed chain any of its calls counts.
import { type BitSet } from '../../base/bitSet';
import { type ProfileModel } from './profileModel';

/** Tells of each call node of the profile's tree. */
export function barMatcher(
  { tree, unchained }: Pick<ProfileModel, 'tree' | 'unchained'>,
  functions: BitSet
): (node: number) => boolean {
  const { functionIndex } = unchained?.tree ?? tree;
  if (unchained === undefined) {
    return (node) => functions.has(functionIndex[node]);
  }
  const { firstNode } = unchained;
  return (node) => {
    const end = firstNode[node + 1];
    let call = firstNode[node];
    while (call < end && !functions.has(functionIndex[call])) {
      call++;
    }
    return call < end;
  };
}
