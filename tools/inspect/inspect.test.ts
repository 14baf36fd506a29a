// The numbers of real files, from the bytes to what the tool prints. How each file was made: testdata/README.md.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DecodeError } from '../../src/engine/formats/decodeError';
import { type FunctionValue, inspect, InspectError, type InspectOptions, type Inspection } from './inspect';

const inspectFile = (file: string, options?: InspectOptions): Inspection =>
  inspect(readFileSync(`testdata/${file}`), options);

function totalsOf(inspection: Inspection): Record<string, number> {
  return Object.fromEntries(inspection.sampleTypes.map(({ id, total }) => [id, total]));
}

function valueOf(functions: readonly FunctionValue[], name: string): number {
  return functions.find((row) => row.name === name)?.value ?? 0;
}

const ALL = { top: 1000 };

describe('Go', () => {
  it('cpu.pprof: 119 samples of 10 ms, by vehicle', () => {
    const inspection = inspectFile('go/cpu.pprof', { top: 2 });
    expect(inspection).toEqual({
      format: 'pprof',
      approximate: false,
      timeRange: { from: 1_795_216_984_121, to: 1_795_216_985_426 },
      stackCount: 16,
      labels: { vehicle: ['bike', 'car', 'scooter'] },
      sampleTypes: [
        { id: 'process_cpu:samples:count:cpu:nanoseconds', unit: 'count', total: 119 },
        { id: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds', unit: 'nanoseconds', total: 1_190_000_000 },
      ],
      functions: {
        type: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
        self: [
          { name: 'time.Now', value: 1_120_000_000 },
          { name: 'time.now', value: 40_000_000 },
        ],
        total: [
          { name: 'main.main', value: 1_150_000_000 },
          { name: 'main.spin', value: 1_150_000_000 },
        ],
      },
      notices: [],
    });
  });

  it.each(['heap', 'allocs'])('%s.pprof: four types, the last or the one it names shown first', (name) => {
    const inspection = inspectFile(`go/${name}.pprof`);
    expect(totalsOf(inspection)).toEqual({
      'memory:alloc_objects:count:space:bytes': 530,
      'memory:alloc_space:bytes:space:bytes': 6_855_108,
      'memory:inuse_objects:count:space:bytes': 338,
      'memory:inuse_space:bytes:space:bytes': 6_846_868,
    });
    expect(inspection.functions.type).toBe(`memory:${name === 'heap' ? 'inuse' : 'alloc'}_space:bytes:space:bytes`);
  });

  it.each([
    [
      'mutex',
      { 'mutex:contentions:count:contentions:count': 3, 'mutex:delay:nanoseconds:contentions:count': 15_841_997 },
    ],
    [
      'block',
      { 'block:contentions:count:contentions:count': 5, 'block:delay:nanoseconds:contentions:count': 145_431_302 },
    ],
    ['goroutine', { 'goroutines:goroutine:count:goroutine:count': 1 }],
    ['threadcreate', { 'threadcreate:threadcreate:count:threadcreate:count': 5 }],
  ])('%s.pprof', (name, totals) => {
    expect(totalsOf(inspectFile(`go/${name}.pprof`))).toEqual(totals);
  });

  it('mutex.pprof: the function that unlocks was inlined and is kept', () => {
    const { functions } = inspectFile('go/mutex.pprof');
    expect(functions.self).toEqual([{ name: 'sync.(*Mutex).Unlock', value: 15_841_997 }]);
    expect(valueOf(functions.total, 'main.main.func2')).toBe(15_841_997);
  });

  it('threadcreate.pprof: one empty stack and no function', () => {
    const { stackCount, functions } = inspectFile('go/threadcreate.pprof');
    expect([stackCount, functions.self, functions.total]).toEqual([1, [], []]);
  });
});

describe('five sample types of ddtrace and Blackfire', () => {
  it.each([
    'synthetic/blackfire-5dim.pprof',
    'synthetic/blackfire-5dim.pb.gz',
    'traps/pprof-gzip-two-members.pb.gz',
    'traps/pprof-double-gzip.pb.gz',
    'traps/pprof-gzip-trailing-junk.pb.gz',
    'labels-dict/application_name=my-python-app/my-extra-label=data/20251120T220000Z.pb.gz',
  ])('%s', (file) => {
    const inspection = inspectFile(file);
    expect(inspection.sampleTypes).toEqual([
      { id: 'process_cpu:cpu-time:nanoseconds:cpu:nanoseconds', unit: 'nanoseconds', total: 5_100_000_000 },
      { id: 'wall:wall-time:nanoseconds:cpu:nanoseconds', unit: 'nanoseconds', total: 5_935_000_000 },
      { id: 'memory:heap-space:bytes:cpu:nanoseconds', unit: 'bytes', total: 458_752 },
      { id: 'memory:alloc-space:bytes:cpu:nanoseconds', unit: 'bytes', total: 1_708_032 },
      { id: 'memory:alloc-samples:count:cpu:nanoseconds', unit: 'count', total: 30 },
    ]);
    expect(inspection).toMatchObject({
      timeRange: { from: 1_763_676_000_000, to: 1_763_676_045_000 },
      stackCount: 5,
      labels: {
        region: ['ap-south', 'eu-north', 'us-east'],
        'thread id': ['140001'],
        'thread name': ['MainThread'],
        vehicle: ['bike', 'car', 'scooter'],
      },
      functions: { type: 'memory:alloc-samples:count:cpu:nanoseconds' },
      notices: [],
    });
  });

  it('shows the type first that the file names', () => {
    const { functions } = inspectFile('synthetic/blackfire-5dim-default-alloc-space.pb.gz');
    expect(functions.type).toBe('memory:alloc-space:bytes:cpu:nanoseconds');
  });

  it('shows the functions of the type that is asked for', () => {
    const { functions } = inspectFile('synthetic/blackfire-5dim.pprof', {
      type: 'process_cpu:cpu-time:nanoseconds:cpu:nanoseconds',
      top: 1,
    });
    expect(functions.self).toEqual([{ name: 'mutex_lock', value: 4_000_000_000 }]);
    expect(functions.total).toEqual([{ name: '<module>', value: 5_100_000_000 }]);
  });

  it('names the types that there are when asked for another', () => {
    const ask = () => inspectFile('go/goroutine.pprof', { type: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds' });
    expect(ask).toThrow(InspectError);
    expect(ask).toThrow(
      'There is no profile type process_cpu:cpu:nanoseconds:cpu:nanoseconds in this file. It has goroutines:goroutine:count:goroutine:count.'
    );
  });
});

describe('folded stacks', () => {
  it.each([
    ['py-spy/rideshare.raw.txt', 123, 9],
    ['py-spy/rideshare-slow.raw.txt', 160, 11],
    ['py-spy/rideshare-nolineno.raw.txt', 135, 6],
    ['py-spy/threads-function.raw.txt', 70, 7],
    ['py-spy/attach-threads.raw.txt', 132, 7],
    ['py-spy/attach-idle.raw.txt', 153, 9],
    ['perf/work.perf.folded', 492_462_250, 3],
    ['gperftools/gperftools.collapsed', 47, 3],
    ['heaptrack/heaptrack-folded.txt', 8, 3],
    ['traps/folded-utf16le-bom.txt', 123, 9],
    ['traps/folded-utf16be-bom.txt', 123, 9],
    ['traps/folded-utf8bom-crlf-comments.txt', 123, 9],
    ['traps/folded-empty-stack.txt', 124, 10],
    ['traps/folded-odd-names.txt', 3 + 2.5 + 4 - 2 + 6, 5],
  ])('%s: %d in %i stacks', (file, total, stackCount) => {
    const inspection = inspectFile(file);
    expect(inspection).toMatchObject({ format: 'folded', timeRange: null, stackCount, labels: {}, notices: [] });
    expect(inspection.sampleTypes).toEqual([{ id: 'samples:samples:count::', unit: 'count', total }]);
  });

  it('of the ride script: order_car first, the checks as a third of them', () => {
    const { total } = inspectFile('py-spy/rideshare.raw.txt', ALL).functions;
    const names = ['order_car', 'order_scooter', 'order_bike', 'check_driver_availability'];
    expect(names.map((name) => valueOf(total, name))).toEqual([73, 33, 16, 33]);
  });

  it('of the slow ride script: the lock in 125 of 160 samples, one without a stack', () => {
    const { self, total } = inspectFile('py-spy/rideshare-slow.raw.txt', ALL).functions;
    expect(valueOf(total, 'mutex_lock')).toBe(125);
    expect(self.reduce((sum, { value }) => sum + value, 0)).toBe(159);
  });

  it('of both together: two counts are two types', () => {
    const inspection = inspectFile('difffolded/diff.folded', ALL);
    expect(totalsOf(inspection)).toEqual({ 'samples:baseline:count::': 123, 'samples:comparison:count::': 160 });
    expect(inspection.functions.type).toBe('samples:comparison:count::');
    expect(valueOf(inspection.functions.total, 'mutex_lock')).toBe(125);
  });

  it('with odd names and numbers', () => {
    const { self } = inspectFile('traps/folded-odd-names.txt', ALL).functions;
    expect(self).toEqual([
      { name: 'trailing', value: 6 },
      { name: 'x y', value: 4 },
      { name: ' 8]>::bar', value: 3 },
      { name: 'operator new(unsigned long)', value: 2.5 },
      { name: 'neg', value: -2 },
    ]);
  });

  it('in folders: 90 files with 53,000 samples, 38,000 of them in order_car', () => {
    const root = 'testdata/rideshare-hive';
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.folded'));
    const inspections = files.map((name) => inspect(readFileSync(path.join(root, name)), ALL));
    const sum = (value: (inspection: Inspection) => number) =>
      inspections.reduce((total, inspection) => total + value(inspection), 0);
    expect(files).toHaveLength(90);
    expect(sum(({ sampleTypes }) => sampleTypes[0].total)).toBe(53_000);
    expect(sum(({ functions }) => valueOf(functions.total, 'order_car'))).toBe(38_000);
    expect(sum(({ functions }) => valueOf(functions.self, 'mutex_lock'))).toBe(20_000);
  });
});

describe('functions', () => {
  const stacks = (text: string) => inspect(new TextEncoder().encode(text), ALL).functions;

  it('count recursion once, also through another function and another file', () => {
    expect(stacks('even;odd;even;odd 3\nfib (a.py:1);fib (b.py:1) 2\n').total).toEqual([
      { name: 'even', value: 3 },
      { name: 'odd', value: 3 },
      { name: 'fib', value: 2 },
    ]);
  });

  it('of one name are one, whatever their file', () => {
    expect(stacks('run (a.py:1) 3\nrun (b.py:2) 4\nrun 5\n').self).toEqual([{ name: 'run', value: 12 }]);
  });

  it('are as many as asked for, the largest first, then by name', () => {
    const { self } = inspect(new TextEncoder().encode('b 1\na 1\nc 5\n'), { top: 2 }).functions;
    expect(self).toEqual([
      { name: 'c', value: 5 },
      { name: 'a', value: 1 },
    ]);
  });
});

describe('files that cannot be read', () => {
  it.each(readdirSync('testdata/bad'))('%s: one sentence', (file) => {
    let caught: unknown;
    try {
      inspectFile(`bad/${file}`);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(DecodeError);
    expect((caught as DecodeError).sentence).toMatch(/^This (\w+ )?file [^\n]+\.$/);
  });
});
