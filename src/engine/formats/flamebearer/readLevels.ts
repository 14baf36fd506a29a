// The rows of a flamebearer: bars from left to right, their x as the distance from the end of the bar before them. A bar's callees
// stand in the next row, inside of its width; a diff has a width per side, baseline first.
//
//     x  total  self  name                       x  total  x  total  names
//     [0, 480, 0, 0]                             0  480                total
//     [0, 20, 0, 2,  0, 460, 0, 5]               0   20   20  460      bike, car
import { type ProfileBuilder } from '../../profile/profileBuilder';
import { malformed } from './metadata';

/** One side of one row. */
interface Side {
  readonly from: Float64Array;
  readonly to: Float64Array;
}

/** One row of bars: where they lie on each side, and their stacks. */
interface Row {
  readonly length: number;
  readonly sides: readonly Side[];
  readonly stacks: Int32Array;
}

export interface LevelsReading {
  readonly builder: ProfileBuilder;
  /** A row of the builder's frames per name. */
  readonly frames: readonly number[];
  /** 1, or 2 for a diff. */
  readonly sideCount: number;
  /** `selves` has one value per side. */
  readonly addSample: (stack: number, selves: readonly number[]) => void;
}

/** Reads rows from the top; the first one is the whole and no function. Throws a DecodeError where they make no tree. */
export function readLevels(levels: readonly unknown[], reading: LevelsReading): void {
  const { sideCount, addSample, builder, frames } = reading;
  const width = 3 * sideCount + 1;
  let above: Row | undefined;
  levels.forEach((level, depth) => {
    const values = numbersOf(level, width, depth);
    const row = newRow(values.length / width, sideCount);
    const ends = new Float64Array(sideCount);
    const selves = new Array<number>(sideCount).fill(0);
    let caller = 0;
    for (let bar = 0; bar < row.length; bar++) {
      const at = bar * width;
      row.sides.forEach(({ from, to }, side) => {
        from[bar] = ends[side] + values[at + 3 * side];
        to[bar] = from[bar] + values[at + 3 * side + 1];
        ends[side] = to[bar];
        selves[side] = values[at + 3 * side + 2];
      });
      let stack = -1;
      // Bars without a width on any side have no place, and no value.
      if (above !== undefined && row.sides.some(({ from, to }) => to[bar] > from[bar])) {
        caller = callerOf(above, row, bar, caller, depth);
        stack = builder.addStack(above.stacks[caller], frameAt(frames, values[at + width - 1], depth));
      }
      row.stacks[bar] = stack;
      if (selves.some((self) => self !== 0)) {
        addSample(stack, selves);
      }
    }
    above = row;
  });
}

/** The bar above that holds this one on every side; bars are in order, so it is `first` or one behind it. */
function callerOf(above: Row, row: Row, bar: number, first: number, depth: number): number {
  for (let caller = first; caller < above.length; caller++) {
    const isInside = row.sides.every(
      ({ from, to }, side) => above.sides[side].from[caller] <= from[bar] && to[bar] <= above.sides[side].to[caller]
    );
    if (isInside) {
      return caller;
    }
  }
  throw malformed(`has a bar in row ${depth} that is on top of no other`);
}

function newRow(length: number, sideCount: number): Row {
  const sides = Array.from({ length: sideCount }, () => ({
    from: new Float64Array(length),
    to: new Float64Array(length),
  }));
  return { length, sides, stacks: new Int32Array(length) };
}

function numbersOf(level: unknown, width: number, depth: number): readonly number[] {
  if (
    !Array.isArray(level) ||
    level.length % width !== 0 ||
    !level.every((value) => Number.isSafeInteger(value) && value >= 0)
  ) {
    throw malformed(`has a row that is no list of ${width} whole numbers per bar, row ${depth}`);
  }
  return level;
}

function frameAt(frames: readonly number[], name: number, depth: number): number {
  if (name >= frames.length) {
    throw malformed(`names the function ${name} in row ${depth}, which it does not hold`);
  }
  return frames[name];
}
