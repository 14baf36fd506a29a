// The acceptance scenarios of other folders than the hive: what many tools leave behind, read through the files store as a web server
// shows it.
import { diffTrees } from '../../src/engine/diff/diffTrees';
import { type CallTree, type DiffTree } from '../../src/engine/tree/callTree';
import { functionTotals } from '../../src/engine/tree/functionTotals';
import { matchedTotals, matchFunctions, parseSearch } from '../../src/engine/tree/search';
import { useFolder } from './folderOfFiles';
import { selectorOf, signal } from './hiveScenarios';

const ALWAYS = { fromMs: 0, toMs: Date.UTC(2100, 0) };
const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const SAMPLES = 'samples:samples:count::';
const THREADS = 'threads:threads:count::';
const WALL = 'wall:wall:nanoseconds::';

const storeOf = useFolder();

const ask = (profileTypeId: string, selector = '{}', range = ALWAYS) => ({
  profileTypeId,
  selector: selectorOf(selector),
  range,
  signal,
});

/** Total of a function by its name; 0 where it does not occur. */
function totalOf(tree: CallTree, name: string): number {
  const row = tree.functions.names.indexOf(name);
  return row === -1 ? 0 : functionTotals(tree).total[row];
}

function selfOf(tree: CallTree, name: string): number {
  const row = tree.functions.names.indexOf(name);
  return row === -1 ? 0 : functionTotals(tree).self[row];
}

/** Name → self and total in microseconds, so that the order of adding up does not show. */
function table(tree: CallTree): Record<string, readonly number[]> {
  const { self, total } = functionTotals(tree);
  return Object.fromEntries(
    tree.functions.names.map((name, row) => [
      `${name} ${tree.functions.fileNames[row]}`,
      [Math.round(self[row] / 1000), Math.round(total[row] / 1000)],
    ])
  );
}

test('5: what alternates from minute to minute is one function, and swapping the sides flips every sign', async () => {
  const store = await storeOf({ 'rideshare-hive': 'hive' });
  const minutes = (digits: string) => `{region="eu-north",file=~"20251120T220[${digits}]00Z.*"}`;
  const { tree: odd } = await store.tree(ask(SAMPLES, minutes('13579')));
  const { tree: even } = await store.tree(ask(SAMPLES, minutes('02468')));
  expect([odd.total[0], even.total[0]]).toEqual([5500, 25_500]);
  const changes = (baseline: CallTree, comparison: CallTree, part: 'self' | 'total') => {
    const diff = diffTrees(baseline, comparison);
    if (!diff.ok) {
      throw new Error(diff.error);
    }
    const [before, after] = [
      functionTotals({ ...diff.value, self: diff.value.baselineSelf, total: diff.value.baselineTotal }),
      functionTotals(diff.value),
    ];
    return Object.fromEntries(
      diff.value.functions.names.flatMap((name, row) => {
        const change = after[part][row] - before[part][row];
        return change === 0 || row === 0 ? [] : [[name, change]];
      })
    );
  };
  expect(changes(odd, even, 'self')).toEqual({ mutex_lock: 20_000 });
  expect(changes(even, odd, 'self')).toEqual({ mutex_lock: -20_000 });
  expect(changes(odd, even, 'total')).toEqual(
    Object.fromEntries(
      ['<module>', 'car', 'order_car', 'find_nearest_vehicle', 'check_driver_availability', 'mutex_lock'].map(
        (name) => [name, 20_000]
      )
    )
  );
});

test('8: labels of folders find a file; its time and period are its own', async () => {
  const store = await storeOf({ 'labels-dict': 'labels-dict' });
  const selector = '{application_name="my-python-app","my-extra-label"="data"}';
  const { values } = await store.profileTypes(ask(CPU));
  expect(values).toHaveLength(5);
  const { profile } = await store.profile(ask(values[0], selector));
  expect(profile?.timeRange).toEqual({ fromMs: 1763676000_000, toMs: 1763676045_000 });
  expect(profile?.period).toBe(10_000_000);
  const { profileCount } = await store.tree(ask(values[0], '{application_name="other"}'));
  expect(profileCount).toBe(0);
});

test('9: two pictures are told apart by the times in their names, and their diff is the cache', async () => {
  const store = await storeOf({ 'svg/ttl': 'ttl' });
  const at = (hour: number, minute: number) => {
    const fromMs = Date.UTC(2021, 1, 14, hour, minute);
    return { fromMs, toMs: fromMs + 60_000 };
  };
  const { tree: before } = await store.tree(ask(SAMPLES, '{}', at(15, 30)));
  const { tree: after } = await store.tree(ask(SAMPLES, '{}', at(16, 0)));
  expect([before.total[0], after.total[0]]).toEqual([123, 90]);
  const cache = (tree: CallTree) => totalOf(tree, 'check_driver_availability');
  expect([cache(before), cache(after)]).toEqual([33, 0]);
  const search = parseSearch('/check_driver/');
  const matched = matchFunctions(before.functions, search.ok ? search.value : () => false);
  expect(matchedTotals(before, matched).total / before.total[0]).toBeCloseTo(0.268293, 6);
  // Every other stack has as many samples as before.
  const diff = diffTrees(before, after);
  const changed = diff.ok ? changedNodes(diff.value) : [];
  expect(changed).toEqual(['check_driver_availability']);
  const { available } = await store.tree(ask(SAMPLES, '{}', at(12, 0)));
  expect(available?.fromMs).toBe(Date.UTC(2021, 1, 14, 15, 30));
});

