// FlameChart → CallTree: equal siblings become one call node, lanes are left out.
import { gatherIntegers } from '../../base/gather';
import { type CallTree } from '../tree/callTree';
import { mergeRows } from '../tree/mergeRows';
import { lineOfNodes, selfOfNodes, totalOfNodes } from '../tree/nodeColumns';
import { LEFT_OUT, ROOT_ROW } from '../tree/siblings';
import { functionRanks } from '../tree/treeFunctions';

/**
 * The call tree of a chart's rows, with the same table of functions: a row of it means the same in both.
 *
 *     total                         total
 *     ├── thread=1                  └── main 15
 *     │   ├── main 9          →         ├── hash 6
 *     │   │   ├── read 3                └── read 9
 *     │   │   └── hash 6
 *     │   └── main 6
 *     │       └── read 6
 */
export function mergedOverTime(chart: CallTree, hasLanes: boolean): CallTree {
  const { length, depth, functions, functionIndex } = chart;
  const { rankOf, rowAt } = functionRanks(functions);
  const parent = new Int32Array(length).fill(LEFT_OUT);
  parent[0] = ROOT_ROW;
  const weights = chart.self.slice();
  // The row that is open at each depth.
  const path = new Int32Array(length + 1);
  for (let row = 1; row < length; row++) {
    const level = depth[row];
    path[level] = row;
    if (!hasLanes) {
      parent[row] = path[level - 1];
    } else if (level === 1) {
      // A lane is left out; what its samples without a stack cost is the root's.
      weights[0] += weights[row];
      path[1] = 0;
    } else {
      parent[row] = path[level - 1];
    }
  }
  const nodes = mergeRows(parent, gatherIntegers(rankOf, functionIndex));
  const self = selfOfNodes(nodes, weights);
  const nodeFunctions = gatherIntegers(rowAt, nodes.key);
  return {
    length: nodes.length,
    functions,
    functionIndex: nodeFunctions,
    depth: nodes.depth,
    self,
    total: totalOfNodes(self, nodes.subtreeEnd),
    subtreeEnd: nodes.subtreeEnd,
    ...(chart.line === undefined
      ? {}
      : { line: lineOfNodes(nodes, chart.line, gatherIntegers(functions.startLines, nodeFunctions)) }),
    ...(chart.cutFunction === undefined ? {} : { cutFunction: chart.cutFunction }),
    unit: chart.unit,
  };
}
