// What only moved from one value to another is no effect: pods that were renamed, load that went over to another version.
import { type ValueSums } from './valueSums';

/** Fewer expected samples than this can be missing by chance; with them, a value came or went. */
const LEAST_EXPECTED = 8;
/** With less than this share of what its other side lets expect, a value came or went: windows seldom cut exactly. */
const TURNOVER_SHARE = 0.05;

/** Whether a value is only on one side; `factor` is comparison ÷ baseline of what did not change. */
export function turnoverOf(baseline: number, comparison: number, factor: number): 'came' | 'went' | 'stayed' {
  const expected = factor * baseline;
  if (expected < TURNOVER_SHARE * comparison && Math.min(comparison, comparison / factor) >= LEAST_EXPECTED) {
    return 'came';
  }
  const hasGone = comparison < TURNOVER_SHARE * expected && Math.min(expected, baseline) >= LEAST_EXPECTED;
  return hasGone ? 'went' : 'stayed';
}

/**
 * The effect of each outlier in counts of the comparison: what came first makes good what went, and no effect is larger than the
 * net of all of them. A restart comes out as 0, and so does a neutral rollout.
 */
export function nettedEffects(
  { baseline, comparison }: ValueSums,
  isOutlier: Uint8Array,
  factor: number
): Float64Array {
  const effect = new Float64Array(baseline.length);
  let came = 0;
  let went = 0;
  let net = 0;
  for (let code = 0; code < effect.length; code++) {
    const own = comparison[code] - factor * baseline[code];
    const turnover = turnoverOf(baseline[code], comparison[code], factor);
    effect[code] = isOutlier[code] === 1 ? own : 0;
    // Turnover too small to be an outlier by itself still makes good what larger values added or lost.
    net += baseline[code] === 0 || comparison[code] === 0 || isOutlier[code] === 1 ? own : 0;
    came += baseline[code] === 0 || turnover === 'came' ? own : 0;
    went -= comparison[code] === 0 || turnover === 'went' ? own : 0;
  }
  for (let code = 0; code < effect.length; code++) {
    if (effect[code] !== 0) {
      const turnover = turnoverOf(baseline[code], comparison[code], factor);
      const left = turnover === 'came' ? 1 - went / came : turnover === 'went' ? 1 - came / went : 1;
      const own = effect[code] * Math.max(0, left);
      effect[code] = net > 0 ? Math.max(0, Math.min(own, net)) : Math.min(0, Math.max(own, net));
    }
  }
  return effect;
}
