// Data frame → CallTree: reads every frame that Grafana's own flame graph panel takes, ours and other data sources'.
// What it cannot draw it refuses with a sentence for the user; docs/frames.md is the contract.
import { type DataFrame, type Field, FieldType } from '@grafana/data';
import { err, ok, type Result } from '../base/result';
import { type CallTree, type DiffTree, ROOT_NAME, type TreeFunctions } from '../engine/tree/callTree';

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

/** Thrown while reading and caught by `callTreeFromFrame` alone: the message is the sentence. */
class UnfitFrame extends Error {}

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
  // Several roots get one more row before them.
  const rowOffset = frame.length > 0 && hasOneRoot(frame) ? 0 : 1;
  const shape = readLevels(frame, rowOffset);
  const labels = readFunctions(frame, rowOffset);
  const left = { total: readNumbers(frame, 'value', rowOffset), self: readNumbers(frame, 'self', rowOffset) };
  const unit = fieldNamed(frame, 'value')?.config.unit ?? '';
  const tree = { length: frame.length + rowOffset, ...labels, ...shape, unit };
  const lines = fieldNamed(frame, 'line');
  const line = lines === undefined ? {} : { line: Int32Array.from(readNumbers(frame, 'line', rowOffset)) };
  if (rowOffset === 1) {
    left.total[0] = sumOfRoots(shape.depth, left.total);
  }
  if (!hasRight) {
    return { ...tree, ...line, ...left };
  }
  const right = {
    total: readNumbers(frame, 'valueRight', rowOffset),
    self: readNumbers(frame, 'selfRight', rowOffset),
  };
  if (rowOffset === 1) {
    right.total[0] = sumOfRoots(shape.depth, right.total);
  }
  return { ...tree, ...line, ...right, baselineSelf: left.self, baselineTotal: left.total };
}

function fieldNamed(frame: DataFrame, name: string): Field | undefined {
  return frame.fields.find((field) => field.name === name);
}

function requiredField(frame: DataFrame, name: string): Field {
  const field = fieldNamed(frame, name);
  if (field === undefined) {
    throw new UnfitFrame(`This frame lacks the field ${name}.`);
  }
  return field;
}

function hasOneRoot(frame: DataFrame): boolean {
  const levels: ArrayLike<unknown> = requiredField(frame, 'level').values;
  let rootCount = 0;
  for (let row = 0; row < frame.length && rootCount < 2; row++) {
    rootCount += levels[row] === 0 ? 1 : 0;
  }
  return rootCount === 1;
}

function sumOfRoots(depth: Int32Array, total: Float64Array): number {
  let sum = 0;
  for (let node = 1; node < depth.length; node++) {
    sum += depth[node] === 1 ? total[node] : 0;
  }
  return sum;
}

/** Checks that rows are depth-first without gaps, and finds where each subtree ends. */
function readLevels(frame: DataFrame, rowOffset: number): { depth: Int32Array; subtreeEnd: Int32Array } {
  const levels = readNumbers(frame, 'level', 0);
  const length = frame.length + rowOffset;
  const depth = new Int32Array(length);
  const subtreeEnd = new Int32Array(length).fill(length);
  // The open node of each depth, from the root down to the row before.
  const open: number[] = rowOffset === 1 ? [0] : [];
  for (let row = 0; row < frame.length; row++) {
    const level = levels[row] + rowOffset;
    if (!Number.isInteger(level) || level < rowOffset || level > open.length) {
      throw new UnfitFrame(
        row === 0
          ? `The rows of a flame graph start at level 0; the first row of this frame is at level ${levels[row]}.`
          : `The rows of a flame graph go down one level at a time; row ${row + 1} of this frame jumps from level ${levels[row - 1]} to level ${levels[row]}.`
      );
    }
    const node = row + rowOffset;
    while (open.length > level) {
      subtreeEnd[open.pop() ?? 0] = node;
    }
    open.push(node);
    depth[node] = level;
  }
  return { depth, subtreeEnd };
}

/** The numbers of a field after `rowOffset` zeros; refuses what is not a finite number. */
function readNumbers(frame: DataFrame, name: string, rowOffset: number): Float64Array {
  const field = requiredField(frame, name);
  if (field.type !== FieldType.number) {
    throw new UnfitFrame(`The field ${name} of a flame graph holds numbers; in this frame its type is ${field.type}.`);
  }
  const values: ArrayLike<unknown> = field.values;
  const numbers = new Float64Array(frame.length + rowOffset);
  for (let row = 0; row < frame.length; row++) {
    const value = values[row];
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      throw new UnfitFrame(`Row ${row + 1} of the field ${name} is not a number but ${String(value)}.`);
    }
    numbers[row + rowOffset] = value;
  }
  return numbers;
}

/** Functions by name and file, and the function of each row. */
function readFunctions(frame: DataFrame, rowOffset: number): { functions: TreeFunctions; functionIndex: Int32Array } {
  const label = readTexts(frame, 'label');
  const file = fieldNamed(frame, 'fileName') && readTexts(frame, 'fileName');
  const mapping = fieldNamed(frame, 'mapping') && readTexts(frame, 'mapping');
  const rows = new Map<number, number>();
  const names: string[] = [];
  const fileNames: string[] = [];
  const mappings: string[] = [];
  const functionIndex = new Int32Array(frame.length + rowOffset);
  if (rowOffset === 1) {
    names.push(ROOT_NAME);
    fileNames.push('');
    mappings.push('');
  }
  for (let row = 0; row < frame.length; row++) {
    const key = label.index[row] * ((file?.texts.length ?? 0) + 1) + (file?.index[row] ?? 0);
    let index = rows.get(key);
    if (index === undefined) {
      index = names.length;
      rows.set(key, index);
      names.push(label.texts[label.index[row]]);
      fileNames.push(file?.texts[file.index[row]] ?? '');
      mappings.push(mapping?.texts[mapping.index[row]] ?? '');
    }
    functionIndex[row + rowOffset] = index;
  }
  const startLines = new Int32Array(names.length);
  return { functions: { length: names.length, names, fileNames, startLines, mappings }, functionIndex };
}

/** The distinct texts of a string or enum field, and which one each row has. */
function readTexts(frame: DataFrame, name: string): { texts: readonly string[]; index: Int32Array } {
  const field = requiredField(frame, name);
  const values: ArrayLike<unknown> = field.values;
  const index = new Int32Array(frame.length);
  const distinct = new Map<string, number>();
  const texts: string[] = [];
  const indexOf = (text: string) => {
    let known = distinct.get(text);
    if (known === undefined) {
      known = texts.length;
      distinct.set(text, known);
      texts.push(text);
    }
    return known;
  };
  if (field.type === FieldType.string) {
    for (let row = 0; row < frame.length; row++) {
      index[row] = indexOf(String(values[row] ?? ''));
    }
    return { texts, index };
  }
  if (field.type !== FieldType.enum) {
    throw new UnfitFrame(`The field ${name} of a flame graph holds text; in this frame its type is ${field.type}.`);
  }
  const enumIndex = (field.config.type?.enum?.text ?? []).map(indexOf);
  for (let row = 0; row < frame.length; row++) {
    const known = enumIndex[Number(values[row])];
    if (known === undefined) {
      throw new UnfitFrame(
        `Row ${row + 1} of the field ${name} is ${String(values[row])}, which its enum does not have.`
      );
    }
    index[row] = known;
  }
  return { texts, index };
}
