// The heart of every tree: rows that name their parent become call nodes in depth-first order, equal siblings merged.
// Call trees of profiles, merges of trees, sandwiches and diffs are all made of it.

import { finish, type Steps } from '../../base/steps';
import { groupByParent, type Siblings, sortSiblings } from './siblings';

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
 * @param parent Row of the parent, smaller than the row itself; `ROOT_ROW` at least for row 0; or `LEFT_OUT`.
 * @param key What siblings are ordered and merged by, for example the rank of a function; 0 or more. The root's is row 0's.
 */
export function mergeRows(parent: Int32Array, key: Int32Array): MergedRows {
  const walk = new MergingWalk(finish(groupByParent(parent, key)));
  walk.advance(parent.length);
  return walk.toMergedRows();
}

/** As many nodes as take a few milliseconds. */
const NODES_PER_STEP = 1 << 15;

/** The same in steps. */
export function* mergeRowsInSteps(parent: Int32Array, key: Int32Array): Steps<MergedRows> {
  const walk = new MergingWalk(yield* groupByParent(parent, key));
  yield;
  while (!walk.advance(NODES_PER_STEP)) {
    yield;
  }
  return walk.toMergedRows();
}

/** The walk that emits the nodes. It can stop behind any node and go on from there. */
class MergingWalk {
  private readonly nodeKey: Int32Array;
  private readonly depth: Int32Array;
  private readonly subtreeEnd: Int32Array;
  private readonly rowOrder: Int32Array;
  private readonly rowStart: Int32Array;
  private length = 0;
  private ordered = 0;
  /** The free half of the pairs: each row has one parent, so it is copied there at most once. */
  private gathered: number;
  /**
   * The open path from the root, one entry per level: its node, and the slice of children that are still to come. The root rows are
   * the only children of level 0, which has no node.
   */
  private path = new OpenPath(64);
  private level = 0;

  constructor(private readonly siblings: Siblings) {
    const rowCount = siblings.start.length - 2;
    this.nodeKey = new Int32Array(rowCount);
    this.depth = new Int32Array(rowCount);
    this.subtreeEnd = new Int32Array(rowCount);
    this.rowOrder = new Int32Array(rowCount);
    this.rowStart = new Int32Array(rowCount + 1);
    this.gathered = rowCount;
    this.path.next[0] = siblings.start[0];
    this.path.end[0] = siblings.start[1];
  }

  /**
   * Emits up to `nodeCount` nodes; true when there are no more. One long function, because it is the hot loop of every tree, and its
   * state in variables of its own while it runs.
   */
  advance(nodeCount: number): boolean {
    const { nodeKey, depth, subtreeEnd, rowOrder, rowStart } = this;
    const { pairs, start } = this.siblings;
    const stopAt = this.length + nodeCount;
    let { length, ordered, gathered, path, level } = this;
    while (level >= 0 && (length < stopAt || path.next[level] === path.end[level])) {
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
    this.length = length;
    this.ordered = ordered;
    this.gathered = gathered;
    this.path = path;
    this.level = level;
    return level < 0;
  }

  toMergedRows(): MergedRows {
    const { length, ordered } = this;
    this.rowStart[length] = ordered;
    return {
      length,
      key: head(this.nodeKey, length),
      depth: head(this.depth, length),
      subtreeEnd: head(this.subtreeEnd, length),
      rowOrder: head(this.rowOrder, ordered),
      rowStart: head(this.rowStart, length + 1),
    };
  }
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
