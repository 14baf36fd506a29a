// What one sample is worth when nobody says: counts scatter around their mean by its square root, so the scatter of values
// over time tells how many counts are in them.
import { type LabelTable } from './labelTable';
import { type NumberedRows } from './setSums';

/** Rows beyond these tell nothing new. */
const MOST_ROWS = 100_000;
/** Fewer steps in time do not show a scatter. */
const LEAST_STEPS = 4;
/**
 * A step counts at most so many times the usual one. With less, counts of one or two would be misjudged; with more, a single jump would
 * count as much as everything else.
 */
const CAP = 2;
/** The mean of min(χ², CAP) with one degree of freedom: what chance alone makes of capped steps. */
const CAPPED_MEAN = 0.742;
/** Halvings of the search within a factor of two: to 7 %. */
const REFINEMENTS = 3;

/**
 * The value of one sample: how the squared steps between neighbouring buckets of a label set compare with their sums, the median over the
 * label sets by their size. A cost that really changes from bucket to bucket makes it larger, which makes the explanation more careful,
 * never less. A change that stays is no scatter: single jumps hardly count, such as those of a deploy, where one version's sets end and
 * another's begin. Undefined when the rows cover fewer than 4 steps in time. At `fromMs` another side begins: that step does not count.
 */
export function estimateSampleValue(
  table: LabelTable,
  { setOfRow, setCount }: NumberedRows,
  fromMs = Infinity
): number | undefined {
  const steps = stepsOf(table, setOfRow, setCount, fromMs);
  return steps === undefined ? undefined : medianScale(steps, setCount + 1);
}

/** What each label set did from one bucket to the next: an entry per step that is not from 0 to 0. */
interface Steps {
  readonly count: number;
  /** The label set + 1: rows without a set scatter like any other. */
  readonly set: Int32Array;
  /** The square of the difference, and the sum of both values: by chance they are alike, in counts. */
  readonly square: Float64Array;
  readonly sum: Float64Array;
}

function stepsOf(
  { length, timeMs, value }: LabelTable,
  setOfRow: Int32Array,
  setCount: number,
  fromMs: number
): Steps | undefined {
  const rowCount = Math.min(length, MOST_ROWS);
  const rows = rowsInTime(timeMs, rowCount);
  const lastValue = new Float64Array(setCount + 1);
  const lastStep = new Int32Array(setCount + 1).fill(-1);
  const set = new Int32Array(2 * rowCount);
  const square = new Float64Array(2 * rowCount);
  const sum = new Float64Array(2 * rowCount);
  let count = 0;
  const add = (ownSet: number, before: number, own: number) => {
    if (before + own > 0) {
      set[count] = ownSet;
      square[count] = (own - before) ** 2;
      sum[count++] = own + before;
    }
  };
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
    const ownSet = setOfRow[row] + 1;
    const own = value[row] > 0 && value[row] < Infinity ? value[row] : 0;
    if (step > sideStep) {
      const before = lastStep[ownSet] >= sideStep ? lastValue[ownSet] : 0;
      if (lastStep[ownSet] === step - 1) {
        add(ownSet, before, own);
      } else {
        // Steps without a row were 0: one difference down to it, one up from it.
        add(ownSet, before, 0);
        add(ownSet, 0, own);
      }
    }
    lastValue[ownSet] = own;
    lastStep[ownSet] = step;
  }
  return step + 1 < LEAST_STEPS ? undefined : { count, set, square, sum };
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

/**
 * The scale at which the capped steps of a set are what chance makes of them (Huber's estimate), the median over the sets by their sums;
 * undefined if nothing scatters. Found by halving: a scale is large enough if it is for the sets that hold half of all sums.
 */
function medianScale({ count, set, square, sum }: Steps, setCount: number): number | undefined {
  const squares = new Float64Array(setCount);
  const sums = new Float64Array(setCount);
  const movedSums = new Float64Array(setCount);
  for (let step = 0; step < count; step++) {
    squares[set[step]] += square[step];
    sums[set[step]] += sum[step];
    movedSums[set[step]] += square[step] > 0 ? sum[step] : 0;
  }
  let allSquares = 0;
  let allSums = 0;
  for (let own = 0; own < setCount; own++) {
    allSquares += squares[own];
    allSums += squares[own] > 0 ? sums[own] : 0;
  }
  let scale = allSquares / allSums;
  // Nothing scatters, or values are too large to be squared.
  if (!(scale > 0 && scale < Infinity)) {
    return undefined;
  }
  const isLargeEnough = (tried: number) => {
    const capped = new Float64Array(setCount);
    for (let step = 0; step < count; step++) {
      const own = square[step] / tried;
      const most = CAP * sum[step];
      capped[set[step]] += own < most ? own : most;
    }
    let within = 0;
    for (let own = 0; own < setCount; own++) {
      // A set that is constant but for a few jumps has no usual step: there the jumps are all that is known.
      const isConstant = CAP * movedSums[own] <= CAPPED_MEAN * sums[own];
      const isWithin = isConstant ? squares[own] <= tried * sums[own] : capped[own] <= CAPPED_MEAN * sums[own];
      within += squares[own] > 0 && isWithin ? sums[own] : 0;
    }
    return 2 * within >= allSums;
  };
  while (!isLargeEnough(scale)) {
    scale *= 2;
  }
  while (isLargeEnough(scale / 2)) {
    scale /= 2;
  }
  let tooSmall = scale / 2;
  for (let round = 0; round < REFINEMENTS; round++) {
    const middle = (tooSmall + scale) / 2;
    if (isLargeEnough(middle)) {
      scale = middle;
    } else {
      tooSmall = middle;
    }
  }
  return scale;
}
