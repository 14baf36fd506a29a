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

describe('line_profiler', () => {
  it('lp.py.lprof: line 8 took 4.549706 ms of the 4.615948 ms of work', () => {
    const { sampleTypes, functions } = inspectFile('line_profiler/lp.py.lprof');
    expect(sampleTypes.map(({ id, unit }) => [id, unit])).toEqual([
      ['line:time:nanoseconds::', 'nanoseconds'],
      ['line:hits:count::', 'count'],
    ]);
    const [line, work] = [valueOf(functions.self, 'lp.py:8'), valueOf(functions.total, 'work')];
    expect([line, work, Math.round((1000 * line) / work) / 10]).toEqual([4_549_706, 4_615_948, 98.6]);
    const hits = inspectFile('line_profiler/lp.py.lprof', { type: 'line:hits:count::' });
    expect(valueOf(hits.functions.self, 'lp.py:8')).toBe(3);
  });
});

describe('tracemalloc', () => {
  it('snapshot.pickle: 1,722 blocks, 373,166 bytes', () => {
    expect(totalsOf(inspectFile('tracemalloc/snapshot.pickle'))).toEqual({
      'memory:inuse_objects:count::': 1722,
      'memory:inuse_space:bytes::': 373_166,
    });
  });
});

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

/** The share of the whole that is in a function of the type that is shown first. */
function shareOf(file: string, name: string): number {
  const { sampleTypes, functions } = inspectFile(file, ALL);
  const total = sampleTypes.find(({ id }) => id === functions.type)?.total ?? 0;
  return Math.round((valueOf(functions.total, name) / total) * 10_000) / 10_000;
}

describe("Python's JSON, HTML and text", () => {
  it.each([
    ['pyinstrument/rideshare.pyisession.gz', 'pyinstrument', 662_693_405, 0.5434],
    ['pyinstrument/rideshare.json', 'pyinstrument', 661_029_000, 0.5446],
    ['pyinstrument/rideshare.html', 'pyinstrument', 663_629_000, 0.5425],
    ['pyinstrument/rideshare.txt', 'pyinstrument text', 662_000_000, 0.5438],
    ['cprofile/rideshare-print_stats.txt', 'pstats text', 166_000_000, 0.5422],
    ['traps/docker-log-prefix.txt', 'pstats text', 166_000_000, 0.5422],
    ['yappi/rideshare-cpu.txt', 'yappi text', 254_990_000, 0.5397],
  ])('%s: %s of %d ns, order_car a share of %d', (file, format, total, share) => {
    const { format: found, functions, sampleTypes } = inspectFile(file, ALL);
    expect(found).toBe(format);
    expect(sampleTypes.find(({ id }) => id === functions.type)?.total).toBe(total);
    expect(shareOf(file, 'order_car')).toBe(share);
  });

  it('pyinstrument/rideshare.pyisession.gz: 662 samples', () => {
    expect(totalsOf(inspectFile('pyinstrument/rideshare.pyisession.gz'))['wall:samples:count:wall:nanoseconds']).toBe(
      662
    );
  });

  it.each([1, 2, 3])('py-spy/dump-%i.json: 4 threads', (number) => {
    const { format, sampleTypes, labels } = inspectFile(`py-spy/dump-${number}.json`);
    expect([format, sampleTypes[0].total]).toEqual(['py-spy dump', 4]);
    expect(labels.thread).toEqual(['MainThread', 'idle-worker', 'order_bike', 'order_car']);
  });

  it.each([
    ['flamebearer/rides.json', 'flamebearer', 'process_cpu:samples:count:cpu:nanoseconds', 480],
    ['flamebearer/rides.json', 'flamebearer', 'process_cpu:cpu:nanoseconds:cpu:nanoseconds', 4_800_000_000],
    ['json-tree/rides.json', 'JSON tree', 'samples:samples:count::', 480],
    ['pyflame/rides.txt', 'folded', 'samples:samples:count::', 487],
    ['pyflame/rides-flamechart.txt', 'pyflame flamechart', 'wall:samples:count:wall:nanoseconds', 20],
    ['pyflame/rides-flamechart.txt', 'pyflame flamechart', 'wall:wall:nanoseconds:wall:nanoseconds', 200_000_000],
    ['python-sampling/rides-collapsed.txt', 'folded', 'samples:samples:count::', 480],
    ['python-sampling/rides-flamegraph.html', 'Python sampling', 'samples:samples:count::', 480],
    ['line_profiler/lp.txt', 'line_profiler text', 'line:time:nanoseconds::', 9_403_300],
  ])('%s: %s, %s %d', (file, format, type, total) => {
    const inspection = inspectFile(file);
    expect(inspection.format).toBe(format);
    expect(totalsOf(inspection)[type]).toBe(total);
  });
});

