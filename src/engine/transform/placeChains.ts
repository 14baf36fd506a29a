// Where the bars of collapsed chains lie: where the first calls of the chains lay before. Nothing is placed anew.

import { lowerBound } from '../../base/bisect';
import { gatherNumbers } from '../../base/gather';
import { once } from '../../base/once';
import { type PlacedRows, WideBars } from '../layout/placeRows';
import { type CallTree } from '../tree/callTree';
import { type CollapsedTree } from './collapseChains';

/** The wide bars of a collapsed tree, from those of the tree before: as wide as before, in the rows of the collapsed tree. */
export function placeChains(placed: PlacedRows, { tree, firstNode }: CollapsedTree<CallTree>): PlacedRows {
  const { node, start, width } = placed.wide;
  const wide = new WideBars();
  let row = 0;
  for (let bar = 0; bar < node.length; bar++) {
    row = lowerBound(firstNode, node[bar], row);
    if (firstNode[row] === node[bar]) {
      wide.add(row, tree.depth[row], start[bar], width[bar]);
    }
  }
  return {
    rowCount: heightOf(tree.depth),
    wide: wide.toPlacedBars(),
    least: placed.least,
    widths: once(() => gatherNumbers(placed.widths(), firstNode.subarray(0, tree.length))),
    narrowWidth: (narrow, end) => placed.narrowWidth(firstNode[narrow], firstNode[end]),
  };
}

function heightOf(depth: Int32Array): number {
  let height = 0;
  for (let row = 0; row < depth.length; row++) {
    if (depth[row] >= height) {
      height = depth[row] + 1;
    }
  }
  return height;
}
