// What one sample is worth when nobody says: counts scatter around their mean by its square root, so the scatter of values
// over time tells how many counts are in them.
import { type LabelTable } from './labelTable';
import { type NumberedRows } from './setSums';

/** Rows beyond these tell nothing new. */
const MOST_ROWS = 100_000;
/** Fewer steps in time do not show a scatter. */
const LEAST_STEPS = 4;

/**
 * The value of one sample: the variance of neighbouring buckets ÷ their mean, the median over the label sets by their size. A cost that really
 * changes from bucket to bucket makes it larger, which makes the explanation more careful, never less. Undefined when the rows cover
 * fewer than 4 steps in time. At `fromMs` another side begins, and values may change at once: that step is no scatter.
 */
export function estimateSampleValue(
  { length, timeMs, value }: LabelTable,
  { setOfRow, setCount }: NumberedRows,
  fromMs = Infinity
): number | undefined {
  const rowCount = Math.min(length, MOST_ROWS);
  const rows = rowsInTime(timeMs, rowCount);
  // Entry = set + 1: rows without a set scatter like any other.
  const lastValue = new Float64Array(setCount + 1);
  const lastStep = new Int32Array(setCount + 1).fill(-1);
  const squares = new Float64Array(setCount + 1);
  const sums = new Float64Array(setCount + 1);
  let step = -1;
  let sideStep = 0;
  let time = -Infinity;
  for (let place = 0; place < rowCount; place++) {
    const row = rows === undefined ? place : rows[place];
    if (timeMs[row] !== time) {
      step++;
      sideStep = time < fromMs && timeMs[row] >= fromMs ? step : sideStep;
      time = timeMs[row];
    }
    const set = setOfRow[row] + 1;
    const own = value[row] > 0 && value[row] < Infinity ? value[row] : 0;
    if (step > sideStep) {
      // Steps without a row were 0: one difference down to it, one up from it.
      const before = lastStep[set] >= sideStep ? lastValue[set] : 0;
      const isNext = lastStep[set] === step - 1;
      squares[set] += isNext ? (own - before) ** 2 : own ** 2 + before ** 2;
      sums[set] += own + before;
    }
    lastValue[set] = own;
    lastStep[set] = step;
  }
  return step + 1 < LEAST_STEPS ? undefined : weightedMedian(squares, sums);
}

/** The rows in order of time; undefined if they are already, as they mostly are. */
function rowsInTime(timeMs: Float64Array, length: number): Int32Array | undefined {
  for (let row = 1; row < length; row++) {
    if (timeMs[row] < timeMs[row - 1]) {
      return Int32Array.from({ length }, (_, own) => own).sort((a, b) => timeMs[a] - timeMs[b]);
    }
  }
  return undefined;
}

/** The ratio squares ÷ sums of the set at which half of all sums lies below; undefined if there is nothing. */
function weightedMedian(squares: Float64Array, sums: Float64Array): number | undefined {
  const sets = [...sums.keys()].filter((set) => sums[set] > 0 && squares[set] > 0);
  sets.sort((a, b) => squares[a] / sums[a] - squares[b] / sums[b]);
  let left = sets.reduce((total, set) => total + sums[set], 0) / 2;
  const median = sets.find((set) => (left -= sums[set]) <= 0);
  return median === undefined ? undefined : squares[median] / sums[median];
}
