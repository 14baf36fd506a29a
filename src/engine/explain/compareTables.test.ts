import { compareSides, compareWindow } from './compareTables';
import { explainChange } from './explainChange';
import { type LabelTable } from './labelTable';
import { type LabelSets } from './labelSets';

/** Lines of `time value label=value …`; a label that a line lacks has the code −1. */
function tableFromText(text: string): LabelTable {
  const rows = text
    .trim()
    .split('\n')
    .map((line) => {
      const [time, value, ...labels] = line.trim().split(/\s+/);
      return {
        time: Number(time),
        value: Number(value),
        labels: new Map(labels.map((label) => label.split('=') as [string, string])),
      };
    });
  const names = [...new Set(rows.flatMap(({ labels }) => [...labels.keys()]))];
  return {
    length: rows.length,
    timeMs: Float64Array.from(rows, ({ time }) => time),
    value: Float64Array.from(rows, ({ value }) => value),
    labels: names.map((name) => {
      const values = [...new Set(rows.flatMap(({ labels }) => labels.get(name) ?? []))];
      return { name, values, codes: Int32Array.from(rows, ({ labels }) => values.indexOf(labels.get(name) ?? '')) };
    }),
  };
}

/** One line per label set: its values, baseline and comparison. */
function setsText({ length, labels, baseline, comparison }: LabelSets): string[] {
  return Array.from({ length }, (_, row) =>
    [...labels.map(({ values, codes }) => values[codes[row]]), baseline[row], comparison[row]].join(' ')
  );
}

const table = tableFromText(`
  10 1 region=eu version=1
  10 2 region=us version=1
  20 3 region=eu version=1
  20 4 region=us version=1
  30 5 region=eu version=2
  30 6 region=us version=1
`);

test('a window holds the buckets that end after its start and not after its end', () => {
  const { tables, baselineSteps, comparisonSteps } = compareWindow([table], { fromMs: 20, toMs: 30 });
  expect(setsText(tables[0])).toEqual(['eu 1 4 0', 'us 1 6 6', 'eu 2 0 5']);
  expect([baselineSteps, comparisonSteps]).toEqual([2, 1]);
});

test('rows in any order give the same sums', () => {
  const shuffled = tableFromText(`
    30 5 region=eu version=2
    10 1 region=eu version=1
    20 4 region=us version=1
    30 6 region=us version=1
    20 3 region=eu version=1
    10 2 region=us version=1
  `);
  const { tables, baselineSteps } = compareWindow([shuffled], { fromMs: 20, toMs: 30 });
  expect(setsText(tables[0]).sort()).toEqual(['eu 1 4 0', 'eu 2 0 5', 'us 1 6 6']);
  expect(baselineSteps).toBe(2);
});

test('two sides share one dictionary, whatever the order of labels and values', () => {
  const baseline = tableFromText(`
    10 7 version=1 region=us
    10 8 version=1 region=ap
  `);
  const { tables, baselineSteps, comparisonSteps } = compareSides([table], [baseline]);
  expect(setsText(tables[0])).toEqual(['eu 1 0 4', 'us 1 7 12', 'eu 2 0 5', 'ap 1 8 0']);
  expect([baselineSteps, comparisonSteps]).toEqual([1, 3]);
});

test('what a limit cut off stays apart from a value of that name', () => {
  const own = tableFromText('10 1 pod=a\n10 2 pod=other');
  const cut: LabelTable = {
    ...tableFromText('10 3 pod=other\n10 4 pod=a'),
    labels: [{ name: 'pod', values: ['other', 'a'], codes: Int32Array.of(0, 1), cutCode: 0 }],
  };
  const [sets] = compareSides([own], [cut]).tables;
  expect(setsText(sets)).toEqual(['a 4 1', 'other 0 2', 'other 3 0']);
  expect(sets.labels[0].cutCode).toBe(2);
});

test('a label that only one side has cannot be compared and is left out', () => {
  expect(compareSides([table, tableFromText('10 1 pod=a')], [table]).tables).toHaveLength(1);
});

test('rows without a label count as its empty value', () => {
  const gaps = tableFromText('10 1 region=eu\n10 2 version=1');
  expect(setsText(compareWindow([gaps], { fromMs: 10, toMs: 20 }).tables[0])).toEqual(['eu  1 0', ' 1 2 0']);
  const single: LabelTable = { ...gaps, labels: [gaps.labels[0]] };
  expect(setsText(compareWindow([single], { fromMs: 10, toMs: 20 }).tables[0])).toEqual(['eu 1 0', ' 2 0']);
});

