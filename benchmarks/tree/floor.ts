// The least that a new tree can cost: one loop that writes every column of it, node by node.
import { type CallTree } from '../../src/engine/tree/callTree';

/** Copies the trees' columns; returns the sum of the totals, so that nothing is optimised away. */
export function copyColumns(...trees: readonly CallTree[]): number {
  let sum = 0;
  for (const { length, functionIndex, depth, self, total, subtreeEnd } of trees) {
    const integers = [new Int32Array(length), new Int32Array(length), new Int32Array(length)];
    const numbers = [new Float64Array(length), new Float64Array(length)];
    for (let node = 0; node < length; node++) {
      integers[0][node] = functionIndex[node];
      integers[1][node] = depth[node];
      integers[2][node] = subtreeEnd[node];
      numbers[0][node] = self[node];
      numbers[1][node] = total[node];
    }
    sum += numbers[1][length - 1];
  }
  return sum;
}
