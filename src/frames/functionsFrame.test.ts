/** @jest-environment jsdom */
import {
  applyFieldOverrides,
  createTheme,
  type DataFrame,
  getFieldDisplayValues,
  type ReduceDataOptions,
} from '@grafana/data';
import { topFunctions } from '../engine/functions/topFunctions';
import { functionsFrame, type FunctionsMeta } from './functionsFrame';
import { smallDiff, smallTree } from './testTrees.testHelper';

const meta: FunctionsMeta = { profileType: 'cpu', store: 'files', sortBy: 'self', functionCount: 3, total: 10 };

function table(frame: ReturnType<typeof functionsFrame>): Record<string, unknown[]> {
  return Object.fromEntries(frame.fields.map(({ name, values }) => [name, Array.from(values)]));
}

test('one row per function, largest first', () => {
  const frame = functionsFrame(smallTree, topFunctions(smallTree, { by: 'self' }), undefined, meta);
  expect(table(frame)).toEqual({
    function: ['work', 'main', 'idle'],
    file: ['work.py', 'main.py', ''],
    line: [null, null, null],
    self: [5, 3, 2],
    total: [5, 8, 2],
  });
  expect(frame.fields.filter(({ config }) => config.unit === 'ns').map(({ name }) => name)).toEqual(['self', 'total']);
  expect(frame.meta).toMatchObject({
    preferredVisualisationType: 'table',
    custom: { flameboard: { version: 1, kind: 'functions', functionCount: 3 } },
  });
});

test('a known line is where the function begins', () => {
  const functions = { ...smallTree.functions, startLines: Int32Array.of(0, 0, 7, 12) };
  const frame = functionsFrame({ ...smallTree, functions }, topFunctions(smallTree, { by: 'self' }), undefined, meta);
  expect(table(frame).line).toEqual([12, 7, null]);
});

test('extremes of one profile stand beside, unknown ones as null', () => {
  const extremes = { min: Float64Array.of(NaN, 0, 1, NaN), max: Float64Array.of(NaN, 2, 2, NaN) };
  const frame = functionsFrame(smallTree, topFunctions(smallTree, { by: 'self' }), extremes, meta);
  expect([table(frame).min, table(frame).max]).toEqual([
    [null, 1, 0],
    [null, 2, 2],
  ]);
});

test("a diff has the baseline's columns, and the difference of what it is ordered by", () => {
  const top = topFunctions(smallDiff, { by: 'total' });
  const frame = functionsFrame(smallDiff, top, undefined, { ...meta, sortBy: 'total' });
  expect(table(frame)).toMatchObject({
    function: ['main', 'work', 'idle'],
    baselineSelf: [3, 4, 2],
    baselineTotal: [7, 4, 2],
    difference: [1, 1, 0],
  });
});

/** What Stat, Gauge and Bar gauge show of a frame: they all ask this. */
function shown(frame: DataFrame, reduceOptions: ReduceDataOptions): string[] {
  const options = {
    replaceVariables: (text: string) => text,
    fieldConfig: { defaults: {}, overrides: [] },
    theme: createTheme(),
  };
  const data = applyFieldOverrides({ ...options, data: [frame] });
  return getFieldDisplayValues({ ...options, data, reduceOptions }).map(
    ({ display: { title, text, suffix } }) => `${title}: ${text}${suffix ?? ''}`
  );
}

test('Bar gauge and Stat show all values of one column, each under the name of its function', () => {
  const frame = functionsFrame(smallTree, topFunctions(smallTree, { by: 'self' }), undefined, meta);
  expect(shown(frame, { calcs: [], values: true, fields: '/^self$/' })).toEqual([
    'work work.py self: 5 ns',
    'main main.py self: 3 ns',
    'idle self: 2 ns',
  ]);
});

test('Stat shows one figure: what the largest function takes', () => {
  const frame = functionsFrame(smallTree, topFunctions(smallTree, { by: 'self', limit: 1 }), undefined, meta);
  expect(shown(frame, { calcs: ['lastNotNull'], fields: '/^self$/' })).toEqual(['self: 5 ns']);
});
