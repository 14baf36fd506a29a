// Every decoder on files that were cut off or damaged: the answer is a valid profile or a DecodeError, never anything else.
// Long because every format's small file stands here, in the one list that shows which are tried. They are kept small: a file is decoded
// eight times per byte.
import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { checkProfile } from '../profile/checkProfile';
import { DecodeError } from './decodeError';
import { commonFormats, textFormats } from './commonFormats';
import { decodeProfile } from './decodeProfile';
import { jfrChunk, MORE, samplePools } from './jfr/jfrWriter.testHelper';
import { message, number, packed, pprofFile, sample, varint } from './pprof/pprofWriter.testHelper';
import { rareFormats } from './rareFormats';

const SMALL_LIMIT = 2 ** 22;

const pprof = (name: string) => gunzipSync(readFileSync(`testdata/${name}`));
const subjects: ReadonlyArray<readonly [string, Uint8Array]> = [
  ['pprof with labels', pprof('go/cpu.pprof')],
  ['pprof with five sample types', readFileSync('testdata/synthetic/blackfire-5dim.pprof')],
  ['pprof of blocking', pprof('go/block.pprof')],
  [
    'pprof in an unusual shape',
    pprofFile(
      ['main'],
      sample(number(1, 1), number(2, 5), message(3, number(1, 3), number(3, 7))),
      message(4, number(1, 1))
    ),
  ],
  ['pprof in gzip', readFileSync('testdata/go/mutex.pprof')],
  ['folded stacks', readFileSync('testdata/py-spy/rideshare.raw.txt').subarray(0, 700)],
  ['folded stacks with two counts', readFileSync('testdata/difffolded/diff.folded').subarray(0, 900)],
  ['folded stacks in UTF-16', readFileSync('testdata/traps/folded-utf16be-bom.txt').subarray(0, 600)],
  ['an SVG of py-spy', shortSvg()],
  ['vmprof', shortVmprof()],
  ['a dump of py-spy', readFileSync('testdata/py-spy/dump-1.txt').subarray(0, 700)],
  ['import times', readFileSync('testdata/import-time/importtime.txt').subarray(0, 500)],
  ['stacksampler', readFileSync('testdata/stacksampler/stacksampler.txt').subarray(0, 500)],
  ['austin', readFileSync('testdata/austin/austin-full.txt').subarray(-900)],
  ['speedscope', shortSpeedscope()],
  ['perf script', shortPerfScript()],
  ['a CPU profile of V8', shortCpuprofile()],
  ['a heap profile of V8', readFileSync('testdata/node/work.heapprofile')],
  ['a log of V8', shortV8Log()],
  ['trace events', readFileSync('testdata/trace-events/rides.trace-unclosed.json').subarray(0, 900)],
  ['trace events with stacks of V8', shortTrace()],
  ['a Firefox profile', shortFirefoxProfile()],
  ['line_profiler', readFileSync('testdata/line_profiler/lp.py.lprof')],
  ['tracemalloc', shortTracemalloc()],
  ['yappi in its own format', shortYstat()],
  ['pprof in zstd', readFileSync('testdata/packed/profile-no-checksum.zst')],
  ['pprof in lz4', readFileSync('testdata/packed/profile-no-checksum.lz4')],
  ['a session of pyinstrument', shortPyinstrument()],
  ['a page of pyinstrument', shortPage()],
  ['what pyinstrument prints', readFileSync('testdata/pyinstrument/rideshare.txt').subarray(0, 700)],
  ['a dump of py-spy as JSON', shortDump()],
  ['a flamebearer', readFileSync('testdata/flamebearer/rides-diff.json')],
  ['a JSON tree', readFileSync('testdata/json-tree/rides.json')],
  ['a flamechart of pyflame', readFileSync('testdata/pyflame/rides-flamechart.txt').subarray(0, 500)],
  ["a page of Python's sampling profiler", shortSamplingPage()],
  ['a table of pstats', readFileSync('testdata/traps/docker-log-prefix.txt').subarray(0, 900)],
  ['a table of yappi', readFileSync('testdata/yappi/rideshare-cpu.txt').subarray(0, 500)],
  ['a table of line_profiler', readFileSync('testdata/line_profiler/lp.txt').subarray(0, 700)],
  ['OpenTelemetry profiles', readFileSync('testdata/otlp/events.pb')],
  ['OpenTelemetry profiles in lines of JSON', shortOtlpLines()],
  ['a flight recording', jfrChunk({ pools: samplePools(), events: [[MORE.Execution, [5, 1, 1, 1]]] })],
  ['a printed flight recording', shortPrintedRecording()],
  ['DHAT', shortDhat()],
  ['massif', readFileSync('testdata/massif/massif.out.work').subarray(0, 800)],
  ['a dump of goroutines', readFileSync('testdata/go-text/goroutines.txt').subarray(-500)],
  ['stacks with counts of Go', readFileSync('testdata/go-text/goroutine.debug1.txt')],
  ['raw text of go tool pprof', shortRawText()],
  ['pstats', readFileSync('testdata/cprofile/one-3.prof')],
  ['pstats of Python 2', shortHotshot()],
  ['pstats with code in a name', shortPureProfile()],
  ['callgrind', readFileSync('testdata/callgrind/callgrind.out.work').subarray(0, 800)],
  ['callgrind of yappi', shortYappi()],
  ['gprof2dot', readFileSync('testdata/gprof2dot/rides.gprof2dot.json')],
  ['folded stacks in gzip', gzipSync(readFileSync('testdata/perf/work.perf.folded'))],
];

