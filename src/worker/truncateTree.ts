// Cuts a call tree down to its largest nodes. What is cut below a node is summed up in one leaf `other`, so that the
// totals stay what they were.
//
//     total 10               total 10
//     ├── a 6     maxNodes   ├── a 6
//     ├── b 3        3       ├── b 3
//     └── c 1                └── other 1
//         └── d 1
import { upperBound } from '../base/bisect';
import { type CallTree, CUT_NAME, type TreeFunctions } from '../engine/tree/callTree';

/**
 * The tree itself when it has at most `maxNodes` nodes, else its `maxNodes` largest by total (of equal ones the first) and
 * leaves of its `cutFunction`, at most one per caller: what was cut off before joins what is cut now. Such a leaf stands where its
 * first cut callee stood, so siblings of a cut tree are no longer in order of name.
 *
 * `isTruncated` is true for every tree that has such leaves, whoever cut them.
 */
export function truncateTree(
  tree: CallTree,
  maxNodes: number
): { readonly tree: CallTree; readonly isTruncated: boolean } {
  if (tree.length <= maxNodes) {
    return { tree, isTruncated: tree.cutFunction !== undefined };
  }
  const keepCount = Math.max(1, maxNodes);
  const ascending = Float64Array.from(tree.total).sort();
  const leastTotal = ascending[tree.length - keepCount];
  let equalsLeft = keepCount - (tree.length - upperBound(ascending, leastTotal));
  const kept: number[] = [];
  const isOther: boolean[] = [];
  const cutTotals: number[] = [];
  // Open `other` leaves by depth: a caller has at most one, placed where its first cut callee was.
  const otherAt: number[] = [];
  for (let node = 0; node < tree.length;) {
    otherAt.length = tree.depth[node] + 1;
    const total = tree.total[node];
    const isCutAlready = tree.functionIndex[node] === tree.cutFunction;
    if (!isCutAlready && (node === 0 || total > leastTotal || (total === leastTotal && equalsLeft > 0))) {
      equalsLeft -= total === leastTotal ? 1 : 0;
      kept.push(node);
      isOther.push(false);
      cutTotals.push(0);
      node++;
      continue;
    }
    const depth = tree.depth[node];
    const open = otherAt[depth];
    if (open === undefined) {
      otherAt[depth] = kept.length;
      kept.push(node);
      isOther.push(true);
      cutTotals.push(tree.total[node]);
    } else {
      cutTotals[open] += tree.total[node];
    }
    node = tree.subtreeEnd[node];
  }
  return { tree: keepNodes(tree, kept, isOther, cutTotals), isTruncated: true };
}

/** The rows `kept`, of which those marked in `isOther` become leaves of value `cutTotals`. */
function keepNodes(
  tree: CallTree,
  kept: readonly number[],
  isOther: readonly boolean[],
  cutTotals: readonly number[]
): CallTree {
  const length = kept.length;
  const { functions, cutFunction } = withCutFunction(tree);
  const depth = Int32Array.from(kept, (node) => tree.depth[node]);
  const { line } = tree;
  return {
    length,
    functions,
    functionIndex: Int32Array.from(kept, (node, row) => (isOther[row] ? cutFunction : tree.functionIndex[node])),
    depth,
    self: Float64Array.from(kept, (node, row) => (isOther[row] ? cutTotals[row] : tree.self[node])),
    total: Float64Array.from(kept, (node, row) => (isOther[row] ? cutTotals[row] : tree.total[node])),
    subtreeEnd: subtreeEnds(depth),
    ...(line === undefined ? {} : { line: Int32Array.from(kept, (node, row) => (isOther[row] ? 0 : line[node])) }),
    cutFunction,
    unit: tree.unit,
  };
}

/** The tree's functions with a row for what is cut off: its own, or one more. */
function withCutFunction({ functions, cutFunction }: CallTree): { functions: TreeFunctions; cutFunction: number } {
  if (cutFunction !== undefined) {
    return { functions, cutFunction };
  }
  return {
    functions: {
      length: functions.length + 1,
      names: [...functions.names, CUT_NAME],
      fileNames: [...functions.fileNames, ''],
      startLines: Int32Array.from([...functions.startLines, 0]),
      mappings: [...functions.mappings, ''],
    },
    cutFunction: functions.length,
  };
}

function subtreeEnds(depth: Int32Array): Int32Array {
  const ends = new Int32Array(depth.length).fill(depth.length);
  const open: number[] = [];
  for (let node = 0; node < depth.length; node++) {
    while (open.length > depth[node]) {
      ends[open.pop() ?? 0] = node;
    }
    open.push(node);
  }
  return ends;
}
