// DiffTree → how wide its bars are: by either side, or by the larger of both, so that what is gone keeps a bar.

import { once } from '../../base/once';
import { type PlacedRows, placeRows, WIDE_PART } from '../layout/placeRows';
import { type DiffTree } from '../tree/callTree';
import { type CompareMode } from './compareSides';
import { larger, placeLarger } from './placeLarger';

/** Which side a bar's width stands for. */
export type BarWidth = 'comparison' | 'baseline' | 'larger';

/**
 * The bars of a diff, for `layoutFlameGraph`. A node is at least as wide as its callees together.
 *
 *     larger          baseline  comparison  self of both  width
 *     total               4         3           – –         6     the sum of the larger selfs below it,
 *     ├── kept            1         3           1 3         3     not the larger of 4 and 3, which would
 *     └── gone            3         0           3 0         3     leave no room for one of the two
 *
 * By `share`, the larger side is the one with the larger share: the baseline is brought to the comparison's total. `widePart` is that of `placeRows`.
 */
export function placedSides(
  tree: DiffTree,
  width: BarWidth,
  mode: CompareMode = 'absolute',
  widePart = WIDE_PART
): PlacedRows {
  switch (width) {
    case 'comparison':
      return placeRows(tree.depth, tree.total, widePart);
    case 'baseline':
      return placeRows(tree.depth, tree.baselineTotal, widePart);
    case 'larger': {
      const factor = mode === 'share' ? baselineFactor(tree) : 1;
      const widths = once(() => largerWidths(tree, factor));
      return placeLarger(tree, factor, widths, widePart) ?? placeRows(tree.depth, widths(), widePart);
    }
  }
}

/** One pass from the last node on, which meets callees before their caller: what they need is kept per depth. */
function largerWidths({ depth, self, baselineSelf }: DiffTree, factor: number): Float64Array {
  const { length } = depth;
  const widths = new Float64Array(length);
  // Per depth: the widths of the nodes there whose caller is still to come.
  const waiting = new Float64Array(length + 1);
  for (let node = length - 1; node >= 0; node--) {
    const level = depth[node];
    const width = waiting[level + 1] + larger(self[node], baselineSelf[node] * factor);
    waiting[level + 1] = 0;
    waiting[level] += width;
    widths[node] = width;
  }
  return widths;
}

/** What brings the baseline to the comparison's total; 1 where one of them has none. */
function baselineFactor({ total, baselineTotal }: DiffTree): number {
  const factor = total[0] / baselineTotal[0];
  return factor > 0 && Number.isFinite(factor) ? factor : 1;
}