/** A snapshot with its first three traces. */
function shortTracemalloc(): Uint8Array {
  const snapshot = readFileSync('testdata/tracemalloc/snapshot.pickle');
  const end = snapshot.indexOf(Buffer.from('t\x94(K\x00K7', 'latin1')) + 2;
  return Buffer.concat([snapshot.subarray(0, end), Buffer.from('esb\x8c\x0ftraceback_limitK\x08ub.', 'latin1')]);
}

/** Two samples of a method, with a thread at their root. */
function shortPyinstrument(): Uint8Array {
  const main = ['MainThread\0<thread>\x007', 'main\0a.py\x001\x01l4'];
  const records = [
    [main, 0.25],
    [[...main, 'spin\0a.py\x009\x01l12\x01cFleet'], 0.5],
  ];
  return Buffer.from(JSON.stringify({ start_time: 1.5, duration: 2, min_interval: 0.01, frame_records: records }));
}

/** A tree of two functions and what the first did itself. */
function shortPage(): Uint8Array {
  const self = { identifier: '[self]', time: 0.5, attributes: {}, children: [] };
  const spin = { identifier: 'spin\0a.py\x009', time: 2, attributes: { l9: 2, cFleet: 2 }, children: [] };
  const tree = { identifier: 'main\0a.py\x001', time: 2.5, attributes: { l4: 2.5 }, children: [spin, self] };
  const data = JSON.stringify({ session: { start_time: 1.5 }, frame_tree: tree });
  return Buffer.from(`<html><script>const sessionData = ${data};\npyinstrumentHTMLRenderer.render(x);</script></html>`);
}

/** One thread with two frames. */
function shortDump(): Uint8Array {
  const frame = (name: string) => ({ name, filename: '/srv/a.py', short_filename: 'a.py', line: 7 });
  const frames = [frame('spin'), frame('main')];
  return Buffer.from(
    JSON.stringify([{ pid: 1, thread_id: 7, thread_name: 'm', active: true, owns_gil: true, frames }])
  );
}

function shortSamplingPage(): Uint8Array {
  const leaf = { name: 1, value: 4, funcname: 1, filename: 2, lineno: 9, children: [] };
  const root = {
    name: 0,
    value: 5,
    funcname: 0,
    filename: 2,
    lineno: 1,
    children: [leaf],
    strings: ['a', 'b', 'c.py'],
  };
  return Buffer.from(`<!doctype html>\nconst EMBEDDED_DATA = ${JSON.stringify(root)};\n</html>`);
}

/** Two messages with one sample each. */
function shortOtlpLines(): Uint8Array {
  const dictionary = {
    stringTable: ['', 'cpu', 'main'],
    functionTable: [{}, { nameStrindex: 2 }],
    locationTable: [{}, { lines: [{ functionIndex: 1, line: '3' }] }],
    stackTable: [{}, { locationIndices: [1] }],
  };
  const samples = [{ stackIndex: 1, values: ['7'], timestampsUnixNano: ['1763676000000000000'] }];
  const profiles = [{ sampleType: { typeStrindex: 1 }, samples }];
  const line = JSON.stringify({ resourceProfiles: [{ scopeProfiles: [{ profiles }] }], dictionary });
  return Buffer.from(`${line}\n${line}\n`);
}