/** The functions at the top of subtrees that one side lacks, and those whose own values differ outside of these. */
function changedNodes(diff: DiffTree): readonly string[] {
  const names: string[] = [];
  for (let node = 0; node < diff.length; node++) {
    const isLost = diff.total[node] === 0;
    if (isLost || diff.self[node] !== diff.baselineSelf[node]) {
      names.push(diff.functions.names[diff.functionIndex[node]]);
    }
    node = isLost ? diff.subtreeEnd[node] - 1 : node;
  }
  return names;
}

test('11: a slow run against a quick one is the lock', async () => {
  const store = await storeOf({
    'py-spy/rideshare.raw.txt': 'run=quick/a.txt',
    'py-spy/rideshare-slow.raw.txt': 'run=slow/a.txt',
  });
  const { tree: quick } = await store.tree(ask(SAMPLES, '{run="quick"}'));
  const { tree: slow } = await store.tree(ask(SAMPLES, '{run="slow"}'));
  const lock = (tree: CallTree) => totalOf(tree, 'mutex_lock');
  expect([quick.total[0], lock(quick), slow.total[0], lock(slow)]).toEqual([123, 0, 160, 125]);
  const names = ['order_car', 'order_scooter', 'order_bike', 'check_driver_availability'];
  expect(names.map((name) => totalOf(quick, name))).toEqual([73, 33, 16, 33]);
  // As shares of each run, because the two did not run for as long.
  const share = (tree: CallTree, name: string) => (100 * totalOf(tree, name)) / tree.total[0];
  const changes = [...new Set([...quick.functions.names, ...slow.functions.names])]
    .map((name) => ({ name, change: share(slow, name) - share(quick, name) }))
    .sort((a, b) => b.change - a.change);
  expect(changes[0]).toEqual({ name: 'mutex_lock', change: 78.125 });
});

test('12: three profiles selected together are the one that pstats merges of them', async () => {
  const one = (count: number) => `cprofile/one-${count}.prof`;
  const store = await storeOf({
    [one(1)]: '',
    [one(2)]: '',
    [one(3)]: '',
    'cprofile/merged-1-2-3.prof': '',
  });
  const { tree: three, profileCount } = await store.tree(ask(WALL, '{file=~"one-.*"}'));
  const { tree: merged } = await store.tree(ask(WALL, '{file="merged-1-2-3"}'));
  expect(profileCount).toBe(3);
  expect(three.total[0]).toBeCloseTo(87_662_908, -1);
  expect(table(three)).toEqual(table(merged));
});

test('13: three dumps of threads are one profile, narrowed by what the threads did', async () => {
  const dump = (count: number) => `py-spy/dump-${count}.json`;
  const store = await storeOf({ [dump(1)]: '', [dump(2)]: '', [dump(3)]: '' });
  const total = async (selector: string) => (await store.tree(ask(THREADS, selector))).tree.total[0];
  expect(await total('{}')).toBe(12);
  expect(await total('{active="true"}')).toBe(4);
  for (const [file, count] of [
    ['dump-1', 1],
    ['dump-2', 1],
    ['dump-3', 2],
  ] as const) {
    expect(await total(`{active="true",file="${file}"}`)).toBe(count);
  }
  const { values } = await store.labelValues({ ...ask(THREADS), name: 'thread' });
  expect(values).toEqual(['MainThread', 'idle-worker', 'order_bike', 'order_car']);
  const { tree } = await store.tree(ask(THREADS, '{thread="idle-worker"}'));
  expect([tree.total[0], totalOf(tree, 'wait'), selfOf(tree, 'wait')]).toEqual([3, 3, 3]);
});

test('17: a folder of Werkzeug has labels and times by the names of its files', async () => {
  const store = await storeOf({ werkzeug: 'profiles' });
  const values = async (name: string) => (await store.labelValues({ ...ask(WALL), name })).values;
  expect(await values('method')).toEqual(['GET']);
  expect(await values('path')).toEqual(['api.scooter', 'bike', 'car', 'root']);
  const { series } = await store.series({
    ...ask(WALL, '{}', { fromMs: 1795215600_000, toMs: 1795215800_000 }),
    stepMs: 1000,
    groupBy: ['path'],
  });
  expect(series.map(({ labels, times, values: sums }) => [labels[0].value, times, Math.round(sums[0] / 1000)])).toEqual(
    [
      ['api.scooter', [1795215698_000], 15_390],
      ['bike', [1795215698_000], 20_999],
      ['car', [1795215698_000], 60_938],
      ['root', [1795215698_000], 437],
    ]
  );
});

test('18: bad files beside good ones are one named notice each, and the good ones show', async () => {
  const store = await storeOf({ bad: 'bad', 'py-spy/rideshare.raw.txt': 'good/rideshare.txt' });
  const { tree, notices } = await store.tree(ask(SAMPLES));
  expect(tree.total[0]).toBe(123);
  const hints = {
    'elf.prof': /program.*\. Choose the file that the profiler wrote\.$/,
    'empty.prof': /empty\. .*record it again\.$/,
    'hotshot.prof': /hotshot.*\. Convert it in Python 2 with `hotshot\.stats\.load\(name\)\.dump_stats\(newName\)`\.$/,
    'notes.txt': /no format that this version knows\. Convert it to /,
    'perf.data': /perf.*\. Convert it with `perf script`\.$/,
    'truncated-gzip.pb.gz': /gzip file ends .*record it again\.$/,
    'truncated-pprof.pprof': /pprof file ends .*record it again\.$/,
    'truncated.prof': /pstats file ends .*record it again/,
    'truncated.speedscope.json': /speedscope file is not whole.*Export it again/,
    'truncated.svg': /SVG file is cut off.*Copy the file again/,
  };
  expect(notices).toHaveLength(Object.keys(hints).length);
  for (const [file, hint] of Object.entries(hints)) {
    expect(notices.find((notice) => notice.startsWith(`bad/${file}: This `))).toMatch(hint);
  }
});
