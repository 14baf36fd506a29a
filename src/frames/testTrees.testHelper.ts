// The trees that the tests of this folder send through frames.
import { type CallTree, type DiffTree } from '../engine/tree/callTree';

/**
 *     total 10
 *     ├── idle 2
 *     └── main 8
 *         └── work 5   (work.py:12)
 */
export const smallTree: CallTree = {
  length: 4,
  functions: {
    length: 4,
    names: ['total', 'idle', 'main', 'work'],
    fileNames: ['', '', 'main.py', 'work.py'],
    startLines: Int32Array.of(0, 0, 0, 0),
    mappings: ['', '', '', 'libwork.so'],
  },
  functionIndex: Int32Array.of(0, 1, 2, 3),
  depth: Int32Array.of(0, 1, 1, 2),
  self: Float64Array.of(0, 2, 3, 5),
  total: Float64Array.of(10, 2, 8, 5),
  subtreeEnd: Int32Array.of(4, 2, 4, 4),
  line: Int32Array.of(0, 0, 0, 12),
  unit: 'nanoseconds',
};

/** The same call nodes with a baseline in which `work` took 1 less. */
export const smallDiff: DiffTree = {
  ...smallTree,
  baselineSelf: Float64Array.of(0, 2, 3, 4),
  baselineTotal: Float64Array.of(9, 2, 7, 4),
};

/** A tree without files, lines and mappings, and with nothing in it but its root. */
export const emptyTree: CallTree = {
  length: 1,
  functions: { length: 1, names: ['total'], fileNames: [''], startLines: Int32Array.of(0), mappings: [''] },
  functionIndex: Int32Array.of(0),
  depth: Int32Array.of(0),
  self: Float64Array.of(0),
  total: Float64Array.of(0),
  subtreeEnd: Int32Array.of(1),
  unit: 'count',
};
