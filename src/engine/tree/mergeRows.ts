// The heart of every tree: rows that name their parent become call nodes in depth-first order, equal siblings merged.
// Call trees of profiles, merges of trees, sandwiches and diffs are all made of it.

import { groupByParent, sortSiblings } from './siblings';

/** Call nodes in depth-first order, siblings ascending by key. A subtree is the slice [node, subtreeEnd[node]). */
export interface MergedRows {
  readonly length: number;
  readonly key: Int32Array;
  readonly depth: Int32Array;
  readonly subtreeEnd: Int32Array;
  /** The rows in the order of the nodes they became; those of a node are rowOrder[rowStart[node]] … rowOrder[rowStart[node + 1] − 1]. */
  readonly rowOrder: Int32Array;
  readonly rowStart: Int32Array;
}

/**
 * Merges the root rows, and rows that have the same key under the same (merged) parent.
 *
 *     row   parent  key             node  key  rows
 *      0     -1      0    (root)      0    0    0
 *      1      0      7                1    5    3
 *      2      1      9                2    7    1 4
 *      3      0      5                3    9    2 5
 *      4      0      7
 *      5      4      9
 *
 * Children are gathered per parent by one counting pass and sorted within their slice; then one walk emits the nodes.
 * No hash table: its probes miss the cache, and a hostile file can make them collide. A sort of neighbours does neither.
 * A hash would win if most rows were duplicates, which stacks that a decoder has interned are not.
 *
 * One long function, because it is the hot loop of every tree.
 *
 * @param parent Row of the parent, smaller than the row itself; `ROOT_ROW` at least for row 0; or `LEFT_OUT`.
 * @param key What siblings are ordered and merged by, for example the rank of a function; 0 or more. The root's is row 0's.
 */
export function mergeRows(parent: Int32Array, key: Int32Array): MergedRows {
  const rowCount = parent.length;
  const { pairs, start } = groupByParent(parent, key);
  // The free half of the pairs: each row has one parent, so it is copied there at most once.
  let gathered = rowCount;

  const nodeKey = new Int32Array(rowCount);
  const depth = new Int32Array(rowCount);
  const subtreeEnd = new Int32Array(rowCount);
  const rowOrder = new Int32Array(rowCount);
  const rowStart = new Int32Array(rowCount + 1);
  let length = 0;
  let ordered = 0;

  // The open path from the root, one entry per level: its node, and the slice of children that are still to come. The
  // root rows are the only children of level 0, which has no node.
  let path = new OpenPath(64);
  path.next[0] = start[0];
  path.end[0] = start[1];
  let level = 0;
  while (level >= 0) {
    const first = path.next[level];
    const end = path.end[level];
    if (first === end) {
      subtreeEnd[path.node[level]] = length;
      level--;
      continue;
    }
    // One node for this row and those of equal key behind it.
    const row = pairs[2 * first];
    const rowKey = pairs[2 * first + 1];
    const node = length++;
    nodeKey[node] = rowKey;
    depth[node] = level;
    rowStart[node] = ordered;
    rowOrder[ordered++] = row;
    let next = first + 1;
    let from = start[row + 1];
    let to = start[row + 2];
    if (next < end && (level === 0 || pairs[2 * next + 1] === rowKey)) {
      const gatheredFrom = gathered;
      gathered = copyPairs(pairs, from, to, gathered);
      for (; next < end && (level === 0 || pairs[2 * next + 1] === rowKey); next++) {
        const equal = pairs[2 * next];
        rowOrder[ordered++] = equal;
        gathered = copyPairs(pairs, start[equal + 1], start[equal + 2], gathered);
      }
      from = gatheredFrom;
      to = gathered;
    }
    path.next[level] = next;
    if (from === to) {
      subtreeEnd[node] = length;
      continue;
    }
    sortSiblings(pairs, from, to);
    level++;
    if (level === path.node.length) {
      path = path.doubled();
    }
    path.node[level] = node;
    path.next[level] = from;
    path.end[level] = to;
  }
  rowStart[length] = ordered;
  return {
    length,
    key: head(nodeKey, length),
    depth: head(depth, length),
    subtreeEnd: head(subtreeEnd, length),
    rowOrder: head(rowOrder, ordered),
    rowStart: head(rowStart, length + 1),
  };
}

/** The walk's own stack, as columns: a profile may be 100,000 levels deep. */
class OpenPath {
  readonly node: Int32Array;
  readonly next: Int32Array;
  readonly end: Int32Array;

  constructor(size: number) {
    this.node = new Int32Array(size);
    this.next = new Int32Array(size);
    this.end = new Int32Array(size);
  }

  doubled(): OpenPath {
    const twice = new OpenPath(2 * this.node.length);
    twice.node.set(this.node);
    twice.next.set(this.next);
    twice.end.set(this.end);
    return twice;
  }
}

/** Copies the pairs [from, to) to the place behind the ones gathered so far, and returns the new end. */
function copyPairs(pairs: Int32Array, from: number, to: number, gathered: number): number {
  for (let i = 2 * from, copy = 2 * gathered; i < 2 * to; i++, copy++) {
    pairs[copy] = pairs[i];
  }
  return gathered + to - from;
}

/** The first `length` entries in memory of their own size: a view would keep the whole column alive. */
function head(column: Int32Array, length: number): Int32Array {
  return length === column.length ? column : column.slice(0, length);
}
