// The acceptance scenarios of formats through the files store and the queries of the data source: what a panel gets of them. The
// scenarios of folders are in folderScenarios.test.ts.
import { type DataFrame } from '@grafana/data';
import { DEFAULT_SETTINGS } from '../../src/datasource/options';
import { type ProfilesQuery } from '../../src/datasource/query';
import { type QueryContext } from '../../src/datasource/queries/queryContext';
import { runQuery } from '../../src/datasource/queries/runQuery';
import { type Store } from '../../src/datasource/stores/store';
import { profileMetaOf } from '../../src/frames/profileMeta';
import { useFolder } from './folderOfFiles';
import { signal } from './hiveScenarios';

const range = { fromMs: 0, toMs: Date.UTC(2100, 0) };
const SAMPLES = 'samples:samples:count::';
const WALL = 'wall:wall:nanoseconds::';
const CPU = 'process_cpu:cpu:nanoseconds::';

const storeOf = useFolder();

/** The frames of a query, as the data source hands them to a panel. */
function framesOf(store: Store, query: Partial<ProfilesQuery>): Promise<DataFrame[]> {
  const context: QueryContext = {
    store,
    range,
    stepMs: 60_000,
    app: 'dashboard',
    signal,
    settings: { ...DEFAULT_SETTINGS, minStepMs: 1 },
    dataSource: { uid: 'u', name: 'profiles' },
    onPartial: () => undefined,
  };
  return runQuery({ refId: 'A', ...query }, context);
}

function column(frame: DataFrame, name: string): readonly unknown[] {
  return Array.from(frame.fields.find((field) => field.name === name)?.values ?? []);
}

/** The values of a row of a table, in the order of `names`. */
function rowOf(frame: DataFrame, functionName: string, ...names: readonly string[]): readonly unknown[] {
  const row = column(frame, 'function').indexOf(functionName);
  return names.map((name) => column(frame, name)[row]);
}

const total = async (store: Store, profileTypeId: string, selector: string) =>
  (await framesOf(store, { profileTypeId, labelSelector: selector }))[0].fields.find(({ name }) => name === 'value')
    ?.values[0];

describe('10: a picture says what the stacks say that it was drawn of', () => {
  test('the same nine stacks and 123 samples', async () => {
    const store = await storeOf({
      'py-spy/rideshare.raw.txt': 'by=raw/a.txt',
      'svg/flamegraphpl.svg': 'by=picture/a.svg',
    });
    const ask = (by: string) => framesOf(store, { profileTypeId: SAMPLES, labelSelector: `{by="${by}"}` });
    const [[raw], [picture]] = await Promise.all([ask('raw'), ask('picture')]);
    expect(column(raw, 'value')[0]).toBe(123);
    for (const name of ['level', 'value', 'self']) {
      expect(column(picture, name)).toEqual(column(raw, name));
    }
    const stacks = await store.profile({ profileTypeId: SAMPLES, selector: [], range, signal });
    expect(new Set(stacks.profile?.samples.stackIndex).size).toBe(9);
  });

  test("py-spy's own has 138", async () => {
    const store = await storeOf({ 'py-spy/rideshare.svg': '' });
    expect(await total(store, SAMPLES, '{}')).toBe(138);
  });
});

