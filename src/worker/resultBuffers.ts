// The memory of a result that may move from the worker to the main thread instead of being copied.
import { type WorkResult } from './workRequest';

/** Every buffer of the result's columns, each once. A merged profile is copied: it may share tables with cached ones. */
export function resultBuffers(result: WorkResult): ArrayBuffer[] {
  switch (result.kind) {
    case 'tree': {
      const { functionIndex, depth, self, total, subtreeEnd, line, functions } = result.tree;
      const columns = [functionIndex, depth, self, total, subtreeEnd, functions.startLines];
      return buffersOf(line === undefined ? columns : [...columns, line]);
    }
    case 'series':
      return buffersOf(result.groups.flatMap(({ sums, profileCounts }) => [sums, profileCounts]));
    case 'profile':
      return [];
  }
}

function buffersOf(columns: ReadonlyArray<Int32Array | Float64Array>): ArrayBuffer[] {
  return [...new Set(columns.map((column) => column.buffer))].filter((buffer) => buffer instanceof ArrayBuffer);
}
