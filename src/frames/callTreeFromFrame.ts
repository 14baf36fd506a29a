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
    ...readFunctions(frame, rowOffset),
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
  const isOurs = values instanceof Int32Array;
  const levels: Int32Array | Float64Array = isOurs ? values : readNumbers(frame, 'level', 0);
  const subtreeEnd = new Int32Array(frame.length).fill(frame.length);
  // The open row of each level, from the root down to the row before.
  const open: number[] = [];
  let rootCount = 0;
  for (let row = 0; row < frame.length; row++) {
    const level = levels[row];
    if (level < 0 || level > open.length || level % 1 !== 0) {
      throw new UnfitFrame(levelProblem(levels, row));
    }
    if (level === 0) {
      rootCount++;
    }
    while (open.length > level) {
      subtreeEnd[open.pop() ?? 0] = row;
    }
    open.push(row);
  }
  if (rootCount === 1) {
    return { depth: isOurs ? values : Int32Array.from(levels), subtreeEnd, rowOffset: 0 };
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
    return finiteNumbers(field.values, name);
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

/** Functions by name and file in order of appearance, and the function of each row. */
function readFunctions(frame: DataFrame, rowOffset: number): { functions: TreeFunctions; functionIndex: Int32Array } {
  const label = readTexts(frame, 'label');
  const file = fieldNamed(frame, 'fileName') && readTexts(frame, 'fileName');
  const mapping = fieldNamed(frame, 'mapping') && readTexts(frame, 'mapping');
  const names: string[] = [];
  const fileNames: string[] = [];
  const mappings: string[] = [];
  const add = (name: string, fileName: string, mappingName: string) => {
    fileNames.push(fileName);
    mappings.push(mappingName);
    return names.push(name) - 1;
  };
  if (rowOffset === 1) {
    add(ROOT_NAME, '', '');
  }
  // Nearly every name has one file: the first one needs no look-up. Others are found by name and file.
  const firstOfLabel = new Int32Array(label.texts.length).fill(-1);
  const fileOfFirst = new Int32Array(label.texts.length);
  const others = new Map<number, number>();
  const functionIndex = new Int32Array(frame.length + rowOffset);
  for (let row = 0; row < frame.length; row++) {
    const labelIndex = label.index[row];
    const fileIndex = file === undefined ? 0 : file.index[row];
    let known: number | undefined = firstOfLabel[labelIndex];
    const isFirst = known === -1;
    if (isFirst || fileOfFirst[labelIndex] !== fileIndex) {
      const key = labelIndex * (file?.texts.length ?? 1) + fileIndex;
      known = isFirst ? undefined : others.get(key);
      if (known === undefined) {
        const mappingName = mapping === undefined ? '' : mapping.texts[mapping.index[row]];
        known = add(label.texts[labelIndex], file === undefined ? '' : file.texts[fileIndex], mappingName);
        if (isFirst) {
          firstOfLabel[labelIndex] = known;
          fileOfFirst[labelIndex] = fileIndex;
        } else {
          others.set(key, known);
        }
      }
    }
    functionIndex[row + rowOffset] = known;
  }
  const startLines = new Int32Array(names.length);
  return { functions: { length: names.length, names, fileNames, startLines, mappings }, functionIndex };
}

/** The distinct texts of a string or enum field, and which one each row has. */
interface Texts {
  readonly texts: readonly string[];
  readonly index: Int32Array;
}

function readTexts(frame: DataFrame, name: string): Texts {
  const field = requiredField(frame, name);
  switch (field.type) {
    case FieldType.string:
      return readStrings(field, frame.length);
    case FieldType.enum:
      return readEnum(field, name, frame.length);
    default:
      throw new UnfitFrame(`The field ${name} of a flame graph holds text; in this frame its type is ${field.type}.`);
  }
}

function readStrings(field: Field, length: number): Texts {
  const values: ArrayLike<unknown> = field.values;
  const distinct = new DistinctTexts();
  const index = new Int32Array(length);
  for (let row = 0; row < length; row++) {
    index[row] = distinct.indexOf(String(values[row] ?? ''));
  }
  return { texts: distinct.texts, index };
}

function readEnum(field: Field, name: string, length: number): Texts {
  const texts = field.config.type?.enum?.text ?? [];
  const distinct = new DistinctTexts();
  const distinctIndex = Int32Array.from(texts, (text) => distinct.indexOf(text));
  const isDistinct = distinct.texts.length === texts.length;
  const values: ArrayLike<unknown> = field.values;
  const index = isDistinct && values instanceof Int32Array ? values : new Int32Array(length);
  for (let row = 0; row < length; row++) {
    const value = values[row];
    if (typeof value !== 'number' || !(value >= 0 && value < texts.length)) {
      throw new UnfitFrame(`Row ${row + 1} of the field ${name} is ${String(value)}, which its enum does not have.`);
    }
    index[row] = distinctIndex[value];
  }
  return { texts: distinct.texts, index };
}

/** Texts in order of appearance, each once. */
class DistinctTexts {
  readonly texts: string[] = [];
  private readonly indexes = new Map<string, number>();

  indexOf(text: string): number {
    const known = this.indexes.get(text);
    if (known !== undefined) {
      return known;
    }
    this.indexes.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }
}