test('12: three profiles selected together have the 655,336 calls and the callers of the one that pstats merges of them', async () => {
  const store = await storeOf({
    'cprofile/one-1.prof': '',
    'cprofile/one-2.prof': '',
    'cprofile/one-3.prof': '',
    'cprofile/merged-1-2-3.prof': '',
  });
  const of = async (file: string) => {
    const ask = { profileTypeId: WALL, labelSelector: `{file=~"${file}"}` };
    const [table] = await framesOf(store, { ...ask, queryType: 'functions', functions: { sortBy: 'total' } });
    const [nodes, edges] = await framesOf(store, { ...ask, queryType: 'callgraph' });
    const title = new Map(column(nodes, 'id').map((id, row) => [id, column(nodes, 'title')[row]]));
    const calls = column(table, 'calls').map(Number);
    return {
      count: calls.reduce((sum, count) => sum + count, 0),
      calls: Object.fromEntries(column(table, 'function').map((name, row) => [name, calls[row]])),
      callers: Object.fromEntries(
        column(edges, 'source').map((source, row) => [
          `${title.get(source)} → ${title.get(column(edges, 'target')[row])}`,
          Math.round(Number(column(edges, 'mainstat')[row])),
        ])
      ),
    };
  };
  const three = await of('one-.*');
  expect(three).toEqual(await of('merged-1-2-3'));
  expect([three.count, Object.keys(three.calls).length]).toEqual([655_336, 8]);
});

describe('14: a file of cProfile under a misleading name', () => {
  const open = () => storeOf({ 'cprofile/output.txt': '' });

  test('its table is exact, calls included, and not marked', async () => {
    const [table] = await framesOf(await open(), {
      queryType: 'functions',
      profileTypeId: WALL,
      functions: { sortBy: 'total' },
    });
    expect(column(table, 'function').slice(0, 3)).toEqual(['<built-in method builtins.exec>', '<module>', 'main']);
    expect(rowOf(table, 'order_car', 'self', 'total')).toEqual([8571, 450_090_073]);
    expect(rowOf(table, 'order_scooter', 'total')).toEqual([226_249_107]);
    expect(rowOf(table, 'order_bike', 'total')).toEqual([150_647_659]);
    expect(rowOf(table, 'check_driver_availability', 'total')).toEqual([150_032_462]);
    const calls = ['fib', 'even', 'odd'].map((name) => rowOf(table, name, 'calls', 'primitiveCalls'));
    expect(calls).toEqual([
      [8361, 1],
      [62, 2],
      [61, 2],
    ]);
    expect(table.meta?.custom?.flameboard).not.toHaveProperty('approximate');
  });

  test('its call graph has the callers that were recorded', async () => {
    const [nodes, edges] = await framesOf(await open(), { queryType: 'callgraph', profileTypeId: WALL });
    const title = new Map(column(nodes, 'id').map((id, row) => [id, column(nodes, 'title')[row]]));
    const callers = Object.fromEntries(
      column(edges, 'target').flatMap((target, row) =>
        title.get(target) === 'find_nearest_vehicle'
          ? [[title.get(column(edges, 'source')[row]), column(edges, 'mainstat')[row]]]
          : []
      )
    );
    expect(callers).toEqual({ order_scooter: 226_242_948, order_car: 450_081_502, order_bike: 150_642_581 });
  });

  test('its flame graph is marked, says so, and adds up', async () => {
    const [frame] = await framesOf(await open(), { queryType: 'profile', profileTypeId: WALL });
    expect(profileMetaOf(frame)?.approximate).toBe(true);
    expect(frame.meta?.notices?.map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/^This tree is approximate/)
    );
    const self = column(frame, 'self').reduce<number>((sum, value) => sum + Number(value), 0);
    expect(self).toBeCloseTo(828_506_557, 0);
  });
});

