import { FieldType } from '@grafana/data';
import { labelsFrame, type LabelsMeta, labelsMetaOf, withLabelsProgress } from './labelsFrame';

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
  { labels: [label('pod', 'b')], times: [1000, 2000], values: [4, 0] },
];

function rows(frame: ReturnType<typeof labelsFrame>): unknown[][] {
  return Array.from({ length: frame.length }, (_, row) => frame.fields.map(({ values }) => values[row]));
}

test('a row is a bucket and a label set, in order of time', () => {
  const frame = labelsFrame(['region', 'pod'], series, 'ns', meta);
  expect(frame.fields.map(({ name, type }) => [name, type])).toEqual([
    ['time', FieldType.time],
    ['region', FieldType.string],
    ['pod', FieldType.string],
    ['value', FieldType.number],
  ]);
  expect(rows(frame)).toEqual([
    [1000, 'eu', 'a', 1],
    [1000, '', 'b', 4],
    [2000, 'eu', 'a', 2],
  ]);
  expect(frame.fields[3].config.unit).toBe('ns');
  expect(frame.meta?.type).toBe('timeseries-long');
});

test('times of series need not be the same', () => {
  const late = { labels: [], times: [500], values: [7] };
  expect(rows(labelsFrame(['pod'], [...series, late], 'ns', meta)).map(([time]) => time)).toEqual([
    500, 1000, 1000, 2000,
  ]);
});

test('a frame says what it is, and that more is to come', () => {
  const frame = labelsFrame(['pod'], series, 'ns', meta);
  expect(labelsMetaOf(frame)).toMatchObject(meta);
  expect(labelsMetaOf(withLabelsProgress(frame, { done: 1, total: 3 }))).toMatchObject({
    ...meta,
    progress: { done: 1, total: 3 },
  });
  expect(labelsMetaOf(frame)?.progress).toBeUndefined();
});

test("somebody else's frame has no facts of ours", () => {
  const other = { fields: [], length: 0 };
  expect(labelsMetaOf(other)).toBeUndefined();
  expect(
    labelsMetaOf({ ...other, meta: { custom: { flameboard: { version: 1, kind: 'labels', side: 'left' } } } })
  ).toBeUndefined();
  expect(withLabelsProgress(other, { done: 1, total: 2 })).toBe(other);
});
