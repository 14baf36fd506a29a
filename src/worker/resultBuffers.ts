// The memory of a result that may move from the worker to the main thread instead of being copied.
import { isFlameChart } from '../engine/flame-chart/flameChart';
import { type CallTree } from '../engine/tree/callTree';
import { type WorkResult } from './workRequest';

/** Every buffer of the result's columns, each once. A merged profile is copied: it may share tables with cached ones. */
export function resultBuffers(result: WorkResult): ArrayBuffer[] {
  switch (result.kind) {
    case 'tree':
      return [
        ...treeBuffers(result.tree),
        ...buffersOf(result.extremes ? [result.extremes.min, result.extremes.max] : []),
      ];
    case 'series':
      return buffersOf(result.groups.flatMap(({ sums, profileCounts }) => [sums, profileCounts]));
    case 'points':
    case 'profile':
      return [];
  }
}

/** Every buffer of a tree's columns, each once. */
export function treeBuffers(tree: CallTree): ArrayBuffer[] {
  const { functionIndex, depth, self, total, subtreeEnd, line, functions } = tree;
  return buffersOf([
    ...[functionIndex, depth, self, total, subtreeEnd, functions.startLines],
    ...(line === undefined ? [] : [line]),
    ...(isFlameChart(tree) ? [tree.startNs, tree.durationNs] : []),
  ]);
}

function buffersOf(columns: ReadonlyArray<Int32Array | Float64Array>): ArrayBuffer[] {
  return [...new Set(columns.map((column) => column.buffer))].filter((buffer) => buffer instanceof ArrayBuffer);
}
