// The columns of numbers of a profile frame: typed ones as they are, plain arrays as typed ones. Whether the numbers are finite and
// the levels depth-first is found out for all columns together (`checkRows`); here is said which row is at fault.
import { type DataFrame, FieldType } from '@grafana/data';
import { plainIntegers, plainNumbers } from './columns';
import { requiredField, UnfitFrame } from './frameFields';

/** The numbers of a field, which may be infinite or NaN. Shares the memory of our own frames. */
export function readNumbers(frame: DataFrame, name: string): Float64Array {
  const field = requiredField(frame, name);
  if (field.type !== FieldType.number) {
    throw new UnfitFrame(`The field ${name} of a flame graph holds numbers; in this frame its type is ${field.type}.`);
  }
  if (field.values instanceof Float64Array) {
    return plainNumbers(field.values);
  }
  const values: ArrayLike<unknown> = field.values;
  const numbers = new Float64Array(frame.length);
  for (let row = 0; row < frame.length; row++) {
    const value = values[row];
    if (typeof value !== 'number') {
      throw new UnfitFrame(`Row ${row + 1} of the field ${name} is not a number but ${String(value)}.`);
    }
    numbers[row] = value;
  }
  return numbers;
}

/** Refuses the first number that is not finite. */
export function refuseInfinite(numbers: Float64Array, name: string): void {
  const row = numbers.findIndex((value) => !Number.isFinite(value));
  if (row !== -1) {
    throw new UnfitFrame(`Row ${row + 1} of the field ${name} is not a number but ${numbers[row]}.`);
  }
}

/** The numbers, all of them finite. */
export function readFiniteNumbers(frame: DataFrame, name: string): Float64Array {
  const numbers = readNumbers(frame, name);
  let sumOfZeros = 0;
  for (let row = 0; row < numbers.length; row++) {
    // Only a finite number is 0 when multiplied by 0.
    sumOfZeros += numbers[row] * 0;
  }
  if (sumOfZeros !== 0) {
    refuseInfinite(numbers, name);
  }
  return numbers;
}

/** The levels, whole numbers whose order is not checked. */
export function readLevels(frame: DataFrame): Int32Array {
  const { values } = requiredField(frame, 'level');
  if (values instanceof Int32Array) {
    return plainIntegers(values);
  }
  const numbers = readFiniteNumbers(frame, 'level');
  const levels = Int32Array.from(numbers);
  const row = levels.findIndex((level, index) => level !== numbers[index]);
  if (row !== -1) {
    throw levelProblem(numbers, row);
  }
  return levels;
}

/** Refuses the first level that is negative or more than one below the level before. */
export function refuseJumps(levels: Int32Array): void {
  const row = levels.findIndex((level, index) => level < 0 || level > (index === 0 ? 0 : levels[index - 1] + 1));
  if (row !== -1) {
    throw levelProblem(levels, row);
  }
}

function levelProblem(levels: ArrayLike<number>, row: number): UnfitFrame {
  return new UnfitFrame(
    row === 0
      ? `The rows of a flame graph start at level 0; the first row of this frame is at level ${levels[row]}.`
      : `The rows of a flame graph go down one level at a time; row ${row + 1} of this frame jumps from level ${levels[row - 1]} to level ${levels[row]}.`
  );
}
