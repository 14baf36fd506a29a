// Data frame → CallTree: reads every frame that Grafana's own flame graph panel takes, ours and other data sources'.
// What it cannot draw it refuses with a sentence for the user; docs/frames.md is the contract.
import { type DataFrame } from '@grafana/data';
import { once } from '../base/once';
import { err, ok, type Result } from '../base/result';
import { mergedOverTime } from '../engine/flame-chart/mergedOverTime';
import { type CallTree, type DiffTree } from '../engine/tree/callTree';
import { subtreeEndOfNodes } from '../engine/tree/nodeColumns';
import { checkRows, type FrameColumns } from './checkRows';
import { fieldNamed, UnfitFrame } from './frameFields';
import { readFunctions } from './frameFunctions';
import { readFiniteNumbers, readLevels, readNumbers } from './frameNumbers';
import { readLabels } from './frameTexts';
import { timeOrderOf } from './timeOrder';

/** Why a frame cannot be drawn, as one sentence for the user. */
export interface FrameProblem {
  readonly sentence: string;
}

/**
 * The call tree of a frame; a DiffTree where it has both `valueRight` and `selfRight` (left = baseline). A frame without rows is
 * an empty tree, several rows at level 0 get a common root. Rows in order of time are merged; `flameChartFromFrame` has them in theirs.
 */
export function callTreeFromFrame(frame: DataFrame): Result<CallTree | DiffTree, FrameProblem> {
  const order = timeOrderOf(frame);
  return readOrRefuse(() => {
    const rows = readRows(frame);
    return order === undefined ? rows : mergedOverTime(rows, order.hasLanes);
  });
}

/** What `read` gives, or the sentence with which it refuses. */
export function readOrRefuse<T>(read: () => T): Result<T, FrameProblem> {
  try {
    return ok(read());
  } catch (error) {
    if (error instanceof UnfitFrame) {
      return err({ sentence: error.message });
    }
    throw error;
  }
}

/** The rows as they stand in the frame. Throws an UnfitFrame. */
export function readRows(frame: DataFrame): CallTree | DiffTree {
  const missing = ['label', 'level', 'value', 'self'].filter((name) => fieldNamed(frame, name) === undefined);
  if (missing.length > 0) {
    throw new UnfitFrame(
      `A flame graph needs the fields label, level, value and self; this frame lacks ${missing.join(' and ')}.`
    );
  }
  const hasRight = fieldNamed(frame, 'valueRight') !== undefined;
  if (hasRight !== (fieldNamed(frame, 'selfRight') !== undefined)) {
    throw new UnfitFrame(
      `A diff needs both valueRight and selfRight; this frame has only ${hasRight ? 'valueRight' : 'selfRight'}.`
    );
  }
  const columns = readColumns(frame, hasRight);
  const { label, level, value, self, valueRight, selfRight } = columns;
  const { rootCount, isUsed, hasNegative } = checkRows(columns);
  const hasRoot = rootCount === 1;
  // Several roots, or none, get one more row before them.
  const depth = hasRoot ? level : levelsBelowRoot(level);
  const totals = (column: Float64Array) => (hasRoot ? column : behindRoot(column, sumOfRoots(level, column)));
  const selfs = (column: Float64Array) => (hasRoot ? column : behindRoot(column, 0));
  const ends = once(() => subtreeEndOfNodes(depth));
  const tree = {
    length: depth.length,
    ...readFunctions(frame, { label, level, isUsed }, hasRoot ? 0 : 1),
    depth,
    line: fieldNamed(frame, 'line') && Int32Array.from(selfs(readFiniteNumbers(frame, 'line'))),
    hasNegative,
    unit: fieldNamed(frame, 'value')?.config.unit ?? '',
  };
  if (valueRight === undefined || selfRight === undefined) {
    return {
      ...tree,
      total: totals(value),
      self: selfs(self),
      get subtreeEnd() {
        return ends();
      },
    };
  }
  return {
    ...tree,
    total: totals(valueRight),
    self: selfs(selfRight),
    baselineTotal: totals(value),
    baselineSelf: selfs(self),
    get subtreeEnd() {
      return ends();
    },
  };
}

function readColumns(frame: DataFrame, hasRight: boolean): FrameColumns {
  return {
    level: readLevels(frame),
    value: readNumbers(frame, 'value'),
    self: readNumbers(frame, 'self'),
    label: readLabels(frame),
    valueRight: hasRight ? readNumbers(frame, 'valueRight') : undefined,
    selfRight: hasRight ? readNumbers(frame, 'selfRight') : undefined,
  };
}

function sumOfRoots(level: Int32Array, total: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < level.length; row++) {
    sum += level[row] === 0 ? total[row] : 0;
  }
  return sum;
}

function levelsBelowRoot(level: Int32Array): Int32Array {
  const depth = new Int32Array(level.length + 1);
  for (let row = 0; row < level.length; row++) {
    depth[row + 1] = level[row] + 1;
  }
  return depth;
}

function behindRoot(numbers: Float64Array, ofRoot: number): Float64Array {
  const behind = new Float64Array(numbers.length + 1).fill(ofRoot, 0, 1);
  behind.set(numbers, 1);
  return behind;
}
