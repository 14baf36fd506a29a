import { type ListedLabel } from '../../worker/explain/explainRequest';
import { type LabelRow, LabelRows } from './labelRows';

function label(name: string, values: readonly string[], otherCount = 0): ListedLabel {
  return {
    name,
    values,
    baseline: new Float64Array(values.length),
    comparison: new Float64Array(values.length),
    other: otherCount === 0 ? undefined : { valueCount: otherCount, hasCut: false, baseline: 0, comparison: 0 },
  };
}

function text(rows: LabelRows): string[] {
  return Array.from({ length: rows.rowCount }, (_, row) => describe(rows, rows.at(row)));
}

function describe({ source }: LabelRows, row: LabelRow): string {
  switch (row.kind) {
    case 'label':
      return source.labels[row.label].name;
    case 'value':
      return `  ${source.labels[row.label].values[row.place]}`;
    case 'other':
      return `  other (${source.labels[row.label].other?.valueCount})`;
    case 'singleValued':
      return `${source.singleValued.length} single`;
    case 'single':
      return `  ${source.singleValued[row.place].label}`;
  }
}

const source = {
  labels: [label('region', ['eu', 'us'], 7), label('version', ['1', '2'])],
  singleValued: [
    { label: 'job', value: 'web' },
    { label: 'zone', value: '' },
  ],
};

test('labels with their values, then what is not listed, then labels with a single value', () => {
  expect(text(new LabelRows(source, new Set(), false))).toEqual([
    'region',
    '  eu',
    '  us',
    '  other (7)',
    'version',
    '  1',
    '  2',
    '2 single',
  ]);
});

test('a folded label is one row; labels with a single value unfold', () => {
  expect(text(new LabelRows(source, new Set(['region']), true))).toEqual([
    'region',
    'version',
    '  1',
    '  2',
    '2 single',
    '  job',
    '  zone',
  ]);
});

test('nothing listed, no rows', () => {
  expect(new LabelRows({ labels: [], singleValued: [] }, new Set(), true).rowCount).toBe(0);
});

test('200 labels of 10,000 values: a screen of rows reads no value but its own', () => {
  let reads = 0;
  const counted = new Proxy<string[]>(
    Array.from({ length: 10_000 }, (_, index) => `value ${index}`),
    {
      get(target, key) {
        reads += typeof key === 'string' && /^\d+$/.test(key) ? 1 : 0;
        return Reflect.get(target, key) as unknown;
      },
    }
  );
  const labels = Array.from({ length: 200 }, (_, index) => label(`label ${index}`, counted));
  const rows = new LabelRows({ labels, singleValued: [] }, new Set(), false);
  expect(rows.rowCount).toBe(200 * 10_001);
  expect(reads).toBe(0);
  for (let row = 1_000_000; row < 1_000_030; row++) {
    const { kind } = rows.at(row);
    expect(kind).toBe('value');
    describe(rows, rows.at(row));
  }
  expect(reads).toBe(30);
});
