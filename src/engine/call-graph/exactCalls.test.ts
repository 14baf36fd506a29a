import { type SampleType } from '../profile/profile';
import { treeFromText } from '../tree/treeText';
import { CallGraphBuilder } from './callGraphBuilder';
import {
  compareExactCalls,
  type ExactCalls,
  exactCallsOf,
  exactCallsOfTree,
  mergeExactCalls,
  scaleExactCalls,
} from './exactCalls';

const WALL: SampleType = { name: 'wall', unit: 'nanoseconds' };

interface Named {
  readonly name: string;
  readonly startLine?: number;
  readonly self: number;
  readonly total: number;
}

/** Calls are `[caller, callee, total]` by place in the list of functions. */
function recorded(functions: readonly Named[], calls: ReadonlyArray<readonly [number, number, number]>): ExactCalls {
  const builder = new CallGraphBuilder([WALL]);
  const rows = functions.map(({ name, startLine }) => builder.functionRow({ name, fileName: 'a.py', startLine }));
  functions.forEach(({ self, total }, index) =>
    builder.addFunction(rows[index], [self], [total], { all: 2, primitive: 1 })
  );
  calls.forEach(([caller, callee, total]) => builder.addCall(rows[caller], rows[callee], [total], 1));
  const exact = exactCallsOf(builder.build({ format: 'test' }), 0);
  if (exact === undefined) {
    throw new Error('Nothing was recorded.');
  }
  return exact;
}

function textOf({ functions, self, total, edges, whole }: ExactCalls): string[] {
  return [
    ...functions.names.slice(1).map((name, index) => `${name} ${self[index + 1]}/${total[index + 1]}`),
    ...Array.from(
      edges.caller,
      (caller, edge) => `${functions.names[caller]} → ${functions.names[edges.callee[edge]]} ${edges.total[edge]}`
    ).sort(),
    `whole ${whole}`,
  ];
}

const ONE = recorded(
  [
    { name: 'main', self: 1, total: 10 },
    { name: 'work', self: 9, total: 9 },
  ],
  [[0, 1, 9]]
);

test('methods of one name in one file are one function; a call between them counts once', () => {
  const exact = recorded(
    [
      { name: '__init__', startLine: 3, self: 1, total: 6 },
      { name: '__init__', startLine: 30, self: 5, total: 5 },
    ],
    [[0, 1, 5]]
  );
  expect(textOf(exact)).toEqual(['__init__ 6/6', '__init__ → __init__ 5', 'whole 6']);
  expect(exact.functions.startLines[1]).toBe(3);
  expect(exact.callCount[1]).toBe(4);
});

test('recordings add up by name and file', () => {
  const other = recorded([{ name: 'work', self: 2, total: 2 }], []);
  expect(textOf(mergeExactCalls([ONE, other]))).toEqual(['main 1/10', 'work 11/11', 'main → work 9', 'whole 12']);
});

test('real stacks add up with recordings', () => {
  const stacks = exactCallsOfTree(treeFromText('main [a.py] 1\n  work [a.py] 2\n    main [a.py] 3'));
  expect(textOf(stacks)).toEqual(['main 4/6', 'work 2/5', 'main → work 5', 'work → main 3', 'whole 6']);
  const merged = mergeExactCalls([ONE, stacks]);
  expect(textOf(merged)).toEqual(['main 5/16', 'work 11/14', 'main → work 14', 'work → main 3', 'whole 16']);
  expect(merged.callCount[1]).toBeNaN();
});

test('both sides of a comparison have the same rows', () => {
  const compared = compareExactCalls(exactCallsOfTree(treeFromText('gone [a.py] 4')), scaleExactCalls(ONE, 0.5, 's'));
  expect(textOf(compared)).toEqual(['gone 0/0', 'main 0.5/5', 'work 4.5/4.5', 'main → work 4.5', 'whole 5']);
  expect(textOf(compared.baseline)).toEqual(['gone 4/4', 'main 0/0', 'work 0/0', 'whole 4']);
  expect(compared.unit).toBe('s');
});
