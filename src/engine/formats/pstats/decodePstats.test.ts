// Numbers of the files: what Python's own pstats says of them.
import { readdirSync, readFileSync } from 'node:fs';
import { exactCallsOf, mergeExactCalls, type ExactCalls } from '../../call-graph/exactCalls';
import { mergeProfiles } from '../../profile/mergeProfiles';
import { checkProfile } from '../../profile/checkProfile';
import { type Profile } from '../../profile/profile';
import { profileTypesOf } from '../../profile/profileType';
import { buildCallTree } from '../../tree/buildCallTree';
import { functionTotals } from '../../tree/functionTotals';
import { treeToText } from '../../tree/treeText';
import { DecodeError } from '../decodeError';
import { decodeProfile } from '../decodeProfile';

const decode = (file: string): Profile => decodeProfile(readFileSync(`testdata/${file}`));

function exact(profile: Profile): ExactCalls {
  const calls = exactCallsOf(profile, 0);
  if (calls === undefined) {
    throw new Error('The profile has no call graph.');
  }
  return calls;
}

function functionOf(calls: ExactCalls, name: string) {
  const row = calls.functions.names.indexOf(name);
  const { self, total, callCount, primitiveCallCount } = calls;
  return { self: self[row], total: total[row], calls: callCount[row], primitiveCalls: primitiveCallCount[row] };
}

/** Caller → nanoseconds. */
function callersOf({ functions, edges }: ExactCalls, name: string): Record<string, number> {
  const callee = functions.names.indexOf(name);
  const found: Record<string, number> = {};
  for (let edge = 0; edge < edges.length; edge++) {
    if (edges.callee[edge] === callee) {
      found[functions.names[edges.caller[edge]]] = edges.total[edge];
    }
  }
  return found;
}

const sum = (values: Float64Array): number => values.reduce((all, value) => all + value, 0);

test('cProfile: the tree that is made up of them', () => {
  const lines = treeToText(buildCallTree(decode('cprofile/one-3.prof'), 0)).trimEnd();
  const rides = '[/srv/rideshare/rideshare.py]';
  // A cost that two callers share is divided; what is left of a nanosecond is of no interest.
  expect(lines.replace(/\d+\.\d+/g, (number) => String(Math.round(Number(number)))).split('\n')).toEqual([
    '- total (total: 37630867, self: —)',
    "  - <method 'disable' of '_lsprof.Profiler' objects> (total: 1513, self: 1513)",
    `  - order_car ${rides} (total: 37629354, self: 1312)`,
    `    - find_nearest_vehicle ${rides} (total: 37628042, self: 6089)`,
    `      - check_driver_availability ${rides} (total: 12617439, self: 3746)`,
    `        - spin ${rides} (total: 12613693, self: 7096233)`,
    '          - <built-in method time.perf_counter> (total: 5517460, self: 5517460)',
    `      - spin ${rides} (total: 25004514, self: 14067081)`,
    '        - <built-in method time.perf_counter> (total: 10937433, self: 10937433)',
  ]);
});

test('cProfile: functions, calls and callers are exact, whatever the name of the file', () => {
  const profile = decode('cprofile/output.txt');
  expect(checkProfile(profile)).toEqual([]);
  expect(profile).toMatchObject({ format: 'pstats', approximate: true, notices: [] });
  expect(profileTypesOf(profile).map(({ id }) => id)).toEqual(['wall:wall:nanoseconds::']);
  const calls = exact(profile);
  expect(calls.whole).toBe(828_506_557);
  expect(functionOf(calls, 'fib')).toMatchObject({ calls: 8361, primitiveCalls: 1 });
  expect(functionOf(calls, 'even')).toMatchObject({ calls: 62, primitiveCalls: 2 });
  expect(functionOf(calls, 'odd')).toMatchObject({ calls: 61, primitiveCalls: 2 });
  expect(functionOf(calls, 'order_car').total).toBe(450_090_073);
  expect(functionOf(calls, 'order_scooter').total).toBe(226_249_107);
  expect(functionOf(calls, 'order_bike').total).toBe(150_647_659);
  expect(functionOf(calls, 'check_driver_availability').total).toBe(150_032_462);
  expect(callersOf(calls, 'find_nearest_vehicle')).toEqual({
    order_scooter: 226_242_948,
    order_car: 450_081_502,
    order_bike: 150_642_581,
  });
  const byTotal = calls.functions.names
    .slice(1)
    .sort((a, b) => functionOf(calls, b).total - functionOf(calls, a).total);
  expect(byTotal.slice(0, 3)).toEqual(['<built-in method builtins.exec>', '<module>', 'main']);
});

test('the made up tree has every self, and every total outside of cycles', () => {
  const profile = decode('cprofile/rideshare.prof');
  const tree = buildCallTree(profile, 0);
  const calls = exact(profile);
  expect(tree.total[0]).toBeCloseTo(828_506_557, 3);
  const totals = functionTotals(tree);
  tree.functions.names.slice(1).forEach((name, index) => {
    const expected = functionOf(calls, name);
    expect(totals.self[index + 1]).toBeCloseTo(expected.self, 3);
    if (name !== 'even' && name !== 'odd') {
      expect(totals.total[index + 1]).toBeCloseTo(expected.total, 3);
    }
  });
});

