// The smallest and the largest value that each function has in one of several profiles: says whether it is always there or comes and goes.
import { type FunctionNumbers } from '../engine/functions/functionNumbers';
import { type TreeFunctions } from '../engine/tree/callTree';

interface Seen {
  min: number;
  max: number;
  profileCount: number;
}

export class FunctionExtremes {
  private readonly seen = new Map<string, Seen>();
  private profileCount = 0;

  /** `by`: What of a function is looked at. */
  constructor(private readonly by: 'self' | 'total') {}

  /** Looks at one more profile. */
  add({ functions, totals }: FunctionNumbers): void {
    const values = totals[this.by];
    this.profileCount++;
    for (let row = 1; row < functions.length; row++) {
      const key = keyOf(functions, row);
      const seen = this.seen.get(key);
      if (seen === undefined) {
        this.seen.set(key, { min: values[row], max: values[row], profileCount: 1 });
      } else {
        seen.min = Math.min(seen.min, values[row]);
        seen.max = Math.max(seen.max, values[row]);
        seen.profileCount++;
      }
    }
  }

  /** Per row of the functions of all profiles together; 0 counts for a profile without the function, NaN stands where a function was never seen alone. */
  of(functions: TreeFunctions): { readonly min: Float64Array; readonly max: Float64Array } {
    const min = new Float64Array(functions.length).fill(NaN);
    const max = new Float64Array(functions.length).fill(NaN);
    for (let row = 1; row < functions.length; row++) {
      const seen = this.seen.get(keyOf(functions, row));
      if (seen !== undefined) {
        const isEverywhere = seen.profileCount === this.profileCount;
        min[row] = isEverywhere ? seen.min : Math.min(0, seen.min);
        max[row] = isEverywhere ? seen.max : Math.max(0, seen.max);
      }
    }
    return { min, max };
  }
}

function keyOf({ names, fileNames }: TreeFunctions, row: number): string {
  return `${names[row]}\n${fileNames[row]}`;
}
