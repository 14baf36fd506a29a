import { treeToText } from '../tree/treeText';
import { buildCallTree } from '../tree/buildCallTree';
import { functionTotals } from '../tree/functionTotals';
import { CallGraphBuilder } from './callGraphBuilder';
import { withMadeUpStacks } from './madeUpStacks';
import { type CallCosts } from './adjacency';
import { stacksFromCalls } from './stacksFromCalls';

const UNKNOWN = { all: NaN, primitive: NaN };

/** `name self` for a function, `caller > callee total` for a call. Totals follow. */
function profileOf(text: string, areCallsExact = true) {
  const builder = new CallGraphBuilder([{ name: 'wall', unit: 'nanoseconds' }]);
  for (const line of text.trim().split('\n')) {
    const [, name, callee, value] = /^\s*(\S+)(?: > (\S+))? (\S+)$/.exec(line) ?? [];
    const row = builder.functionRow({ name });
    if (callee === undefined) {
      builder.addFunction(row, [Number(value)], [0], UNKNOWN);
    } else {
      builder.addCall(row, builder.functionRow({ name: callee }), [Number(value)], 1);
    }
  }
  return builder.build({ format: 'test', derivesTotals: true, hasExactCalls: areCallsExact });
}

function treeOf(text: string, cutsAtSeveralCallers = false): string {
  const tree = buildCallTree(withMadeUpStacks(profileOf(text), { cutsAtSeveralCallers }), 0);
  return treeToText(tree).replace(/\d+\.\d+/g, (number) => String(Number(Number(number).toFixed(2))));
}

const SHARED = `
  a 0
  b 0
  f 2
  g 8
  a > f 6
  b > f 4
  f > g 8
`;

test('what a function calls is divided among its callers in proportion', () => {
  expect(treeOf(SHARED)).toBe(
    [
      '- total (total: 10, self: —)',
      '  - a (total: 6, self: —)',
      '    - f (total: 6, self: 1.2)',
      '      - g (total: 4.8, self: 4.8)',
      '  - b (total: 4, self: —)',
      '    - f (total: 4, self: 0.8)',
      '      - g (total: 3.2, self: 3.2)',
    ].join('\n')
  );
});

test('cut, nothing is divided: the function is a leaf with its exact total', () => {
  expect(treeOf(SHARED, true)).toBe(
    [
      '- total (total: 10, self: —)',
      '  - a (total: 6, self: —)',
      '    - f (total: 6, self: 6)',
      '  - b (total: 4, self: —)',
      '    - f (total: 4, self: 4)',
    ].join('\n')
  );
  expect(withMadeUpStacks(profileOf(SHARED), { cutsAtSeveralCallers: true }).approximate).toBe(false);
});

test('a tree is approximate where it could have been another, and only there', () => {
  expect(profileOf(SHARED).approximate).toBe(true);
  // A leaf with several callers leaves nothing to divide.
  expect(profileOf('main 1\na 0\ng 5\nmain > a 2\nmain > g 3\na > g 2').approximate).toBe(false);
  expect(profileOf('main 1\ng 5\nmain > g 5', false).approximate).toBe(true);
});

test('a function that calls itself is one bar', () => {
  expect(treeOf('main 1\nfib 9\nmain > fib 9\nfib > fib 7')).toBe(
    ['- total (total: 10, self: —)', '  - main (total: 10, self: 1)', '    - fib (total: 9, self: 9)'].join('\n')
  );
});

const CYCLE = `
  main 1
  even 4
  odd 2
  sleep 3
  main > even 7
  main > odd 2
  even > odd 5
  odd > even 4
  odd > sleep 3
`;

test('a cycle is drawn once from where it is entered, and loses nothing', () => {
  expect(treeOf(CYCLE)).toBe(
    [
      '- total (total: 10, self: —)',
      '  - main (total: 10, self: 1)',
      '    - even (total: 7, self: 3.11)',
      '      - odd (total: 3.89, self: 1.56)',
      '        - sleep (total: 2.33, self: 2.33)',
      '    - odd (total: 2, self: 0.44)',
      '      - even (total: 0.89, self: 0.89)',
      '      - sleep (total: 0.67, self: 0.67)',
    ].join('\n')
  );
});

test('a program that begins inside of a cycle has its largest function as root', () => {
  expect(treeOf('exec 1\nmain 5\nimport 2\nexec > main 7\nmain > import 3\nimport > exec 1')).toBe(
    [
      '- total (total: 8, self: —)',
      '  - exec (total: 8, self: 1)',
      '    - main (total: 7, self: 5)',
      '      - import (total: 2, self: 2)',
    ].join('\n')
  );
});