describe('native programs and JavaScript', () => {
  it.each([
    ['perf/work.perf-script.txt', 'perf script', { 'process_cpu:cpu:nanoseconds:cpu:nanoseconds': 492_462_250 }],
    ['perf/work.perf-script-header.txt', 'perf script', { 'process_cpu:cpu:nanoseconds:cpu:nanoseconds': 492_462_250 }],
    [
      'node/work.cpuprofile',
      'cpuprofile',
      {
        'process_cpu:samples:count:cpu:nanoseconds': 613,
        // One of the samples is idle.
        'process_cpu:cpu:nanoseconds:cpu:nanoseconds': 785_738_000,
        'wall:wall:nanoseconds:cpu:nanoseconds': 787_953_000,
      },
    ],
    [
      'node/work.heapprofile',
      'heapprofile',
      { 'memory:samples:count:space:bytes': 1, 'memory:inuse_space:bytes:space:bytes': 65_600 },
    ],
    [
      'node/work.v8log.json',
      'V8 log',
      {
        'process_cpu:samples:count:cpu:nanoseconds': 549,
        'process_cpu:cpu:nanoseconds:cpu:nanoseconds': 744_760_000,
      },
    ],
    [
      'py-spy/rideshare.chrometrace.json',
      'trace events',
      { 'process_cpu:cpu:nanoseconds:cpu:nanoseconds': 1_347_046_000 },
    ],
    [
      'trace-events/rides.trace-unclosed.json',
      'trace events',
      { 'wall:wall:nanoseconds:wall:nanoseconds': 4_800_000_000 },
    ],
    [
      'firefox/rides.firefox-processed.json',
      'Firefox profile',
      { 'wall:samples:count:wall:nanoseconds': 480, 'wall:wall:nanoseconds:wall:nanoseconds': 4_800_000_000 },
    ],
  ])('%s', (file, format, totals) => {
    const inspection = inspectFile(file);
    expect([inspection.format, totalsOf(inspection)]).toEqual([format, totals]);
  });

  it('order_car as in the other recordings of the ride script', () => {
    const { total } = inspectFile('py-spy/rideshare.chrometrace.json', ALL).functions;
    expect(valueOf(total, 'order_car') / valueOf(total, 'main')).toBeCloseTo(0.5366, 4);
  });
});

describe('OpenTelemetry, Java and native heaps', () => {
  const FIVE_TYPES = {
    'process_cpu:cpu-time:nanoseconds:cpu:nanoseconds': 5_100_000_000,
    'wall:wall-time:nanoseconds:cpu:nanoseconds': 5_935_000_000,
    'memory:heap-space:bytes:cpu:nanoseconds': 458_752,
    'memory:alloc-space:bytes:cpu:nanoseconds': 1_708_032,
    'memory:alloc-samples:count:cpu:nanoseconds': 30,
  };

  it.each(['json', 'jsonl', 'pb'])('otlp-profiles.%s: the five types of the same data in pprof', (extension) => {
    const inspection = inspectFile(`otlp/otlp-profiles.${extension}`);
    expect(inspection).toMatchObject({ format: 'OTLP', stackCount: 5, notices: [] });
    expect(totalsOf(inspection)).toEqual(FIVE_TYPES);
    expect(inspection.labels).toEqual({
      region: ['ap-south', 'eu-north', 'us-east'],
      service_name: ['ride-sharing-app'],
      vehicle: ['bike', 'car', 'scooter'],
    });
    expect(inspection.timeRange).toEqual({ from: 1_763_676_000_000, to: 1_763_676_045_000 });
  });

  it('work.jfr: 22 samples, all in spin, and 36 allocations', () => {
    const inspection = inspectFile('jfr/work.jfr');
    expect(totalsOf(inspection)).toEqual({
      'process_cpu:cpu-samples:count::': 22,
      'memory:alloc_sample_objects:count::': 36,
      'memory:alloc_sample_bytes:bytes::': 27_960_024,
    });
    expect(inspection.functions.self).toEqual([{ name: 'Work.spin', value: 22 }]);
    expect(totalsOf(inspectFile('jfr/work.execution-samples.json'))).toEqual({ 'process_cpu:cpu-samples:count::': 22 });
  });

  it('dhat.out.work: 19,384 bytes in all, 16,384 at the peak as massif counts them', () => {
    const inspection = inspectFile('dhat/dhat.out.work');
    expect(inspection.functions.type).toBe('memory:alloc_space:bytes::');
    expect(totalsOf(inspection)).toMatchObject({
      'memory:alloc_space:bytes::': 19_384,
      'memory:inuse_peak_space:bytes::': 16_384,
    });
    expect(totalsOf(inspectFile('massif/massif.out.work'))).toEqual({ 'memory:inuse_peak_space:bytes::': 16_384 });
  });

  it.each([
    ['goroutines.txt', { 'goroutines:goroutine:count:goroutine:count': 4 }],
    ['goroutine.txt', { 'goroutines:goroutine:count:goroutine:count': 1 }],
    ['goroutine.debug1.txt', { 'goroutines:goroutine:count:goroutine:count': 4 }],
    ['threadcreate.debug1.txt', { 'threadcreate:threadcreate:count:threadcreate:count': 4 }],
    [
      'mutex.debug1.txt',
      { 'mutex:contentions:count:contentions:count': 10, 'mutex:delay:nanoseconds:contentions:count': 226_591_195 },
    ],
    [
      'cpu.raw.txt',
      {
        'process_cpu:samples:count:cpu:nanoseconds': 119,
        'process_cpu:cpu:nanoseconds:cpu:nanoseconds': 1_190_000_000,
      },
    ],
  ])("Go's %s", (name, totals) => {
    const inspection = inspectFile(`go-text/${name}`);
    expect(inspection.format).toBe('Go text');
    expect(totalsOf(inspection)).toEqual(totals);
  });
});

