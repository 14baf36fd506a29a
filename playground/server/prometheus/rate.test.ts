import { rateAt } from './rate';

/** `seconds: value` pairs, times in seconds from 0. */
function counter(samples: Readonly<Record<number, number>>) {
  return {
    labels: new Map(),
    timesMs: Float64Array.from(Object.keys(samples), (seconds) => Number(seconds) * 1000),
    values: Float64Array.from(Object.values(samples)),
  };
}

describe('rate, computed by hand', () => {
  it('of a counter that fills the window: (20 − 0) in 20 s', () => {
    const series = counter({ 0: 100, 10: 110, 20: 120 });
    // The window (0 s, 20 s] holds the samples at 10 s and 20 s: an increase of 10 in 10 s, and 10 s before the first,
    // which is within 1.1 distances: 10 × (10 + 10) / 10 = 20 in 20 s.
    expect(rateAt(series, 20_000, 20_000)).toBeCloseTo(1, 12);
  });

  it('extends by half a distance where a series begins or ends within the window', () => {
    // Samples every 10 s from 30 s to 50 s, window (0 s, 100 s]: 30 s before and 50 s after, both more than 11 s.
    // 20 × (20 + 5 + 5) / 20 = 30 in 100 s.
    expect(rateAt(counter({ 30: 1000, 40: 1010, 50: 1020 }), 100_000, 100_000)).toBeCloseTo(0.3, 12);
  });

  it('never follows a counter below zero', () => {
    // 2 → 22 in 20 s reaches zero 2 s before the first sample: 20 × (20 + 2 + 5) / 20 = 27 in 100 s.
    expect(rateAt(counter({ 30: 2, 40: 12, 50: 22 }), 100_000, 100_000)).toBeCloseTo(0.27, 12);
  });

  it('undoes resets', () => {
    // 100 → 110, then a restart at 0 → 5: an increase of 15 in 20 s, and 15 × (20 + 5 + 0) / 20 = 18.75 in 60 s.
    expect(rateAt(counter({ 40: 100, 50: 110, 60: 5 }), 60_000, 60_000)).toBeCloseTo(18.75 / 60, 12);
  });

  it('is zero for a counter that stands still', () => {
    expect(rateAt(counter({ 10: 7, 20: 7 }), 20_000, 20_000)).toBe(0);
  });

  it('needs two samples after the window opens', () => {
    const series = counter({ 0: 1, 10: 2, 20: 3 });
    expect(rateAt(series, 10_000, 10_000)).toBeUndefined();
    expect(rateAt(series, 100_000, 10_000)).toBeUndefined();
    expect(rateAt(series, 10_000, 10_001)).toBeDefined();
  });
});