describe('15: one story of many writers', () => {
  test.each([
    ['py-spy/rideshare.raw.txt', SAMPLES, 59.35],
    ['py-spy/rideshare.svg', SAMPLES, 56.52],
    ['py-spy/rideshare.speedscope.json', 'process_cpu:cpu:nanoseconds:cpu:nanoseconds', 55],
    ['py-spy/rideshare.chrometrace.json', 'process_cpu:cpu:nanoseconds:cpu:nanoseconds', 53.66],
    ['pyinstrument/rideshare.pyisession.gz', 'wall:wall:nanoseconds:wall:nanoseconds', 54.34],
    ['pyinstrument/rideshare.speedscope.json', 'wall:wall:nanoseconds:wall:nanoseconds', 54.44],
    ['stacksampler/stacksampler.txt', 'process_cpu:samples:count:cpu:nanoseconds', 54.88],
    ['cprofile/rideshare.prof', WALL, 54.33],
    ['vmprof/rideshare.vmprof', 'process_cpu:samples:count:cpu:nanoseconds', 55.37],
    ['vmprof/rideshare-lines.vmprof', 'process_cpu:samples:count:cpu:nanoseconds', 54.83],
    ['vmprof/rideshare-memory.vmprof', 'process_cpu:samples:count:cpu:nanoseconds', 55.31],
    ['yappi/rideshare-cpu.pstat', WALL, 53.97],
    ['yappi/rideshare-cpu.callgrind', WALL, 53.98],
    ['yappi/rideshare-wall.pstat', WALL, 42.88],
    ['yappi/rideshare-wall.callgrind', WALL, 42.88],
  ])('%s: order_car is its part of %s, %d %%', async (file, profileTypeId, percent) => {
    const store = await storeOf({ [file]: '' });
    const [table] = await framesOf(store, {
      queryType: 'functions',
      profileTypeId,
      functions: { sortBy: 'total' },
    });
    const meta: { readonly total: number } = table.meta?.custom?.flameboard;
    expect((100 * Number(rowOf(table, 'order_car', 'total')[0])) / meta.total).toBeCloseTo(percent, 1);
  });
});

test('16: the lines of line_profiler are a table, line 8 is nearly all of work', async () => {
  const store = await storeOf({ 'line_profiler/lp.py.lprof': '' });
  const lines = async (profileTypeId: string) =>
    (await framesOf(store, { queryType: 'functions', profileTypeId, functions: { sortBy: 'self', by: 'line' } }))[0];
  const [time, hits] = [await lines('line:time:nanoseconds::'), await lines('line:hits:count::')];
  const at = (frame: DataFrame) => frame.fields.find(({ name }) => name === 'self')?.values[lineRow(frame, 8)];
  expect([at(time), at(hits)]).toEqual([4_549_706, 3]);
  const [table] = await framesOf(store, { queryType: 'functions', profileTypeId: 'line:time:nanoseconds::' });
  const [work] = rowOf(table, 'work', 'total');
  expect((100 * Number(at(time))) / Number(work)).toBeCloseTo(98.6, 1);
});