describe('call graphs', () => {
  it.each([
    ['cprofile/rideshare.prof', 828_506_557, 'spin', 471_908_097],
    ['cprofile/output.txt', 828_506_557, 'order_bike', 5_078],
    ['cprofile/rideshare-slow.prof', 3_826_637_164, 'order_car', 5_028],
    ['cprofile/rideshare-py2.7.prof', 55_893_000, 'order_car', 0],
    ['cprofile/rideshare-py3.6.prof', 56_029_000, 'order_car', 2_000],
    ['cprofile/rideshare-py3.13.prof', 57_724_025, 'order_car', 1_211],
    ['cprofile/rideshare-pureprofile.prof', 25_013_399, 'order_car', 1_873],
    ['cprofile/merged-1-2-3.prof', 87_662_908, 'order_car', 1_312],
    ['yappi/rideshare-cpu.pstat', 254_989_506, 'order_car', 9_745],
    ['yappi/rideshare-wall.pstat', 424_475_000, 'order_car', 8_000],
    ['yappi/rideshare-cpu.callgrind', 254_959_000, 'order_car', 9_000],
    ['hotshot/rideshare-from-hotshot.pstats', 22_890_000, 'order_car', 1000],
    ['pyinstrument/rideshare.pstats', 661_023_138, 'order_car', 0],
    ['callgrind/rideshare.pyprof2calltree.callgrind', 828_506_557, 'spin', 471_908_097],
    ['callgrind/callgrind.out.work', 3_500_985, 'spin', 3_360_090],
    ['callgrind/callgrind.out.work-recs', 3_500_985, 'spin', 3_360_090],
    ['callgrind/callgrind.out.work-uncompressed', 3_500_987, 'spin', 3_360_090],
    ['callgrind/gperftools.callgrind', 47, 'spin', 47],
    ['werkzeug/GET.car.30ms.1795215697.prof', 30_416_095, 'order_car', 2_143],
  ])('%s: %d in all, %s %d by itself', (file, total, name, self) => {
    const inspection = inspectFile(file, ALL);
    expect(inspection.approximate).toBe(true);
    expect(inspection.sampleTypes[0].total).toBe(total);
    expect(valueOf(inspection.functions.self, name)).toBe(self);
  });

  it('order_car is half of the time, as in the files that have stacks', () => {
    expect(shareOf('cprofile/rideshare.prof', 'order_car')).toBe(0.5433);
    expect(shareOf('yappi/rideshare-cpu.pstat', 'order_car')).toBe(0.5397);
    expect(shareOf('yappi/rideshare-wall.pstat', 'order_car')).toBe(0.4288);
    expect(shareOf('yappi/rideshare-cpu.callgrind', 'order_car')).toBe(0.5398);
  });

  it('gprof2dot/rides.gprof2dot.json: 480 samples with their stacks', () => {
    const inspection = inspectFile('gprof2dot/rides.gprof2dot.json', ALL);
    expect(inspection).toMatchObject({ format: 'gprof2dot', approximate: false, stackCount: 4 });
    expect(totalsOf(inspection)).toEqual({ 'samples:samples:count::': 480 });
  });

  it('gprof2dot/memray.gprof2dot.json: 1,364,240 bytes, as memray says itself', () => {
    expect(totalsOf(inspectFile('gprof2dot/memray.gprof2dot.json'))).toMatchObject({
      'memory:memory:bytes::': 1_364_240,
    });
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

test('recorded functions of one name are listed by their files, so that none has more than there is', () => {
  const calls = 'events: Ir\nfl=a.c\nfn=init\n1 10\ncfi=b.c\ncfn=init\ncalls=1 1\n1 90\nfl=b.c\nfn=init\n1 90\n';
  expect(inspect(Buffer.from(calls)).functions).toMatchObject({
    self: [
      { name: 'init [b.c]', value: 90 },
      { name: 'init [a.c]', value: 10 },
    ],
    total: [
      { name: 'init [a.c]', value: 100 },
      { name: 'init [b.c]', value: 90 },
    ],
  });
});
