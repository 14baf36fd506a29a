// Data frame → CallTree: reads every frame that Grafana's own flame graph panel takes, ours and other data sources'.
// What it cannot draw it refuses with a sentence for the user; docs/frames.md is the contract.
import { type DataFrame, FieldType } from '@grafana/data';
import { err, ok, type Result } from '../base/result';
import { type CallTree, type DiffTree } from '../engine/tree/callTree';
import { plainIntegers, plainNumbers } from './columns';
import { fieldNamed, requiredField, UnfitFrame } from './frameFields';
import { readFunctions } from './frameFunctions';

/** Why a frame cannot be drawn, as one sentence for the user. */
export interface FrameProblem {
  readonly sentence: string;
}

/**
 * The call tree of a frame; a DiffTree where it has both `valueRight` and `selfRight` (left = baseline). A frame without rows is
 * an empty tree, several rows at level 0 get a common root.
 */
export function callTreeFromFrame(frame: DataFrame): Result<CallTree | DiffTree, FrameProblem> {
  try {
    return ok(readFrame(frame));
  } catch (error) {
    if (error instanceof UnfitFrame) {
      return err({ sentence: error.message });
    }
    throw error;
  }
}

function readFrame(frame: DataFrame): CallTree | DiffTree {
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
  const { depth, subtreeEnd, rowOffset } = readLevels(frame);
  const readSide = (totalName: string, selfName: string) => {
    const total = readNumbers(frame, totalName, rowOffset);
    if (rowOffset === 1) {
      total[0] = sumOfRoots(depth, total);
    }
    return { total, self: readNumbers(frame, selfName, rowOffset) };
  };
  const left = readSide('value', 'self');
  const tree = {
    length: depth.length,
    ...readFunctions(frame, subtreeEnd, rowOffset),
    depth,
    subtreeEnd,
    line: fieldNamed(frame, 'line') && Int32Array.from(readNumbers(frame, 'line', rowOffset)),
    unit: fieldNamed(frame, 'value')?.config.unit ?? '',
  };
  if (!hasRight) {
    return { ...tree, ...left };
  }
  return { ...tree, ...readSide('valueRight', 'selfRight'), baselineSelf: left.self, baselineTotal: left.total };
}

function sumOfRoots(depth: Int32Array, total: Float64Array): number {
  let sum = 0;
  for (let node = 1; node < depth.length; node++) {
    sum += depth[node] === 1 ? total[node] : 0;
  }
  return sum;
}

interface Shape {
  readonly depth: Int32Array;
  readonly subtreeEnd: Int32Array;
  /** 1 when there are several roots, or none: they get one more row before them. */
  readonly rowOffset: 0 | 1;
}

/** Checks that rows are depth-first without gaps, and finds where each subtree ends. */
function readLevels(frame: DataFrame): Shape {
  const { values } = requiredField(frame, 'level');
  const levels: Int32Array | Float64Array =
    values instanceof Int32Array ? plainIntegers(values) : readNumbers(frame, 'level', 0);
  const subtreeEnd = new Int32Array(frame.length);
  // The open row of each level, from the root down to the row before.
  const open = new Int32Array(frame.length);
  let height = 0;
  let rootCount = 0;
  for (let row = 0; row < frame.length; row++) {
    const level = levels[row];
    if (level < 0 || level > height || level % 1 !== 0) {
      throw new UnfitFrame(levelProblem(levels, row));
    }
    if (level === 0) {
      rootCount++;
    }
    while (height > level) {
      subtreeEnd[open[--height]] = row;
    }
    open[height++] = row;
  }
  while (height > 0) {
    subtreeEnd[open[--height]] = frame.length;
  }
  if (rootCount === 1) {
    return { depth: levels instanceof Int32Array ? levels : Int32Array.from(levels), subtreeEnd, rowOffset: 0 };
  }
  const depth = new Int32Array(frame.length + 1);
  const shiftedEnd = new Int32Array(frame.length + 1).fill(frame.length + 1);
  for (let row = 0; row < frame.length; row++) {
    depth[row + 1] = levels[row] + 1;
    shiftedEnd[row + 1] = subtreeEnd[row] + 1;
  }
  return { depth, subtreeEnd: shiftedEnd, rowOffset: 1 };
}

function levelProblem(levels: ArrayLike<number>, row: number): string {
  return row === 0
    ? `The rows of a flame graph start at level 0; the first row of this frame is at level ${levels[row]}.`
    : `The rows of a flame graph go down one level at a time; row ${row + 1} of this frame jumps from level ${levels[row - 1]} to level ${levels[row]}.`;
}

/** The numbers of a field after `rowOffset` zeros; refuses what is not a finite number. Shares the memory of our own frames. */
function readNumbers(frame: DataFrame, name: string, rowOffset: number): Float64Array {
  const field = requiredField(frame, name);
  if (field.type !== FieldType.number) {
    throw new UnfitFrame(`The field ${name} of a flame graph holds numbers; in this frame its type is ${field.type}.`);
  }
  if (rowOffset === 0 && field.values instanceof Float64Array) {
    return finiteNumbers(plainNumbers(field.values), name);
  }
  const values: ArrayLike<unknown> = field.values;
  const numbers = new Float64Array(frame.length + rowOffset);
  for (let row = 0; row < frame.length; row++) {
    const value = values[row];
    if (typeof value !== 'number') {
      throw new UnfitFrame(`Row ${row + 1} of the field ${name} is not a number but ${String(value)}.`);
    }
    numbers[row + rowOffset] = value;
  }
  return finiteNumbers(numbers, name);
}

function finiteNumbers(numbers: Float64Array, name: string): Float64Array {
  for (let row = 0; row < numbers.length; row++) {
    // Only a finite number is 0 when multiplied by 0.
    if (numbers[row] * 0 !== 0) {
      throw new UnfitFrame(`Row ${row + 1} of the field ${name} is not a number but ${numbers[row]}.`);
    }
  }
  return numbers;
}