describe('source lines of a folder of files', () => {
  /** `function file:line self total` of the most expensive lines. */
  const linesOf = async (file: string, profileTypeId: string, limit: number, sortBy: 'self' | 'total' = 'self') => {
    const store = await storeOf({ [file]: '' });
    const [frame] = await framesOf(store, {
      queryType: 'functions',
      profileTypeId,
      functions: { sortBy, by: 'line' },
      limit,
    });
    const [names, files, lines, self, total] = ['function', 'file', 'line', 'self', 'total'].map((name) =>
      column(frame, name)
    );
    const rows = names.map((name, row) => `${name} ${files[row]}:${lines[row]} ${self[row]} ${total[row]}`);
    return { rows, notices: frame.meta?.notices?.map(({ text }) => text) ?? [] };
  };

  test.each([
    [
      'callgrind/callgrind.out.work',
      'Ir:Ir:count::',
      [
        'spin /srv/native/demo.c:4 3360090 3360090',
        'fib /srv/native/demo.c:9 28605 28605',
        '_dl_relocate_object ./elf/./elf/dl-reloc.c:301 11124 11124',
      ],
      'self' as const,
    ],
    [
      'vmprof/rideshare-lines.vmprof',
      'process_cpu:samples:count:cpu:nanoseconds',
      [
        'spin /srv/rideshare/rideshare.py:9 286 286',
        'spin /srv/rideshare/rideshare.py:10 35 35',
        '<module> /srv/rideshare/vmp.py:3 0 321',
      ],
      'self' as const,
    ],
    [
      'line_profiler/lp.py.lprof',
      'line:time:nanoseconds::',
      ['other lp.py:12 4787340 4787340', 'work lp.py:8 4549706 4549706', 'work lp.py:7 36864 36864'],
      'self' as const,
    ],
    [
      'py-spy/rideshare.raw.txt',
      SAMPLES,
      ['spin rideshare.py:9 98 98', 'spin rideshare.py:10 24 24', 'fib rideshare.py:26 1 1'],
      'self' as const,
    ],
    [
      'py-spy/rideshare.speedscope.json',
      'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
      [
        '<module> /srv/pyspy//srv/rideshare/rideshare.py:38 0 1390000000',
        'main /srv/pyspy//srv/rideshare/rideshare.py:34 0 1390000000',
        'spin /srv/pyspy//srv/rideshare/rideshare.py:9 1190000000 1190000000',
      ],
      'total' as const,
    ],
    [
      'go/cpu.pprof',
      'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
      [
        'main.spin rides/main.go:5 0 1150000000',
        'runtime.main runtime/proc.go:250 0 1150000000',
        'time.Now time/time.go:1091 1080000000 1080000000',
      ],
      'total' as const,
    ],
  ])('%s', async (file, profileTypeId, expected, sortBy) => {
    const { rows } = await linesOf(file, profileTypeId, expected.length, sortBy);
    expect(rows).toEqual(expected);
  });

  test('of callgrind are exact by themselves, and say that they have no totals', async () => {
    const { notices } = await linesOf('callgrind/callgrind.out.work', 'Ir:Ir:count::', 3);
    expect(notices).toContainEqual(expect.stringMatching(/^These recordings hold what a line costs by itself/));
  });

  test('of files without lines are asked for in vain, with the way to record them', async () => {
    const { notices } = await linesOf('py-spy/rideshare-nolineno.raw.txt', SAMPLES, 3);
    expect(notices).toContainEqual(expect.stringMatching(/^These profiles have no source lines/));
  });
});

function lineRow(frame: DataFrame, line: number): number {
  return column(frame, 'line').indexOf(line);
}

describe('what stands around a file', () => {
  test('says which clock ran: the manifest, a folder, or a name', async () => {
    const store = await storeOf(
      {
        'yappi/rideshare-cpu.pstat': 'a.pstat',
        'yappi/rideshare-cpu.callgrind': 'type=cpu/a.callgrind',
        'yappi/rideshare-wall.pstat': 'type=wall,run=2.pstat',
      },
      [{ path: 'a.pstat', type: 'cpu' }, { path: 'type=cpu/a.callgrind' }, { path: 'type=wall,run=2.pstat' }]
    );
    const { values } = await store.profileTypes({ range, signal });
    expect(values).toEqual([CPU, WALL]);
    expect(await total(store, CPU, '{file="a"}')).toBeCloseTo(254_989_506 + 254_959_000, 0);
    expect(await total(store, WALL, '{run="2"}')).toBeCloseTo(424_475_000, 0);
  });

  test('names its threads: a folder goes before frames at the root of stacks', async () => {
    const store = await storeOf({
      'py-spy/attach-threads.raw.txt': 'thread_id=main/a.txt',
      'py-spy/threads-function.raw.txt': 'b.txt',
    });
    expect(await total(store, SAMPLES, '{thread_id="main"}')).toBe(132);
    expect(await total(store, SAMPLES, '{thread_id="26646"}')).toBe(0);
    expect(await total(store, SAMPLES, '{thread_id="21867"}')).toBeGreaterThan(0);
    const request = { profileTypeId: SAMPLES, selector: [], range, signal, name: 'thread_id' };
    const { values } = await store.labelValues(request);
    expect(values).toEqual(expect.arrayContaining(['21867', 'main']));
    expect(values).not.toContain('26646');
  });
});
