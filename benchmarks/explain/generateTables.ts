// Label tables of any size, the same for the same seed: every label set at every step, and one value that costs more in the window.
import { type LabelColumn, type LabelTable } from '../../src/engine/explain/labelTable';

const STEPS = 60;
const STEP_MS = 15_000;

/** The last sixth of the range. */
export const window = { fromMs: 50 * STEP_MS, toMs: STEPS * STEP_MS };

/** Values per label: few and many, as labels are. */
const VALUE_COUNTS = [2, 3, 4, 6, 8, 10, 12, 16, 20, 25, 30, 40, 50, 60, 80, 100, 150, 200, 300, 500];

function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** One table with `labelCount` labels, rows in order of time. */
export function generateTable(rowCount: number, labelCount: number, seed: number): LabelTable {
  const random = generator(seed);
  const setCount = Math.ceil(rowCount / STEPS);
  const cost = Float64Array.from({ length: setCount }, () => 1 + 20 * random() ** 4);
  const labels = Array.from({ length: labelCount }, (_, index): LabelColumn => {
    const valueCount = VALUE_COUNTS[index % VALUE_COUNTS.length];
    const ofSet = Int32Array.from({ length: setCount }, () => Math.floor(valueCount * random() ** 1.5));
    return {
      name: `label_${seed}_${index}`,
      values: Array.from({ length: valueCount }, (__, code) => `value-${code}`),
      codes: Int32Array.from({ length: rowCount }, (__, row) => ofSet[row % setCount]),
    };
  });
  const dearLabel = labels[labelCount >> 1].codes;
  return {
    length: rowCount,
    labels,
    timeMs: Float64Array.from({ length: rowCount }, (_, row) => (Math.floor(row / setCount) + 1) * STEP_MS),
    value: Float64Array.from({ length: rowCount }, (_, row) => {
      const isDear = dearLabel[row] === 1 && row / setCount >= 50;
      return Math.floor(cost[row % setCount] * (isDear ? 2 : 1) * (0.5 + random()));
    }),
  };
}
