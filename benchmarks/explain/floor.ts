// The least that could be done: per label one loop over its codes, adding each row's value to its value and side.
import { type LabelTable } from '../../src/engine/explain/labelTable';

/** The sum of everything, so that nothing is optimised away. */
export function floor(
  tables: readonly LabelTable[],
  window: { readonly fromMs: number; readonly toMs: number }
): number {
  let total = 0;
  for (const { length, timeMs, value, labels } of tables) {
    for (const { codes, values } of labels) {
      const sums = new Float64Array(2 * values.length);
      for (let row = 0; row < length; row++) {
        const side = timeMs[row] > window.fromMs && timeMs[row] <= window.toMs ? 1 : 0;
        sums[2 * codes[row] + side] += value[row];
      }
      total += sums[0] + sums[1];
    }
  }
  return total;
}