test('it shows what never happened, which is why it is marked', () => {
  const tree = buildCallTree(decode('cprofile/rideshare.prof'), 0);
  const path: string[] = [];
  const shares = new Map<string, number>();
  for (let node = 0; node < tree.length; node++) {
    path.length = tree.depth[node];
    path.push(tree.functions.names[tree.functionIndex[node]]);
    if (path.at(-1) === 'check_driver_availability') {
      shares.set(path.find((name) => name.startsWith('order_')) ?? '', (tree.total[node] / tree.total[0]) * 100);
    }
  }
  // Only a car checks for a driver: 0, 0 and 18.1 % is the truth.
  expect(shares.get('order_bike')).toBeCloseTo(3.3, 1);
  expect(shares.get('order_scooter')).toBeCloseTo(5.0, 0);
  expect(shares.get('order_car')).toBeCloseTo(9.9, 0);
});

test.each([
  ['cprofile/rideshare-py2.7.prof', 55_893_000, 524_311],
  ['cprofile/rideshare-py3.6.prof', 56_029_000, 467_239],
  ['cprofile/rideshare-py3.13.prof', 57_724_025, 278_140],
  ['cprofile/rideshare-slow.prof', 3_826_637_164, 23_131_417],
  ['cprofile/rideshare-pureprofile.prof', 25_013_399, 14_086],
  ['yappi/rideshare-cpu.pstat', 254_989_506, 230_409],
  ['yappi/rideshare-wall.pstat', 424_475_000, 1_095_498],
  ['hotshot/rideshare-from-hotshot.pstats', 22_890_000, 8_502],
])('%s: %d ns, %d calls', (file, whole, callCount) => {
  const profile = decode(file);
  expect(checkProfile(profile)).toEqual([]);
  const calls = exact(profile);
  expect(calls.whole).toBe(whole);
  expect(sum(calls.callCount)).toBe(callCount);
  expect(sum(profile.samples.values[0])).toBeCloseTo(whole, 3);
});

test('one story: order_car is half of the time in cProfile and in yappi', () => {
  const share = (file: string) => {
    const calls = exact(decode(file));
    return functionOf(calls, 'order_car').total / calls.whole;
  };
  expect(share('cprofile/rideshare.prof')).toBeCloseTo(0.5433, 4);
  expect(share('yappi/rideshare-cpu.pstat')).toBeCloseTo(0.5397, 4);
  expect(share('yappi/rideshare-wall.pstat')).toBeCloseTo(0.4288, 4);
  expect(share('pyinstrument/rideshare.pstats')).toBeCloseTo(0.5446, 3);
});

test('profile only counts callers: the cost of calls is estimated, and that is said', () => {
  const profile = decode('cprofile/rideshare-pureprofile.prof');
  expect(profile.functions.length).toBe(25);
  expect(profile.callGraph?.hasExactCalls).toBe(false);
  expect(profile.approximate).toBe(true);
  expect(profile.notices.join()).toMatch(/^The profiler counted calls without timing them/);
  // The key that holds code is a function like any other, and its callees hang below it.
  expect(profile.strings).toContain('<code object <module>, file "rideshare.py", line 1>');
  const tree = buildCallTree(profile, 0);
  const main = tree.functions.names.indexOf('main');
  expect(tree.total[tree.functionIndex.indexOf(main)] / tree.total[0]).toBeGreaterThan(0.98);
});

test('what was not counted is unknown', () => {
  expect(functionOf(exact(decode('pyinstrument/rideshare.pstats')), 'main').calls).toBeNaN();
});

test('three profiles selected together are the three merged by pstats', () => {
  const parts = [1, 2, 3].map((part) => decode(`cprofile/one-${part}.prof`));
  const expected = exact(decode('cprofile/merged-1-2-3.prof'));
  expect(parts.map((part) => exact(part).whole)).toEqual([25_010_141, 25_021_900, 37_630_867]);
  expect(expected.whole).toBe(87_662_908);
  expect(sum(expected.callCount)).toBe(655_336);
  for (const merged of [mergeExactCalls(parts.map(exact)), exact(mergeProfiles(parts))]) {
    expect(merged.functions.names).toHaveLength(9);
    for (const name of expected.functions.names.slice(1)) {
      expect(functionOf(merged, name)).toEqual(functionOf(expected, name));
      expect(callersOf(merged, name)).toEqual(callersOf(expected, name));
    }
  }
});

test('of Werkzeug profiles a car costs most', () => {
  const sums = readdirSync('testdata/werkzeug')
    .filter((file) => file.endsWith('.prof'))
    .map((file) => [file.split('.').slice(1, -3).join('.'), exact(decode(`werkzeug/${file}`)).whole]);
  expect(sums).toEqual([
    ['api.scooter', 15_390_324],
    ['bike', 10_259_742],
    ['bike', 10_739_398],
    ['car', 30_416_095],
    ['car', 30_521_832],
    ['root', 437_222],
  ]);
});

const bytes = (text: string) => Buffer.from(text, 'latin1');

test.each([
  ['holds no function', '{)\x00N0', 'is not a file, a line and a name'],
  ['lacks callers', '{)\x03z\x01fi\x01\x00\x00\x00z\x01gN0', 'without its callers'],
  ['is cut off', '{)\x03z\x01f', 'ends before its content does'],
])('is refused where it %s', (_, text, message) => {
  expect(() => decodeProfile(bytes(text))).toThrow(DecodeError);
  expect(() => decodeProfile(bytes(text))).toThrow(message);
});
