// Label tables as text, so that tests can be read: one line per label set and side, `baseline comparison label=value …`.
import { type Comparison } from './labelSets';

/**
 * A comparison of one step each with samples of value 1, from lines such as `100 150 region=eu version=2`. Every line must have every
 * label of the first one.
 */
export function comparisonFromText(text: string): Comparison {
  const rows = text
    .trim()
    .split('\n')
    .map((line) => {
      const [baseline, comparison, ...labels] = line.trim().split(/\s+/);
      const pairs = labels.map((label) => label.split('=') as [name: string, value: string]);
      return { baseline: Number(baseline), comparison: Number(comparison), labels: new Map(pairs) };
    });
  const labels = [...rows[0].labels.keys()].map((name) => {
    const values = [...new Set(rows.map((row) => row.labels.get(name) ?? ''))];
    return { name, values, codes: Int32Array.from(rows, (row) => values.indexOf(row.labels.get(name) ?? '')) };
  });
  return {
    tables: [
      {
        length: rows.length,
        labels,
        baseline: Float64Array.from(rows, ({ baseline }) => baseline),
        comparison: Float64Array.from(rows, ({ comparison }) => comparison),
      },
    ],
    baselineSteps: 1,
    comparisonSteps: 1,
    sampleValue: 1,
  };
}
