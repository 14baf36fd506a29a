// DiffTree → how wide its bars are: by either side, or by the larger of both, so that what is gone keeps a bar.

import { type DiffTree } from '../tree/callTree';
import { totalOfNodes } from '../tree/nodeColumns';
import { type CompareMode } from './compareSides';

/** Which side a bar's width stands for. */
export type BarWidth = 'comparison' | 'baseline' | 'larger';

/**
 * One width per call node, for `layoutFlameGraph`. A node is at least as wide as its callees together.
 *
 *     larger          baseline  comparison  self of both  width
 *     total               4         3           – –         6     the sum of the larger selfs below it,
 *     ├── kept            1         3           1 3         3     not the larger of 4 and 3, which would
 *     └── gone            3         0           3 0         3     leave no room for one of the two
 *
 * By `share`, the larger side is the one with the larger share: the baseline is brought to the comparison's total.
 */
export function barWidths(tree: DiffTree, width: BarWidth, mode: CompareMode = 'absolute'): Float64Array {
  switch (width) {
    case 'comparison':
      return tree.total;
    case 'baseline':
      return tree.baselineTotal;
    case 'larger': {
      const { self, baselineSelf } = tree;
      const factor = mode === 'share' ? baselineFactor(tree) : 1;
      const larger = self.map((value, node) => Math.max(0, value, baselineSelf[node] * factor));
      return totalOfNodes(larger, tree.subtreeEnd);
    }
  }
}

/** What brings the baseline to the comparison's total; 1 where one of them has none. */
function baselineFactor({ total, baselineTotal }: DiffTree): number {
  const factor = total[0] / baselineTotal[0];
  return factor > 0 && Number.isFinite(factor) ? factor : 1;
}