/** One wait of one thread. */
function shortPrintedRecording(): Uint8Array {
  const frames = [{ method: { type: { name: 'a/Rides' }, name: 'main' }, lineNumber: 4, type: 'Inlined' }];
  const values = {
    startTime: '2026-11-20T23:03:36.056929600Z',
    duration: 'PT0.02S',
    eventThread: { javaName: 'main', javaThreadId: 1 },
    stackTrace: { truncated: false, frames },
    parkedClass: { name: '[B' },
  };
  return Buffer.from(JSON.stringify({ recording: { events: [{ type: 'jdk.ThreadPark', values }] } }));
}

/** One place of two frames. */
function shortDhat(): Uint8Array {
  const ftbl = ['[root]', '0x48417B4: malloc (in /usr/lib/dhat.so)', '0x10925A: leak (demo.c:10)'];
  const pps = [{ tb: 3000, tbk: 3, gb: 1000, gbk: 1, eb: 0, ebk: 0, fs: [1, 2] }];
  return Buffer.from(JSON.stringify({ dhatFileVersion: 2, mode: 'heap', bklt: true, pps, ftbl }));
}

/** Its first samples and locations. */
function shortRawText(): Uint8Array {
  const lines = readFileSync('testdata/go-text/cpu.raw.txt', 'utf8').split('\n');
  const locations = lines.indexOf('Locations');
  return Buffer.from([...lines.slice(0, 9), ...lines.slice(locations, locations + 13)].join('\n'));
}

/**
 * Two functions as `python3.11 -m profile` writes them: `marshal.dumps({root: (0, 0, 0, 0, {}), ('profile', 0, code):
 * (1, 1, 2e-5, 0.02, {root: 1})})`, where `root` is `('profile', 0, 'profiler')` and `code` is `compile('pass', 'a.py', 'exec')`.
 */
function shortPureProfile(): Uint8Array {
  const lines = [
    'e6kD2gdwcm9maWxl6QAAAADaCHByb2ZpbGVyKQVyAgAAAHICAAAAcgIAAAByAgAAAHswKQNyAQAAAHICAAAA4wAAAAAAAAAA',
    'AAAAAAEAAAAAAAAA8wYAAACXAGQAUwApAU6pAHIGAAAA8wAAAAD6BGEucHn6CDxtb2R1bGU+cgkAAAABAAAAcwoAAADwAwEB',
    'AdgABIAEcgcAAAApBekBAAAAcgoAAADn8WjjiLX49D7nexSuR+F6lD97cgAAAAByCgAAADAw',
  ];
  return Buffer.from(lines.join(''), 'base64');
}

/** Its first three functions, and the end. */
function shortHotshot(): Uint8Array {
  const file = readFileSync('testdata/hotshot/rideshare-from-hotshot.pstats');
  const openers = Array.from(file.keys()).filter((at) => file[at] === 0x7b);
  return Buffer.concat([file.subarray(0, openers[3]), Buffer.from('{00')]);
}

/** A function with its calls, and the names that it needs. */
function shortYappi(): Uint8Array {
  const text = readFileSync('testdata/yappi/rideshare-wall.callgrind', 'utf8');
  const at = text.indexOf('\nfl=(50)\nfn=(50)\n');
  return Buffer.from(`events: Ticks\nfl=(50) a.py\nfn=(50) spin a.py:6\n${text.slice(at, at + 300)}`);
}

/** Statistics of two functions of which one calls the other. */
function shortYstat(): Uint8Array {
  const collection = (name: string, keys: string) => `cyappi\n${name}\n)\x81}X\x08\x00\x00\x00_as_dict}(${keys}usb`;
  const call =
    'cyappi\nYChildFuncStat\n)\x81(K\x00K\x01K\x01K\x02K\x03G?\xe0\x00\x00\x00\x00\x00\x00K\x06\x89K\x08U\x04a.pyK\x09K\x02K\x0aU\x04workuN';
  const half = 'G?\xe0\x00\x00\x00\x00\x00\x00';
  const fields = (name: string, calls: string) =>
    `cyappi\nYFuncStat\n)\x81(K\x00U\x04${name}K\x01U\x04a.pyK\x02K\x03K\x03K\x02K\x04K\x02K\x05\x89` +
    `K\x06${half}K\x07${half}K\x09${collection('YChildFuncStats', calls)}uN`;
  const stats = collection('YFuncStats', fields('main', call) + fields('work', ''));
  return Buffer.from(`\x80\x02${stats}U\x03cpu\x86.`, 'latin1');
}

