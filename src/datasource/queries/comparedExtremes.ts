// The smallest and largest values of functions in single profiles, carried over from the comparison's own table of functions to the one of a diff.
import { alignFunctions } from '../../engine/tree/treeFunctions';
import { type FunctionExtremes, type TreeAnswer } from '../stores/store';

type Side = Pick<TreeAnswer, 'tree' | 'exactCalls'>;

/**
 * One entry per function of the diff of both sides: 0 for what the comparison does not have, NaN where several of its functions became one
 * (sides are matched by name alone where one of them knows no files).
 */
export function comparedExtremes(before: Side, after: Side, { min, max }: FunctionExtremes): FunctionExtremes {
  const isRecorded = before.exactCalls !== undefined || after.exactCalls !== undefined;
  const sides = [before, after].map(({ tree, exactCalls }) => (isRecorded ? (exactCalls ?? tree) : tree));
  const { functions, rowOf } = alignFunctions(sides);
  const [, comparisonRows] = rowOf;
  const sourcesOf = new Int32Array(functions.length);
  comparisonRows.forEach((row) => sourcesOf[row]++);
  const carried = (values: Float64Array) => {
    const column = new Float64Array(functions.length);
    comparisonRows.forEach((row, source) => {
      column[row] = sourcesOf[row] === 1 ? values[source] : NaN;
    });
    return column;
  };
  return { min: carried(min), max: carried(max) };
}