test('a function that threads begin with and others call, too, is both', () => {
  expect(treeOf('main 1\nwork 9\nmain > work 3')).toBe(
    [
      '- total (total: 10, self: —)',
      '  - main (total: 4, self: 1)',
      '    - work (total: 3, self: 3)',
      '  - work (total: 6, self: 6)',
    ].join('\n')
  );
});

test('estimated calls say in which proportion, never how much', () => {
  const tree = buildCallTree(profileOf('main 0\nf 10\nmain > f 4', false), 0);
  expect(treeToText(tree)).toContain('- main (total: 10, self: —)');
});

test('selfs of random graphs add up to what was recorded, totals outside of cycles, too', () => {
  const random = newRandom(7);
  for (let round = 0; round < 60; round++) {
    const { costs, isAcyclic } = randomGraph(random, round % 2 === 0);
    const made = stacksFromCalls(costs, { maxStacks: 20_000, cutsAtSeveralCallers: false });
    const self = new Float64Array(costs.self.length);
    made.functionIndex.forEach((row, stack) => {
      self[row] += made.self[stack];
    });
    costs.self.forEach((expected, row) => expect(self[row]).toBeCloseTo(expected, 6));
    expect(made.unfollowed).toBe(0);
    expect(isAcyclic).toBe(round % 2 === 0);
  }
});

test('too many ways are cut to the largest, with nothing lost, and counted', () => {
  // Each of 40 layers doubles the ways: 2^40 stacks.
  const layers = 40;
  const text = ['start 1', 'end 64'];
  for (let layer = 0; layer < layers; layer++) {
    text.push(`l${layer} 0`, `r${layer} 0`);
    for (const above of layer === 0 ? ['start'] : [`l${layer - 1}`, `r${layer - 1}`]) {
      const part = layer === 0 ? 32 : 16;
      text.push(`${above} > l${layer} ${part}`, `${above} > r${layer} ${part}`);
    }
  }
  text.push(`l${layers - 1} > end 32`, `r${layers - 1} > end 32`);
  const profile = profileOf(text.join('\n'));
  const tree = buildCallTree(profile, 0);
  expect(tree.total[0]).toBeCloseTo(65, 6);
  expect(profile.stacks.length).toBeLessThanOrEqual(200_000);
  expect(profile.notices.join()).toMatch(/^98\.5 % of wall is drawn without callees/);
});

test('a chain of 100,000 calls and a function with 50,000 callees are drawn', () => {
  const length = 100_000;
  const row = (of: (index: number) => number) => Float64Array.from({ length }, (_, index) => of(index));
  const rows = Int32Array.from({ length: length - 1 }, (_, index) => index);
  const self = row(() => 1);
  const total = row((index) => length - index);
  const chain = { self, total, caller: rows, callee: rows.map((index) => index + 1), cost: total.slice(1) };
  const options = { maxStacks: 200_000, cutsAtSeveralCallers: false };
  expect(stacksFromCalls({ ...chain, areCallsExact: true }, options).parent.at(-1)).toBe(length - 2);
  const wide = { self, total: self, caller: rows.map(() => 0), callee: chain.callee, cost: self.slice(1) };
  const made = stacksFromCalls({ ...wide, areCallsExact: true }, options);
  expect(made.parent).toHaveLength(length);
  expect(functionCountOf(made.functionIndex)).toBe(length);
});

function functionCountOf(rows: Int32Array): number {
  return new Set(rows).size;
}

/** Costs that fit: each function passes on what it was given, in cycles as a profiler would have counted it once. */
function randomGraph(random: (below: number) => number, isAcyclic: boolean): { costs: CallCosts; isAcyclic: boolean } {
  const count = 12;
  const self = Float64Array.from({ length: count }, () => random(20) + 1);
  const caller: number[] = [];
  const callee: number[] = [];
  const cost: number[] = [];
  const need = self.slice();
  for (let row = count - 1; row > 0; row--) {
    const above = [...new Set([random(row), random(row)])];
    for (const from of above) {
      caller.push(from);
      callee.push(row);
      cost.push(need[row] / above.length);
      need[from] += need[row] / above.length;
    }
    if (!isAcyclic && random(3) === 0) {
      caller.push(row);
      callee.push(random(row));
      cost.push(random(5) + 1);
    }
  }
  const columns = { caller: Int32Array.from(caller), callee: Int32Array.from(callee), cost: Float64Array.from(cost) };
  return { costs: { self, total: need, ...columns, areCallsExact: true }, isAcyclic };
}

/** Whole numbers from 0, the same for the same seed. */
function newRandom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test('totals of functions outside of cycles are the recorded ones', () => {
  const profile = profileOf(CYCLE);
  const tree = buildCallTree(profile, 0);
  const { total } = functionTotals(tree);
  const at = (name: string) => total[tree.functions.names.indexOf(name)];
  expect(at('main')).toBeCloseTo(10, 9);
  expect(at('sleep')).toBeCloseTo(3, 9);
});
