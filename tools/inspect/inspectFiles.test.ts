// More real files with the numbers that they must give, one line each: those that inspect.test.ts does not look at more closely.
import { readFileSync } from 'node:fs';
import { inspect, type InspectOptions } from './inspect';

const inspectFile = (file: string, options?: InspectOptions) => inspect(readFileSync(`testdata/${file}`), options);

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const CPU_SAMPLES = 'process_cpu:samples:count:cpu:nanoseconds';
const SAMPLES = 'samples:samples:count::';
const WALL = 'wall:wall:nanoseconds::';

const FIVE_TYPES = {
  'process_cpu:cpu-time:nanoseconds:cpu:nanoseconds': 5_100_000_000,
  'wall:wall-time:nanoseconds:cpu:nanoseconds': 5_935_000_000,
  'memory:heap-space:bytes:cpu:nanoseconds': 458_752,
  'memory:alloc-space:bytes:cpu:nanoseconds': 1_708_032,
  'memory:alloc-samples:count:cpu:nanoseconds': 30,
};

test.each<[file: string, format: string, stackCount: number, totals: Readonly<Record<string, number>>]>([
  ['synthetic/blackfire-5dim.pprof.zst', 'pprof', 5, FIVE_TYPES],
  ['synthetic/blackfire-5dim.pprof.lz4', 'pprof', 5, FIVE_TYPES],
  ['py-spy/rideshare.svg', 'svg', 9, { [SAMPLES]: 138 }],
  ['py-spy/rideshare-slow.svg', 'svg', 10, { [SAMPLES]: 166 }],
  ['svg/flamegraphpl.svg', 'svg', 9, { [SAMPLES]: 123 }],
  ['svg/flamegraphpl-icicle-reverse.svg', 'svg', 9, { [SAMPLES]: 123 }],
  ['svg/flamegraphpl-diff.svg', 'svg', 11, { [SAMPLES]: 160 }],
  ['svg/ttl/my-app-20210214T1530.svg', 'svg', 9, { [SAMPLES]: 123 }],
  ['svg/ttl/my-app-20210214T1600.svg', 'svg', 7, { [SAMPLES]: 90 }],
  ['py-spy/rideshare.speedscope.json', 'speedscope', 9, { [CPU]: 1_400_000_000 }],
  ['py-spy/threads.speedscope.json', 'speedscope', 13, { [CPU]: 730_000_000 }],
  [
    'pyinstrument/rideshare.speedscope.json',
    'speedscope',
    7,
    { 'wall:wall:nanoseconds:wall:nanoseconds': 661_294_053 },
  ],
  ['vmprof/rideshare.vmprof', 'vmprof', 4, { [CPU_SAMPLES]: 298, [CPU]: 596_000_000 }],
  ['vmprof/rideshare-lines.vmprof', 'vmprof', 8, { [CPU_SAMPLES]: 321, [CPU]: 642_000_000 }],
  ['vmprof/rideshare-memory.vmprof', 'vmprof', 4, { [CPU_SAMPLES]: 311, [CPU]: 622_000_000 }],
  ['stacksampler/stacksampler.txt', 'stacksampler', 4, { [CPU_SAMPLES]: 82, [CPU]: 410_000_000 }],
  ['austin/austin-py3.8.txt', 'austin', 16, { 'wall:wall:microseconds::': 231_312 }],
  [
    'austin/austin-full.txt',
    'austin',
    13,
    {
      'wall:wall:microseconds::': 226_274,
      'memory:alloc_space:bytes::': 4_412 * 1024,
      'freed_space:freed_space:bytes::': 0,
    },
  ],
  ['import-time/importtime.txt', 'import time', 93, { 'import:import:microseconds::': 22_967 }],
  ['py-spy/dump-1.txt', 'py-spy dump', 4, { 'threads:threads:count::': 4 }],
  ['py-spy/dump-2.txt', 'py-spy dump', 4, { 'threads:threads:count::': 4 }],
  ['py-spy/dump-3.txt', 'py-spy dump', 4, { 'threads:threads:count::': 4 }],
  ['py-spy/dump-locals.txt', 'py-spy dump', 4, { 'threads:threads:count::': 4 }],
  ['cprofile/one-1.prof', 'pstats', 5, { [WALL]: 25_010_141 }],
  ['cprofile/one-2.prof', 'pstats', 5, { [WALL]: 25_021_900 }],
  ['cprofile/one-3.prof', 'pstats', 8, { [WALL]: 37_630_867 }],
  ['werkzeug/GET.car.31ms.1795215697.prof', 'pstats', 406, { [WALL]: 30_521_832 }],
  ['werkzeug/GET.api.scooter.15ms.1795215697.prof', 'pstats', 403, { [WALL]: 15_390_324 }],
  ['werkzeug/GET.bike.10ms.1795215697.prof', 'pstats', 403, { [WALL]: 10_259_742 }],
  ['werkzeug/GET.bike.11ms.1795215697.prof', 'pstats', 540, { [WALL]: 10_739_398 }],
  ['werkzeug/GET.root.0ms.1795215697.prof', 'pstats', 636, { [WALL]: 437_222 }],
  ['yappi/rideshare-cpu.ystat', 'ystat', 111, { 'process_cpu:cpu:nanoseconds::': 254_989_506 }],
  ['yappi/rideshare-wall.callgrind', 'callgrind', 119, { [WALL]: 424_470_000 }],
  [
    'flamebearer/rides-diff.json',
    'flamebearer',
    4,
    { 'process_cpu:baseline:count:cpu:nanoseconds': 80, 'process_cpu:comparison:count:cpu:nanoseconds': 480 },
  ],
  ['packed/two-frames.zst', 'folded', 947, { [SAMPLES]: 107_213 }],
  ['packed/linked.lz4', 'folded', 947, { [SAMPLES]: 107_213 }],
])('%s: %s, %i stacks', (file, format, stackCount, totals) => {
  const inspection = inspectFile(file);
  expect([inspection.format, inspection.stackCount]).toEqual([format, stackCount]);
  expect(Object.fromEntries(inspection.sampleTypes.map(({ id, total }) => [id, total]))).toEqual(totals);
});

test.each(['yappi/rideshare-cpu.pstat', 'yappi/rideshare-cpu.callgrind'])(
  '%s: CPU time when the user says so, since the file does not',
  (file) => {
    const types = (clock?: 'cpu') => inspectFile(file, { clock }).sampleTypes.map(({ id }) => id);
    expect([types(), types('cpu')]).toEqual([[WALL], ['process_cpu:cpu:nanoseconds::']]);
  }
);
