// Large trees for tests and benchmarks: as many nodes, as deep and as wide as asked for, the same for the same seed.

import { type CallTree, ROOT_NAME } from './callTree';
import { mergeRows } from './mergeRows';
import { totalOfNodes } from './nodeColumns';
import { ROOT_ROW } from './siblings';

export interface GeneratedTree {
  /** Nodes in all, the root included. */
  readonly nodes: number;
  /** The deepest node's depth. */
  readonly depth?: number;
  /** The number of children of the widest node. */
  readonly fanOut?: number;
  readonly seed?: number;
  /** Distinct functions; at least one more than the widest node has children. */
  readonly functions?: number;
}

/** A prime larger than any number of functions: steps of it, modulo their number, meet each function once. */
const SIBLING_STEP = 1_000_003;

/**
 * First a chain of `depth` nodes, last the `fanOut` children of the first node below the root, and between them chains that begin at
 * random nodes: so early nodes are large, late ones hair-thin, as in real profiles. Selfs are 0 … 9, now and then a
 * hundred times as much.
 */
export function generateTree({
  nodes,
  depth = 40,
  fanOut = 200,
  seed = 1,
  functions = 20_000,
}: GeneratedTree): CallTree {
  if (depth + fanOut > nodes) {
    throw new RangeError(`${nodes} nodes cannot hold a chain of ${depth} and a node with ${fanOut} children.`);
  }
  const random = seededRandom(seed);
  const widestRow = depth > 1 ? 1 : 0;
  const functionCount = Math.max(functions, fanOut + 1);
  const parent = new Int32Array(nodes).fill(ROOT_ROW);
  const rowDepth = new Int32Array(nodes);
  const childCount = new Int32Array(nodes);
  const key = new Int32Array(nodes);
  const salt = Int32Array.from({ length: nodes }, () => Math.floor(random() * functionCount));
  for (let row = 1; row < nodes; row++) {
    const isInChain = row <= depth;
    const isInFan = nodes - row <= fanOut - childCount[widestRow];
    let caller = isInChain ? row - 1 : widestRow;
    while (
      !isInChain &&
      !isInFan &&
      (caller === widestRow || rowDepth[caller] >= depth || childCount[caller] >= fanOut)
    ) {
      caller = random() < 0.5 ? row - 1 : Math.floor(random() * row);
    }
    parent[row] = caller;
    rowDepth[row] = rowDepth[caller] + 1;
    // Counting up from the parent's own number keeps siblings distinct; 0 is the root's function.
    key[row] = 1 + ((salt[caller] + SIBLING_STEP * childCount[caller]++) % (functionCount - 1));
  }
  const merged = mergeRows(parent, key);
  const self = new Float64Array(merged.length);
  for (let node = 1; node < self.length; node++) {
    self[node] = Math.floor(random() * 10) * (random() < 0.02 ? 100 : 1);
  }
  const names = Array.from(
    { length: functionCount },
    (_, row) => `pkg${row % 97}.function_${String(row).padStart(7, '0')}`
  );
  names[0] = ROOT_NAME;
  return {
    length: merged.length,
    functions: {
      length: functionCount,
      names,
      fileNames: names.map((_, row) => (row === 0 ? '' : `src/pkg${row % 97}.ts`)),
      startLines: new Int32Array(functionCount),
      mappings: names.map(() => ''),
    },
    functionIndex: merged.key,
    depth: merged.depth,
    self,
    total: totalOfNodes(self, merged.subtreeEnd),
    subtreeEnd: merged.subtreeEnd,
    unit: 'nanoseconds',
  };
}

/** Numbers in [0, 1): mulberry32. */
function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