/** The widest bars of a picture and some of those on top of them, without its style sheet. */
function shortSvg(): Uint8Array {
  const text = readFileSync('testdata/py-spy/rideshare.svg', 'utf8');
  return Buffer.from(`<svg>${text.slice(text.lastIndexOf('<g><title>all'))}`);
}

/** A log with its first two stacks and all names. */
function shortVmprof(): Uint8Array {
  const log = readFileSync('testdata/vmprof/rideshare.vmprof');
  const firstStackAt = log.indexOf('64', log.indexOf('bits')) + 2;
  const stackLength = 65;
  const symbolsAt = log.indexOf('n:<native symbol') - 17;
  return Buffer.concat([log.subarray(0, firstStackAt + 2 * stackLength), log.subarray(symbolsAt)]);
}

/** A sampled and an evented profile over one table of frames. */
function shortSpeedscope(): Uint8Array {
  const events = [
    { type: 'O', frame: 0, at: 0 },
    { type: 'O', frame: 1, at: 0.25 },
    { type: 'C', frame: 1, at: 1.5 },
    { type: 'C', frame: 0, at: 2 },
  ];
  const file = {
    $schema: 'https://www.speedscope.app/file-format-schema.json',
    shared: { frames: [{ name: 'main', file: 'main.py', line: 3 }, { name: 'work' }] },
    profiles: [
      { type: 'sampled', name: 'Thread 7 "main"', unit: 'seconds', samples: [[0], [0, 1]], weights: [0.01, 2] },
      { type: 'evented', name: 'other', unit: 'seconds', startValue: 0, endValue: 2, events },
    ],
  };
  return Buffer.from(JSON.stringify(file));
}

/** A header with the date, and the first two samples. */
function shortPerfScript(): Uint8Array {
  const text = readFileSync('testdata/perf/work.perf-script-header.txt', 'utf8');
  return Buffer.from(
    `${text.slice(0, 60)}\n${text.slice(text.indexOf('work 22814')).split('\n\n', 2).join('\n\n')}\n\n`
  );
}

function callFrame(functionName: string): object {
  return { functionName, url: 'a.js', lineNumber: 2 };
}

function shortCpuprofile(): Uint8Array {
  const nodes = [
    { id: 1, callFrame: callFrame('(root)'), children: [2, 3] },
    { id: 2, callFrame: callFrame('main'), children: [4], positionTicks: [{ line: 3, ticks: 1 }] },
    { id: 3, callFrame: callFrame('(program)') },
    { id: 4, callFrame: callFrame('work'), hitCount: 2 },
  ];
  return Buffer.from(JSON.stringify({ nodes, startTime: 5, samples: [2, 3, 4, 4], timeDeltas: [9, 4, -2, 7] }));
}

function shortV8Log(): Uint8Array {
  const code = [
    { name: 'main a.js:1:2', type: 'JS' },
    { name: '/usr/lib/libc.so.6', type: 'SHARED_LIB' },
  ];
  const ticks = [
    { tm: 5, vm: 1, s: [1, 9, 0, 4] },
    { tm: 3, vm: 6, s: [-1, 7] },
  ];
  return Buffer.from(JSON.stringify({ code, functions: [], ticks }));
}

function shortTrace(): Uint8Array {
  const nodes = [
    { id: 1, callFrame: callFrame('main') },
    { id: 2, parent: 1, callFrame: callFrame('work') },
  ];
  const chunk = { cpuProfile: { nodes, samples: [1, 2] }, timeDeltas: [3, 4], lines: [1, 2] };
  const traceEvents = [
    { ph: 'P', name: 'Profile', id: '0x1', pid: 1, tid: 2, args: { data: { startTime: 3 } } },
    { ph: 'P', name: 'ProfileChunk', id: '0x1', pid: 1, tid: 3, args: { data: chunk } },
  ];
  return Buffer.from(JSON.stringify({ traceEvents, stackFrames: { 1: { name: 'a', parent: 2 } }, samples: [] }));
}

