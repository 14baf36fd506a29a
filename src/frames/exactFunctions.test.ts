import { dataFrameFromJSON, dataFrameToJSON, type DataFrame } from '@grafana/data';
import { compareExactCalls, exactCallsOfTree } from '../engine/call-graph/exactCalls';
import { numbersOfCalls } from '../engine/functions/functionNumbers';
import { functionTotals } from '../engine/tree/functionTotals';
import { treeFromText } from '../engine/tree/treeText';
import {
  type ExactFunctions,
  exactFunctionsOf,
  readExactFunctions,
  recordedRows,
  withExactTotals,
  withRecordedFunctions,
} from './exactFunctions';
import { profileFrame } from './profileFrame';

const recorded = exactCallsOfTree(treeFromText('main [a.py] 1\n  work [a.py] 9'));
const tree = treeFromText('main [a.py] 2\n  work [a.py] 5');
const meta = { profileType: 'wall:wall:nanoseconds::', store: 'files', approximate: true };

/** As a snapshot keeps it. */
function throughJson(frame: DataFrame): DataFrame {
  return dataFrameFromJSON(JSON.parse(JSON.stringify(dataFrameToJSON(frame))));
}

function frameWith(exactFunctions: ExactFunctions | undefined): DataFrame {
  return throughJson(profileFrame(tree, { ...meta, exactFunctions }));
}

test('exact numbers come through a snapshot beside the tree', () => {
  const exact = readExactFunctions(frameWith(exactFunctionsOf(numbersOfCalls(recorded))));
  expect(exact).toBeDefined();
  const totals = withExactTotals(tree, functionTotals(tree), exact?.comparison ?? new Map());
  expect([...totals.self]).toEqual([0, 1, 9]);
  expect([...totals.total]).toEqual([7, 10, 9]);
});

test('functions that nothing is known of keep what the tree says', () => {
  const other = exactCallsOfTree(treeFromText('main [b.py] 4'));
  const exact = readExactFunctions(frameWith(exactFunctionsOf(numbersOfCalls(other))));
  expect([...withExactTotals(tree, functionTotals(tree), exact?.comparison ?? new Map()).total]).toEqual([7, 7, 5]);
});

test('functions without a call node are in the table, too', () => {
  const cut = treeFromText('main [a.py] 10');
  const exact = readExactFunctions(frameWith(exactFunctionsOf(numbersOfCalls(recorded))));
  const whole = withRecordedFunctions(cut, exact ?? {});
  expect(whole.functions.names).toEqual(['total', 'main', 'work']);
  expect(whole.functions.fileNames).toEqual(['', 'a.py', 'a.py']);
  const comparison = exact?.comparison ?? new Map();
  expect(recordedRows(whole, comparison)).toEqual([1, 2]);
  expect([...withExactTotals(whole, functionTotals(whole), comparison).self]).toEqual([0, 1, 9]);
  expect(withRecordedFunctions(tree, exact ?? {})).toBe(tree);
});

test('a diff has both sides', () => {
  const before = exactCallsOfTree(treeFromText('main [a.py] 3'));
  const exact = readExactFunctions(frameWith(exactFunctionsOf(numbersOfCalls(compareExactCalls(before, recorded)))));
  expect(exact?.comparison.get('main\na.py')).toMatchObject({ self: 1, total: 10 });
  expect(exact?.baseline?.get('main\na.py')).toMatchObject({ self: 3, total: 3 });
});

test.each([
  ['no table', undefined],
  ['columns of different lengths', { names: ['a'], files: ['b'], self: [1, 2], total: [1] }],
  ['texts for numbers', { names: ['a'], files: ['b'], self: ['1'], total: [1] }],
  ['no files', { names: ['a'], self: [1], total: [1] }],
])('a frame with %s knows nothing exactly', (_, exactFunctions) => {
  const frame = profileFrame(tree, meta);
  const custom = { flameboard: { ...frame.meta?.custom?.flameboard, exactFunctions } };
  expect(readExactFunctions({ ...frame, meta: { ...frame.meta, custom } })).toBeUndefined();
});
