import { type DataFrame, toDataFrame, FieldType } from '@grafana/data';
import { type LabelTable } from '../engine/explain/labelTable';
import { labelsFrame, type LabelsMeta } from './labelsFrame';
import { hasLabels, readLabelTables } from './labelTables';

const meta: LabelsMeta = {
  side: 'comparison',
  profileType: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
  store: 'files',
  stepMs: 1000,
  aggregation: 'sum',
  fromMs: 0,
  toMs: 2000,
};
const label = (name: string, value: string) => ({ name, value });
const series = [
  { labels: [label('region', 'eu'), label('pod', 'a')], times: [1000, 2000], values: [1, 2] },
  { labels: [label('region', 'other'), label('pod', 'other')], times: [1000], values: [4] },
];
const everything = () => true;

function read(frames: readonly DataFrame[], keep: (name: string) => boolean = everything) {
  const steps = readLabelTables(frames, keep);
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
  }
}

/** A line per row. */
function text({ length, timeMs, value, labels }: LabelTable): string[] {
  return Array.from(
    { length },
    (_, row) =>
      `${timeMs[row]} ${value[row]} ${labels.map(({ name, values, codes }) => `${name}=${values[codes[row]]}`).join(' ')}`
  );
}

test('our labels frame: rows as they are, and what the store cut off is marked', () => {
  const frame = labelsFrame(['region', 'pod'], series, 'ns', { ...meta, cut: { value: 'other' } });
  const [table] = read([frame]).comparison;
  expect(text(table)).toEqual(['1000 1 region=eu pod=a', '1000 4 region=other pod=other', '2000 2 region=eu pod=a']);
  expect(table.labels.map(({ values, cutCode }) => values[cutCode ?? -1])).toEqual(['other', 'other']);
});

test('both sides of a comparison', () => {
  const frames = [
    labelsFrame(['pod'], series, 'ns', meta),
    labelsFrame(['pod'], series.slice(0, 1), 'ns', { ...meta, side: 'baseline' }),
  ];
  const { comparison, baseline } = read(frames);
  expect([comparison.map(({ length }) => length), baseline.map(({ length }) => length)]).toEqual([[3], [2]]);
});

test('labels that nobody wants are not read, and neither is a frame without any other', () => {
  const frame = labelsFrame(['region', 'pod'], series, 'ns', meta);
  expect(read([frame], (name) => name !== 'pod').comparison[0].labels.map(({ name }) => name)).toEqual(['region']);
  expect(read([frame], () => false).comparison).toEqual([]);
});

const prometheus = (labels: Record<string, string>, values: Array<number | null>) =>
  toDataFrame({
    fields: [
      { name: 'Time', type: FieldType.time, values: [1000, 2000] },
      { name: 'Value', type: FieldType.number, labels, values },
    ],
  });

test('series of another data source, one frame each: one table of them all', () => {
  const frames = [prometheus({ __name__: 'cpu', job: 'a', pod: 'x' }, [1, 2]), prometheus({ job: 'b' }, [3, null])];
  expect(read(frames).comparison.map(text)).toEqual([
    ['1000 1 job=a pod=x', '2000 2 job=a pod=x', '1000 3 job=b pod=', '2000 NaN job=b pod='],
  ]);
});

test('series of another data source, all in one frame', () => {
  const wide = toDataFrame({
    fields: [
      { name: 'Time', type: FieldType.time, values: [1000] },
      { name: 'a', type: FieldType.number, labels: { job: 'a' }, values: [1] },
      { name: 'b', type: FieldType.number, labels: { job: 'b' }, values: [2] },
      { name: 'all', type: FieldType.number, values: [3] },
    ],
  });
  expect(read([wide]).comparison.map(text)).toEqual([['1000 1 job=a', '1000 2 job=b']]);
});

test("Grafana's time comparison is a baseline", () => {
  const shifted = {
    ...prometheus({ job: 'a' }, [1, 1]),
    meta: { timeCompare: { diffMs: -1, isTimeShiftQuery: true } },
  };
  expect(read([prometheus({ job: 'a' }, [2, 2]), shifted]).baseline.map(text)).toEqual([
    ['1000 1 job=a', '2000 1 job=a'],
  ]);
});

test('frames without labels are no input', () => {
  const plain = toDataFrame({ fields: [{ name: 'Value', type: FieldType.number, values: [1] }] });
  expect([hasLabels(plain), hasLabels(prometheus({ a: 'b' }, [1, 2])), hasLabels(prometheus({}, [1, 2]))]).toEqual([
    false,
    true,
    false,
  ]);
  expect(read([plain])).toEqual({ comparison: [], baseline: [] });
});