function shortFirefoxProfile(): Uint8Array {
  const shared = {
    stackTable: { frame: [0, 1], prefixOffset: [0, 1] },
    frameTable: { func: [0, 1], line: [3, null] },
    funcTable: { name: [0, 1], source: [0, null], resource: [-1, 0] },
    sources: { filename: [2] },
    resourceTable: { name: [1], lib: [0] },
    stringArray: ['main', 'work', 'a.js'],
  };
  const samples = { stack: [1, 0, null], time: [5, 6, 8], weight: [1, 2, 1], threadCPUDelta: [null, 2, 3] };
  const threads = [{ name: 'main', pid: '1', tid: 2, samples }];
  const meta = { startTime: 1_763_676_000_000, interval: 1, sampleUnits: { threadCPUDelta: 'ns' } };
  return Buffer.from(JSON.stringify({ meta, threads, shared, libs: [{ name: 'libc.so.6' }] }));
}

/** 'profile' or 'DecodeError'; throws for everything else. */
function outcomeOf(bytes: Uint8Array): string {
  let profile;
  try {
    profile = decodeProfile(bytes, { maxInflatedBytes: SMALL_LIMIT });
  } catch (error) {
    if (error instanceof DecodeError && /^This .+\. .+\.$/s.test(error.sentence)) {
      return 'DecodeError';
    }
    throw error;
  }
  // Asked many thousand times: `expect` would take longer than the decoders.
  const faults = checkProfile(profile);
  if (faults.length > 0) {
    throw new Error(faults.join(' '));
  }
  return 'profile';
}

it('every format that is read is among them', () => {
  const tried = new Set(subjects.map(([, bytes]) => decodeProfile(bytes).format));
  const names = [...commonFormats, ...textFormats, ...rareFormats].map(({ name }) => name);
  expect(names.filter((name) => !tried.has(name))).toEqual([]);
});

describe.each(subjects)('%s', (_, bytes) => {
  it('are read when whole', () => {
    expect(outcomeOf(bytes)).toBe('profile');
  });

  it('survive being cut off after every byte', () => {
    const outcomes = Array.from({ length: bytes.length }, (_unused, length) => outcomeOf(bytes.subarray(0, length)));
    expect(outcomes[0]).toBe('DecodeError');
    expect(outcomes).toContain('DecodeError');
  });

  it('survive every single flipped bit', () => {
    const damaged = Uint8Array.from(bytes);
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      damaged[bit >> 3] ^= 1 << (bit & 7);
      outcomeOf(damaged);
      damaged[bit >> 3] ^= 1 << (bit & 7);
    }
    expect(damaged).toEqual(Uint8Array.from(bytes));
  });

  it('survive random damage: bytes changed, cut out and repeated', () => {
    const random = newRandom(bytes.length);
    const outcomes = new Set<string>();
    for (let round = 0; round < 1500; round++) {
      outcomes.add(outcomeOf(mutate(bytes, random)));
    }
    expect(outcomes).toContain('DecodeError');
  });
});

describe('pprof that asks for too much', () => {
  it.each<[string, Uint8Array]>([
    ['a length beyond the file', pprofFile([], [0x12, ...varint(2n ** 63n - 1n)])],
    ['a length of 64 bits', pprofFile([], [0x12, ...varint(-1)])],
    [
      'values for a million types and samples',
      pprofFile([], ...Array.from({ length: 2000 }, () => [...message(1), ...sample()])),
    ],
    ['a string beyond the table', pprofFile([], message(1, number(1, 2n ** 62n)))],
    ['a function id beyond everything', pprofFile([], message(4, number(1, 1), message(4, number(1, -1))))],
  ])('is refused: %s', (_, bytes) => {
    expect(outcomeOf(bytes)).toBe('DecodeError');
  });

  it('reads a stack of 200,000 frames', () => {
    const ids = Array.from({ length: 200_000 }, () => 1);
    expect(outcomeOf(pprofFile([], sample(message(1, ids), packed(2, 1)), message(4, number(1, 1))))).toBe('profile');
  });
});

function mutate(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  let result = Uint8Array.from(bytes);
  for (let change = random(4); change >= 0; change--) {
    const at = random(result.length);
    const length = random(12);
    switch (random(5)) {
      case 0:
        result[at] = random(256);
        break;
      case 1:
        result[at] = [0, 0x7f, 0x80, 0xff][random(4)];
        break;
      case 2:
        result = Uint8Array.from([...result.subarray(0, at), ...result.subarray(at + length)]);
        break;
      case 3:
        result = Uint8Array.from([
          ...result.subarray(0, at),
          ...result.subarray(at, at + length),
          ...result.subarray(at),
        ]);
        break;
      default:
        result = result.slice(0, at);
    }
  }
  return result;
}

/** Whole numbers from 0, the same for the same seed. */
function newRandom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
