/** @jest-environment jsdom */
// Every kind of frame through what Grafana does to frames: JSON (snapshots, sharing), CSV (Inspect), sorting,
// filtering, field overrides.
import {
  applyFieldOverrides,
  createTheme,
  type DataFrame,
  dataFrameFromJSON,
  dataFrameToJSON,
  getFieldDisplayName,
  sortDataFrame,
  standardTransformers,
  toCSV,
  transformDataFrame,
  standardTransformersRegistry,
  ValueMatcherID,
} from '@grafana/data';
import { firstValueFrom } from 'rxjs';
import { profileFrame } from './profileFrame';
import { seriesFrame } from './seriesFrame';
import { emptyTree, smallDiff, smallTree } from './testTrees.testHelper';

const meta = { profileType: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds', store: 'files' };
const kinds: ReadonlyArray<readonly [string, () => DataFrame]> = [
  ['profile', () => profileFrame(smallTree, meta)],
  ['diff', () => profileFrame(smallDiff, { ...meta, truncated: true })],
  ['empty profile', () => profileFrame(emptyTree, { ...meta, available: { fromMs: 1, toMs: 2 } })],
  [
    'series',
    () =>
      seriesFrame(
        { labels: { region: 'eu-north' }, times: [60_000, 120_000], values: [0.5, 1.25] },
        { sampleType: 'cpu', unit: 'cores', isRate: true }
      ),
  ],
];

function plainValues(frame: DataFrame): unknown[][] {
  return frame.fields.map(({ values }) => Array.from(values));
}

beforeAll(() => {
  const { filterByValueTransformer: transformation } = standardTransformers;
  standardTransformersRegistry.setInit(() => [
    {
      id: transformation.id,
      name: transformation.name,
      transformation: () => Promise.resolve(transformation),
      editor: () => null,
      imageDark: '',
      imageLight: '',
    },
  ]);
});

test.each(kinds)('a %s frame survives JSON', (_kind, make) => {
  const frame = make();
  const text = JSON.stringify(dataFrameToJSON(frame));
  expect(text).not.toContain('{"0":');
  const back = dataFrameFromJSON(JSON.parse(text));
  expect(plainValues(back)).toEqual(plainValues(frame));
  expect(back.fields.map(({ name, type, config, labels }) => ({ name, type, config, labels }))).toEqual(
    frame.fields.map(({ name, type, config, labels }) => ({ name, type, config, labels }))
  );
  expect(back.meta).toEqual(frame.meta);
  expect(back.length).toBe(frame.length);
});

test.each(kinds)('a %s frame becomes CSV with one line per row', (_kind, make) => {
  const frame = make();
  const lines = toCSV([frame]).split('\r\n');
  expect(lines).toHaveLength(frame.length + 1);
  expect(lines[1].split(',')).toHaveLength(frame.fields.length);
});

test.each(kinds)('a %s frame is sorted by any of its fields', (_kind, make) => {
  const frame = make();
  for (let field = 0; field < frame.fields.length; field++) {
    const sorted = Array.from(sortDataFrame(frame, field, true).fields[field].values);
    expect(sorted).toEqual(Array.from(frame.fields[field].values).sort((a, b) => Number(b) - Number(a)));
  }
});

test.each(kinds)('a %s frame is filtered by value', async (_kind, make) => {
  const frame = make();
  const fieldName = getFieldDisplayName(frame.fields[1], frame);
  const options = {
    type: 'include',
    match: 'any',
    filters: [{ fieldName, config: { id: ValueMatcherID.greater, options: { value: 1 } } }],
  };
  const [filtered] = await firstValueFrom(transformDataFrame([{ id: 'filterByValue', options }], [frame]));
  expect(Array.from(filtered.fields[1].values)).toEqual(
    Array.from(frame.fields[1].values).filter((value) => value > 1)
  );
});

test.each(kinds)('a %s frame takes field overrides', (_kind, make) => {
  const frame = make();
  const [overridden] = applyFieldOverrides({
    data: [frame],
    fieldConfig: { defaults: { decimals: 1 }, overrides: [] },
    replaceVariables: (text) => text,
    theme: createTheme(),
  });
  expect(plainValues(overridden)).toEqual(plainValues(frame));
  const value = overridden.fields[1];
  expect(value.display?.(frame.fields[1].values[0]).text).toBeTruthy();
});
