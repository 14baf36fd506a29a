// Whether a profile counts some calls less than nothing, as the memory of a comparison may: such calls have no bar.
import { isDiffTree } from '../../engine/tree/callTree';
import { type ProfileModel } from './profileModel';

/** True where a total of either side is negative. Looks at all call nodes only where their reader has not said. */
export function hasNegativeValues({ tree }: Pick<ProfileModel, 'tree'>): boolean {
  return tree.hasNegative ?? (hasNegative(tree.total) || (isDiffTree(tree) && hasNegative(tree.baselineTotal)));
}

function hasNegative(values: Float64Array): boolean {
  for (let node = 0; node < values.length; node++) {
    if (values[node] < 0) {
      return true;
    }
  }
  return false;
}
