// Whether a profile counts some calls less than nothing, as the memory of a comparison may: such calls have no bar.
import { isDiffTree } from '../../engine/tree/callTree';
import { type ProfileModel } from './profileModel';

/** True where a total of either side is negative. Looks at all call nodes only where bars are not as wide as their totals. */
export function hasNegativeValues({ tree, layout }: Pick<ProfileModel, 'tree' | 'layout'>): boolean {
  if (layout.width === tree.total) {
    return false;
  }
  return hasNegative(tree.total) || (isDiffTree(tree) && hasNegative(tree.baselineTotal));
}

function hasNegative(values: Float64Array): boolean {
  for (let node = 0; node < values.length; node++) {
    if (values[node] < 0) {
      return true;
    }
  }
  return false;
}
