import { toDataFrame, FieldType } from '@grafana/data';
import { labelsFrame, type LabelsMeta } from './labelsFrame';
import { labelValuesOf } from './labelValues';

const meta: LabelsMeta = {
  side: 'comparison',
  profileType: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
  store: 'files',
  stepMs: 20_000,
  aggregation: 'sum',
  fromMs: 0,
  toMs: 40_000,
};

test('time that adds up is shown in cores', () => {
  const { name, factor, config } = labelValuesOf(labelsFrame(['pod'], [], 'ns', meta));
  expect([name, config.unit, 10e9 * factor]).toEqual(['cpu', 'cores', 0.5]);
});

test('a unit that the viewer chose stays', () => {
  expect(labelValuesOf(labelsFrame(['pod'], [], 'percent', meta)).config.unit).toBe('percent');
});

test('levels are shown as they are', () => {
  const profileType = 'memory:inuse_space:bytes:space:bytes';
  const frame = labelsFrame(['pod'], [], 'bytes', { ...meta, profileType, aggregation: 'average' });
  expect(labelValuesOf(frame)).toMatchObject({ name: 'inuse_space', factor: 1, config: { unit: 'bytes' } });
});

test("another data source's series have their own unit and name", () => {
  const series = toDataFrame({
    fields: [
      { name: 'Time', type: FieldType.time, values: [1] },
      { name: 'Value', type: FieldType.number, labels: { __name__: 'up', job: 'a' }, values: [1] },
    ],
  });
  expect(labelValuesOf(series)).toMatchObject({ name: 'up', factor: 1, config: { unit: 'short' }, stepMs: undefined });
});
