// One subject per format that is read: which file, and how it grows.
import { generateRawPprof } from '../decode/generatePprof';
import { again, type Growth, grownJson, repeat, repeated, repeatedJson, replaceAt } from './grow';

export interface Subject {
  /** As in `Profile.format`. */
  readonly format: string;
  /** Tells several subjects of a format apart. */
  readonly kind?: string;
  readonly growth: Growth;
  /** What no reader can do without: looking at each byte once, or `JSON.parse` of the text or of its lines. */
  readonly floor: 'bytes' | 'json' | 'json lines';
}

/** A sample has about 80 bytes; the functions come on top. */
const generatedPprof: Growth = {
  files: (bytes) => [
    generateRawPprof({ samples: Math.ceil(bytes / 60), stacks: Math.ceil(bytes / 1000), order: 'shuffled', seed: 1 }),
  ],
};

/** Every line has functions of its own, as stacks with addresses or numbers in their names do: nothing is known already. */
const generatedStacks: Growth = {
  files: (bytes) => [
    Buffer.from(
      Array.from(
        { length: Math.ceil(bytes / 32) },
        (_, line) => `main;request_${line};handler_${line} (app.py:${line}) 1\n`
      ).join('')
    ),
  ],
};

/** Calls of py-spy, each copy later than the one before. */
const laterCalls: Growth = grownJson('py-spy/rideshare.chrometrace.json', (value, times) => {
  const events = value as ReadonlyArray<{ readonly ts: number }>;
  const length = 1 + events.reduce((last, { ts }) => Math.max(last, ts), 0);
  return Array.from({ length: times }, (_, copy) =>
    events.map((event) => ({ ...event, ts: event.ts + copy * length }))
  ).flat();
});

/** Samples of Firefox, each copy later than the one before. */
const firefox: Growth = grownJson('firefox/rides.firefox-processed.json', (value, times) => {
  replaceAt(value, ['threads', '0', 'samples', 'stack'], (column) => repeat(column, times));
  replaceAt(value, ['threads', '0', 'samples', 'time'], (column) => {
    const moments = column as readonly number[];
    const length = 10 + Math.max(...moments);
    return Array.from({ length: times }, (_, copy) => moments.map((moment) => moment + copy * length)).flat();
  });
  replaceAt(value, ['threads', '0', 'samples', 'length'], (length) => Number(length) * times);
  return value;
});

export const subjects: readonly Subject[] = [
  { format: 'pprof', growth: generatedPprof, floor: 'bytes' },
  { format: 'svg', growth: again('py-spy/rideshare.svg'), floor: 'bytes' },
  {
    format: 'speedscope',
    growth: repeatedJson('py-spy/rideshare.speedscope.json', 'profiles.0.samples', 'profiles.0.weights'),
    floor: 'json',
  },
  { format: 'pstats', growth: again('werkzeug/GET.root.0ms.1795215697.prof'), floor: 'bytes' },
  {
    format: 'pyinstrument',
    growth: repeatedJson('pyinstrument/rideshare.pyisession.gz', 'frame_records'),
    floor: 'json',
  },
  { format: 'Python sampling', growth: again('python-sampling/rides-flamegraph.html'), floor: 'bytes' },
  { format: 'py-spy dump', kind: 'JSON', growth: repeatedList('py-spy/dump-1.json'), floor: 'json' },
  { format: 'py-spy dump', kind: 'text', growth: repeated('py-spy/dump-1.txt', 4), floor: 'bytes' },
  { format: 'import time', growth: repeated('import-time/importtime.txt', 1), floor: 'bytes' },
  { format: 'stacksampler', growth: repeated('stacksampler/stacksampler.txt', 2), floor: 'bytes' },
  { format: 'austin', growth: repeated('austin/austin-py3.8.txt'), floor: 'bytes' },
  { format: 'pyflame flamechart', growth: again('pyflame/rides-flamechart.txt'), floor: 'bytes' },
  { format: 'folded', growth: repeated('py-spy/rideshare.raw.txt'), floor: 'bytes' },
  { format: 'folded', kind: 'no function twice', growth: generatedStacks, floor: 'bytes' },
  { format: 'vmprof', growth: again('vmprof/rideshare-lines.vmprof'), floor: 'bytes' },
  { format: 'lprof', growth: again('line_profiler/lp.py.lprof'), floor: 'bytes' },
  { format: 'tracemalloc', growth: again('tracemalloc/snapshot.pickle'), floor: 'bytes' },
  { format: 'ystat', growth: again('yappi/rideshare-cpu.ystat'), floor: 'bytes' },
  { format: 'OTLP', kind: 'protocol buffers', growth: again('otlp/otlp-profiles.pb'), floor: 'bytes' },
  { format: 'OTLP', kind: 'lines of JSON', growth: repeated('otlp/otlp-profiles.jsonl'), floor: 'json lines' },
  { format: 'JFR', growth: repeated('jfr/work.jfr'), floor: 'bytes' },
  {
    format: 'JFR JSON',
    growth: repeatedJson('jfr/work.execution-samples.json', 'recording.events'),
    floor: 'json',
  },
  { format: 'DHAT', growth: repeatedJson('dhat/dhat.out.work', 'pps'), floor: 'json' },
  { format: 'gprof2dot', growth: repeatedJson('gprof2dot/rides.gprof2dot.json', 'events'), floor: 'json' },
  { format: 'cpuprofile', growth: repeatedJson('node/work.cpuprofile', 'samples', 'timeDeltas'), floor: 'json' },
  { format: 'heapprofile', growth: repeatedJson('node/work.heapprofile', 'head.children', 'samples'), floor: 'json' },
  { format: 'V8 log', growth: repeatedJson('node/work.v8log.json', 'ticks'), floor: 'json' },
  { format: 'trace events', growth: laterCalls, floor: 'json' },
  { format: 'Firefox profile', growth: firefox, floor: 'json' },
  { format: 'flamebearer', growth: again('flamebearer/rides.json'), floor: 'json' },
  { format: 'JSON tree', growth: repeatedJson('json-tree/rides.json', 'children'), floor: 'json' },
  { format: 'massif', growth: again('massif/massif.out.work'), floor: 'bytes' },
  { format: 'Go text', growth: repeated('go-text/goroutines.txt'), floor: 'bytes' },
  { format: 'callgrind', growth: repeated('callgrind/callgrind.out.work'), floor: 'bytes' },
  { format: 'perf script', growth: repeated('perf/work.perf-script.txt'), floor: 'bytes' },
  { format: 'pstats text', growth: repeated('cprofile/rideshare-print_stats.txt'), floor: 'bytes' },
  { format: 'yappi text', growth: repeated('yappi/rideshare-cpu.txt'), floor: 'bytes' },
  { format: 'line_profiler text', growth: repeated('line_profiler/lp.txt'), floor: 'bytes' },
  { format: 'pyinstrument text', growth: again('pyinstrument/rideshare.txt'), floor: 'bytes' },
];

/** A JSON file that is a list. */
function repeatedList(file: string): Growth {
  return grownJson(file, repeat);
}
