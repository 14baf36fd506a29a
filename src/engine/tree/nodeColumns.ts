// Columns that follow from a tree's shape: values summed from rows, totals from selfs, the parent of each node, lines.

import { type MergedRows } from './mergeRows';

/**
 * Adds up each node's own value from the rows that it was merged from.
 *
 * @param nodes What the rows were merged to.
 * @param weights One per row; of a tree laid over others only its own rows have one.
 */
export function selfOfNodes(nodes: MergedRows, weights: Float64Array): Float64Array {
  const { length, rowOrder, rowStart } = nodes;
  const self = new Float64Array(length);
  for (let node = 0; node < length; node++) {
    let sum = 0;
    for (let i = rowStart[node]; i < rowStart[node + 1]; i++) {
      sum += weights[rowOrder[i]];
    }
    self[node] = sum;
  }
  return self;
}

/** Each node's self with that of all its callees. Sums child by child, so whole numbers stay exact up to 2^53. */
export function totalOfNodes(self: Float64Array, subtreeEnd: Int32Array): Float64Array {
  const total = new Float64Array(self.length);
  for (let node = self.length - 1; node >= 0; node--) {
    const end = subtreeEnd[node];
    let sum = self[node];
    for (let child = node + 1; child < end; child = subtreeEnd[child]) {
      sum += total[child];
    }
    total[node] = sum;
  }
  return total;
}

/** Where the subtree of each node of depth-first columns ends: behind the last of its callees. Linear, from the last node on. */
export function subtreeEndOfNodes(depth: Int32Array): Int32Array {
  const { length } = depth;
  const subtreeEnd = new Int32Array(length);
  for (let node = length - 1; node >= 0; node--) {
    let end = node + 1;
    while (end < length && depth[end] > depth[node]) {
      end = subtreeEnd[end];
    }
    subtreeEnd[node] = end;
  }
  return subtreeEnd;
}

/** The caller of each node of depth-first columns, -1 for the root. */
export function parentOfNodes(depth: Int32Array): Int32Array {
  const parent = new Int32Array(depth.length).fill(-1);
  for (let node = 1; node < depth.length; node++) {
    let ancestor = node - 1;
    while (depth[ancestor] >= depth[node]) {
      ancestor = parent[ancestor];
    }
    parent[node] = ancestor;
  }
  return parent;
}

/**
 * The line that all rows of a node agree on, else its function's first line, else 0.
 *
 * @param nodes What the rows were merged to.
 * @param lines One per row, 0 where unknown.
 * @param firstLines One per node: the first line of its function, 0 where unknown.
 */
export function lineOfNodes(nodes: MergedRows, lines: Int32Array, firstLines: Int32Array): Int32Array {
  const { length, rowOrder, rowStart } = nodes;
  const line = new Int32Array(length);
  for (let node = 0; node < length; node++) {
    const agreed = lines[rowOrder[rowStart[node]]];
    let doAgree = agreed > 0;
    for (let i = rowStart[node] + 1; doAgree && i < rowStart[node + 1]; i++) {
      doAgree = lines[rowOrder[i]] === agreed;
    }
    line[node] = doAgree ? agreed : firstLines[node];
  }
  return line;
}
