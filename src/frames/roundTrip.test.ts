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
import { type FlameChart } from '../engine/flame-chart/flameChart';
import { type CallTree } from '../engine/tree/callTree';
import { buildCallGraph } from '../engine/call-graph/callGraph';
import { topFunctions } from '../engine/functions/topFunctions';
import { topLines } from '../engine/lines/topLines';
import { annotationsFrame } from './annotationsFrame';
import { callGraphFrames } from './callGraphFrames';
import { exemplarsFrame } from './exemplarsFrame';
import { functionsFrame } from './functionsFrame';
import { heatmapFrame } from './heatmapFrame';
import { labelsFrame } from './labelsFrame';
import { linesFrame } from './linesFrame';
import { profileFrame } from './profileFrame';
import { seriesFrame } from './seriesFrame';
import { emptyTree, smallDiff, smallTree } from './testTrees.testHelper';

const meta = { profileType: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds', store: 'files' };
const callGraph = (tree: CallTree) =>
  callGraphFrames(tree, buildCallGraph(tree, { by: 'total', maxNodes: 10, minNodeShare: 0, minEdgeShare: 0 }), {
    ...meta,
    hiddenNodeCount: 0,
    hiddenEdgeCount: 0,
  });
const functions = (tree: CallTree) =>
  functionsFrame(
    tree,
    topFunctions(tree, { by: 'self' }),
    { min: Float64Array.of(NaN, 0, 1, 2), max: Float64Array.of(NaN, 1, 2, 3) },
    { ...meta, sortBy: 'self', functionCount: 3, total: 10 }
  );
const smallChart: FlameChart = {
  ...smallTree,
  startNs: Float64Array.of(0, 0, 2, 3),
  durationNs: Float64Array.of(10, 2, 8, 5),
  hasLanes: false,
};
const moments = [{ timeMs: 60_000, title: 'version 2', text: 'first seen', tag: 'version' }];
const points = [{ timeMs: 60_000, value: 2, id: 'p', labels: [{ name: 'pod', value: 'a' }] }];
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
  [
    'labels',
    () =>
      labelsFrame(
        ['region', 'pod'],
        [
          { labels: [{ name: 'region', value: 'eu' }], times: [60_000, 120_000], values: [1, 2] },
          { labels: [{ name: 'pod', value: 'a' }], times: [120_000], values: [4] },
        ],
        'ns',
        { ...meta, side: 'comparison', stepMs: 60_000, aggregation: 'sum', fromMs: 0, toMs: 120_000 }
      ),
  ],
  ['functions', () => functions(smallTree)],
  ['functions diff', () => functions(smallDiff)],
  [
    'lines',
    () =>
      linesFrame(smallTree, topLines(smallTree, { by: 'self' }), { ...meta, sortBy: 'self', lineCount: 3, total: 10 }),
  ],
  ['flame chart', () => profileFrame(smallChart, meta)],
  ['call graph nodes', () => callGraph(smallTree)[0]],
  ['call graph edges', () => callGraph(smallTree)[1]],
  ['call graph diff', () => callGraph(smallDiff)[0]],
  ['heatmap', () => heatmapFrame([{ timeMs: 60_000, yMin: 0, yMax: 5, count: 3 }], 60_000, 'ns')],
  ['exemplar', () => exemplarsFrame(points, { idTitle: 'Profile ID', unit: 'cores', links: [] })],
  ['annotations', () => annotationsFrame(moments)],
];

function plainValues(frame: DataFrame): unknown[][] {
  return frame.fields.map(({ values }) => Array.from(values));
}

/** Grafana puts blank texts before or behind all others; where, is not ours to say. */
function withoutBlanks(values: unknown[]): unknown[] {
  return values.filter((value) => value !== '');
}

function descending(a: unknown, b: unknown): number {
  return typeof a === 'string' ? String(b).localeCompare(a) : Number(b) - Number(a);
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
    expect(withoutBlanks(sorted)).toEqual(withoutBlanks(Array.from(frame.fields[field].values)).sort(descending));
    expect(sorted).toHaveLength(frame.length);
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