test('values that are no amounts count as nothing', () => {
  const odd = tableFromText('10 NaN a=b\n10 Infinity a=b\n10 -5 a=b\n10 2 a=b');
  expect(setsText(compareWindow([odd], { fromMs: 10, toMs: 20 }).tables[0])).toEqual(['b 2 0']);
});

test('no tables and no rows are compared to nothing', () => {
  expect(explainChange(compareWindow([], { fromMs: 0, toMs: 1 })).unexplained).toBe('tooFewSamples');
  const empty: LabelTable = { length: 0, timeMs: new Float64Array(0), value: new Float64Array(0), labels: [] };
  expect(explainChange(compareWindow([empty], { fromMs: 0, toMs: 1 })).unexplained).toBe('tooFewSamples');
});

test('the value of a sample is known from how values scatter', () => {
  // Counts of 100 ± 10 that are worth 5 each, in four sets.
  const counts = [96, 104, 111, 92, 100, 87, 103, 109, 95, 101, 113, 98, 90, 106, 99, 104];
  const rows = counts.flatMap((_, step) =>
    ['a', 'b', 'c', 'd'].map((pod, index) => `${step} ${5 * counts[(step + 5 * index) % counts.length]} pod=${pod}`)
  );
  const { sampleValue } = compareWindow([tableFromText(rows.join('\n'))], { fromMs: 12, toMs: 16 });
  expect(sampleValue).toBeGreaterThan(2.5);
  expect(sampleValue).toBeLessThan(7.5);
  expect(compareWindow([table], { fromMs: 20, toMs: 30 }).sampleValue).toBeUndefined();
  expect(compareWindow([table], { fromMs: 20, toMs: 30 }, { sampleValue: 3 }).sampleValue).toBe(3);
});

test('a set that is seldom there scatters too: steps without its row were 0', () => {
  const rows = Array.from({ length: 40 }, (_, step) => [
    `${step} 100 pod=steady`,
    ...(step % 5 === 0 ? [`${step} 7 pod=rare`] : []),
  ]);
  const { sampleValue } = compareWindow([tableFromText(rows.flat().join('\n'))], { fromMs: 30, toMs: 40 });
  expect(sampleValue).toBeGreaterThan(3.5);
  expect(sampleValue).toBeLessThan(14);
});

test('a deploy is a change and no scatter: the value of a sample is the same with and without one in the window', () => {
  const counts = [96, 104, 111, 92, 100, 87, 103, 109, 95, 101, 113, 98, 90, 106, 99, 104];
  const rowsWith = (versionAt: (step: number) => number) =>
    counts.flatMap((_, step) =>
      ['a', 'b', 'c', 'd'].map((pod, index) => {
        const count = counts[(step + 5 * index) % counts.length];
        return `${step} ${5 * count} pod=${pod} version=${versionAt(step)}`;
      })
    );
  const valueOf = (rows: readonly string[]) =>
    compareWindow([tableFromText(rows.join('\n'))], { fromMs: 12, toMs: 16 }).sampleValue ?? NaN;
  const calm = valueOf(rowsWith(() => 1));
  const deployed = valueOf(rowsWith((step) => (step < 7 ? 1 : 2)));
  expect(deployed / calm).toBeGreaterThan(0.5);
  expect(deployed / calm).toBeLessThan(2);
});

test('values that are constant but for a jump tell nothing finer than the jump', () => {
  const rows = Array.from({ length: 16 }, (_, step) => `${step} ${step < 8 ? 100 : 300} pod=a`);
  const { sampleValue } = compareWindow([tableFromText(rows.join('\n'))], { fromMs: 12, toMs: 16 });
  expect(sampleValue).toBeGreaterThan(5);
});

test.each([1e200, 1e308, 1e-200])('values around %d have no known sample and do not stop the page', (size) => {
  const rows = Array.from({ length: 16 }, (_, step) => `${step} ${size * (1 + (step % 3) / 4)} pod=a`);
  expect(compareWindow([tableFromText(rows.join('\n'))], { fromMs: 12, toMs: 16 }).sampleValue).toBeUndefined();
});
