import { readFileSync } from 'node:fs';
import { checkProfile } from '../../profile/checkProfile';
import { labelValues } from '../../profile/labelSets';
import { type Profile } from '../../profile/profile';
import { buildCallTree } from '../../tree/buildCallTree';
import { functionTotals } from '../../tree/functionTotals';
import { treeFromText, treeToText } from '../../tree/treeText';
import { decodeProfile } from '../decodeProfile';

function decode(content: unknown): Profile {
  const bytes = content instanceof Uint8Array ? content : new TextEncoder().encode(JSON.stringify(content));
  const profile = decodeProfile(bytes);
  expect(profile.format).toBe('trace events');
  expect(checkProfile(profile)).toEqual([]);
  return profile;
}

const decodeText = (text: string) => decode(new TextEncoder().encode(text));
const treeOf = (profile: Profile, type = profile.defaultSampleTypeIndex) => treeToText(buildCallTree(profile, type));
const printed = (text: string) => treeToText(treeFromText(text));

/** Events as `B a 3` (a begins at 3 µs), `E a 5`, `E 5` (ends whatever is innermost) and `X a 3 2` (a from 3 for 2 µs). */
function events(text: string): readonly object[] {
  return text.split(', ').map((event) => {
    const [, ph, name, ts, dur] = /^([BEX])(?: ([a-z]\w*))? (-?[\d.]+)(?: ([\d.]+))?$/.exec(event) ?? [];
    return { ph, name, ts: Number(ts), pid: 1, tid: 1, ...(dur !== undefined && { dur: Number(dur) }) };
  });
}

describe('real files', () => {
  it('of py-spy: CPU time with files and lines, order_car in 54 %', () => {
    const profile = decode(readFileSync('testdata/py-spy/rideshare.chrometrace.json'));
    const tree = buildCallTree(profile, 0);
    const orderCar = tree.functions.names.indexOf('order_car');
    expect(profile.sampleTypes).toEqual([{ name: 'cpu', unit: 'nanoseconds' }]);
    expect(functionTotals(tree).total[orderCar] / tree.total[0]).toBeCloseTo(0.5366, 4);
    expect(tree.functions.fileNames[orderCar]).toMatch(/rideshare\.py$/);
    expect(Object.fromEntries(labelValues(profile))).toEqual({ pid: ['21771'], thread_id: ['139901481495424'] });
    expect(profile.notices).toEqual([]);
  });

  it("of palanteer's viewer: its times are nanoseconds, whatever the format says, and its list has a comma too many", () => {
    const lines = [
      '{"name": "thread_name", "ph": "M", "cat":"__metadata", "pid": 0, "tid": 1, "args": { "name": "main" }  }',
      '{"name": "work", "cat": "Scope", "ph": "B", "pid": 0, "tid": 1, "ts": 1000000500}',
      '{"name": "work", "cat": "Scope", "ph": "E", "pid": 0, "tid": 1, "ts": 1000003750}',
    ];
    const profile = decodeText(`{ \n"displayTimeUnit": "ns",\n"traceEvents": [\n${lines.join(',\n')},\n\n]\n}\n`);
    expect(treeOf(profile)).toBe(printed('work 3250'));
    expect(Object.fromEntries(labelValues(profile))).toMatchObject({ thread: ['main'] });
    expect(profile.notices).toEqual([]);
  });

  it('of Node: threads by name; what is asynchronous is counted', () => {
    const profile = decode(readFileSync('testdata/node/work.trace.json'));
    expect(treeOf(profile)).toContain('- fs.sync.lstat (total: 9000, self: 9000)');
    expect(Object.fromEntries(labelValues(profile))).toMatchObject({
      process: ['node'],
      thread: ['JavaScriptMainThread'],
    });
    expect(profile.notices).toEqual(['2 asynchronous events belong to no stack and were left out.']);
  });

  it('whose list has no end', () => {
    const profile = decode(readFileSync('testdata/trace-events/rides.trace-unclosed.json'));
    expect(buildCallTree(profile, 0).total[0]).toBe(4_800_000_000);
    expect(profile.notices).toEqual([]);
  });
});

describe('calls', () => {
  it('are what begins and ends, or is whole, nested as they lie in time', () => {
    const profile = decode(events('B a 0, X b 2 4, X c 3 1, E a 9'));
    expect(treeOf(profile)).toBe(printed('a 5000\n  b 3000\n    c 1000'));
    expect(Array.from(profile.samples.startNs ?? [])).toEqual([0, 2000, 3000, 4000, 6000]);
  });

  it('may be written in any order', () => {
    expect(treeOf(decode(events('X c 3 1, E a 9, X b 2 4, B a 0')))).toBe(printed('a 5000\n  b 3000\n    c 1000'));
  });

  it('that begin together: the longer is around the shorter', () => {
    expect(treeOf(decode(events('X b 0 4, X a 0 9')))).toBe(printed('a 5000\n  b 4000'));
    expect(treeOf(decode(events('X b 5 4, X a 0 9')))).toBe(printed('a 5000\n  b 4000'));
  });

  it('of one moment keep the order of the file: the one ends before the next begins', () => {
    const profile = decode(events('B a 0, B b 0, E b 3, B b 3, E b 5, E a 5'));
    expect(treeOf(profile)).toBe(printed('a\n  b 5000'));
    expect(profile.notices).toEqual([]);
  });

  it('that end together may end in any order, and whole ones with them', () => {
    const profile = decode(events('B a 0, B b 1, X c 2 3, E a 5, E b 5'));
    expect(treeOf(profile)).toBe(printed('a 1000\n  b 1000\n    c 3000'));
    expect(profile.notices).toEqual([]);
  });

  it('need not be named where they end', () => {
    expect(treeOf(decode(events('B a 0, B b 1, E 3, E 7')))).toBe(printed('a 5000\n  b 2000'));
  });

  it('of a function that calls itself end one by one', () => {
    expect(treeOf(decode(events('B a 0, B a 1, E a 3, E a 7')))).toBe(printed('a 5000\n  a 2000'));
  });

  it('without a duration take no time', () => {
    expect(treeOf(decode(events('B a 0, X b 2 0, B c 2, E c 2, E a 3')))).toBe(printed('a 3000'));
  });

  it('in fractions of a microsecond are whole nanoseconds that add up', () => {
    expect(treeOf(decode(events('X a 0.1 0.7, X b 0.3 0.2')))).toBe(printed('a 500\n  b 200'));
  });
});

describe('calls that are not well nested', () => {
  it('and never end go on to the end of the trace', () => {
    const profile = decode(events('B a 0, B b 2, X c 4 6'));
    expect(treeOf(profile)).toBe(printed('a 2000\n  b 2000\n    c 6000'));
    expect(profile.notices).toEqual([
      '2 calls have no end of their own and end with the call that they are in, or with the trace.',
    ]);
  });

  it('and end what is not open are left out', () => {
    const profile = decode(events('E b 0, B a 1, E b 2, E a 3, E a 4'));
    expect(treeOf(profile)).toBe(printed('a 2000'));
    expect(profile.notices).toEqual(['3 events end a call that is not open and were left out.']);
  });

  it('and end before what is inside of them, end both', () => {
    const profile = decode(events('B a 0, B b 1, E a 3, B c 4, E c 5'));
    expect(treeOf(profile)).toBe(printed('a 1000\n  b 2000\nc 1000'));
    expect(profile.notices).toEqual([
      '1 calls have no end of their own and end with the call that they are in, or with the trace.',
    ]);
  });

  it('and outlast the call that they are in, are cut', () => {
    const profile = decode(events('X a 0 10, X b 5 10'));
    expect(treeOf(profile)).toBe(printed('a 5000\n  b 5000'));
    expect(profile.notices).toEqual(['1 calls last longer than the call that they are in and were cut at its end.']);
  });
});

describe('files', () => {
  const named = (ph: string, ts: number, pid: number, tid: number) => ({ ph, name: 'a', ts, pid, tid });

  it('keep threads apart, with names that may stand behind their events', () => {
    const name = (kind: string, text: string) => ({ ph: 'M', name: kind, pid: 7, tid: 8, args: { name: text } });
    const profile = decode({
      traceEvents: [
        named('B', 0, 7, 8),
        named('B', 1, 7, 9),
        named('E', 3, 7, 8),
        named('E', 9, 7, 9),
        name('process_name', 'server'),
        name('thread_name', 'main'),
      ],
    });
    expect(profile.labelSets.slice(1)).toEqual([
      [
        { name: 'pid', value: '7' },
        { name: 'process', value: 'server' },
        { name: 'thread', value: 'main' },
        { name: 'thread_id', value: '8' },
      ],
      [
        { name: 'pid', value: '7' },
        { name: 'process', value: 'server' },
        { name: 'thread_id', value: '9' },
      ],
    ]);
    expect([profile.samples.values[0], profile.samples.startNs]).toEqual([
      Float64Array.of(3000, 8000),
      Float64Array.of(0, 1000),
    ]);
  });

  it('that were cut off in an event keep what is whole', () => {
    const profile = decodeText(
      '[{"ph":"B","name":"a","ts":0,"pid":1,"tid":1},\n{"ph":"E","name":"a","ts":4},\n{"ph":"B","na'
    );
    expect(profile.notices).toEqual([
      '1 events cannot be read and were left out.',
      '1 events end a call that is not open and were left out.',
      '1 calls have no end of their own and end with the call that they are in, or with the trace.',
    ]);
    expect(treeOf(profile)).toBe(printed('a 4000'));
  });

  it('may write numbers as texts, and other things among their events', () => {
    const profile = decode({
      traceEvents: [{ ph: 'X', name: 'a', ts: '5', dur: '2', tid: '9' }, null, 3, { ph: 'X' }],
    });
    expect(treeOf(profile)).toBe(printed('a 2000'));
    expect(profile.notices).toEqual(['3 events cannot be read and were left out.']);
  });

  it('name functions, files and lines as viztracer does', () => {
    const { strings, functions, frames } = decode([{ ph: 'X', name: 'work (/srv/a.py:12)', ts: 0, dur: 5 }]);
    expect([strings[functions.name[0]], strings[functions.fileName[0]], frames.line[0]]).toEqual([
      'work',
      '/srv/a.py',
      12,
    ]);
  });

  it('may nest 100,000 calls', () => {
    const deep = Array.from({ length: 100_000 }, (_, ts) => ({ ph: 'B', name: `f${ts % 5}`, ts }));
    expect(buildCallTree(decode(deep), 0).total[0]).toBe(99_999_000);
  });

  it('of almost nothing that can be read are refused', () => {
    expect(() => decodeText(`[{"ph":"M"},${'{a},'.repeat(10_001)}`)).toThrow(
      'has more events that cannot be read than others'
    );
  });

  it('without a list of events are refused', () => {
    expect(() => decode({ traceEvents: {} })).toThrow('has no list of events');
  });
});

describe('stacks of a profiler beside the events', () => {
  const chunk = (name: string, ts: number, data: object) => ({
    ph: 'P',
    name,
    id: '0x1',
    pid: 1,
    tid: 5,
    ts,
    args: { data },
  });
  const node = (id: number, functionName: string, parent?: number) => ({ id, parent, callFrame: { functionName } });

  it('of Chrome have the samples and the time that its chunks add up to', () => {
    const file = readFileSync('testdata/trace-events/chrome.json');
    const profile = decode(file);
    const deltas = Array.from(file.toString().matchAll(/"timeDeltas":\[([^\]]*)\]/g), ([, list]) =>
      list.split(',').map(Number)
    );
    const sum = deltas.flat().reduce((total, delta) => total + delta, 0);
    expect([0, 2].map((type) => buildCallTree(profile, type).total[0])).toEqual([deltas.flat().length, sum * 1000]);
    const tree = buildCallTree(profile, 1);
    const names = ['orderCar', 'orderBike', 'checkDriverAvailability'];
    const { total } = functionTotals(tree);
    expect(names.map((name) => total[tree.functions.names.indexOf(name)])).toEqual([
      51_469_000, 20_476_000, 11_217_000,
    ]);
    expect(Object.fromEntries(labelValues(profile))).toMatchObject({
      process: ['Renderer'],
      thread: ['CrRendererMain'],
    });
    expect(profile.notices).toEqual(['19 events lie beside the stacks of a profiler and were left out.']);
  });

  it('come in chunks from V8, for the thread that they are of', () => {
    const profile = decode({
      traceEvents: [
        { ...chunk('Profile', 90, { startTime: 100 }), tid: 1 },
        chunk('ProfileChunk', 95, {
          cpuProfile: { nodes: [node(1, '(root)'), node(2, 'main', 1)], samples: [2, 2] },
          timeDeltas: [10, 20],
          lines: [3, 4],
        }),
        ...events('B task 0, E task 200'),
        chunk('ProfileChunk', 99, {
          cpuProfile: { nodes: [node(3, 'work', 2)], samples: [3] },
          timeDeltas: [40],
          lines: [9],
        }),
        { ph: 'M', name: 'thread_name', pid: 1, tid: 1, args: { name: 'CrRendererMain' } },
      ],
    });
    expect(treeOf(profile)).toBe(printed('main 30000\n  work 40000'));
    expect(
      Array.from(profile.samples.stackIndex, (stack) => profile.frames.line[profile.stacks.frameIndex[stack]])
    ).toEqual([3, 4, 9]);
    expect(profile.samples.startNs).toEqual(Float64Array.of(0, 10_000, 30_000));
    expect(Object.fromEntries(labelValues(profile))).toMatchObject({ thread: ['CrRendererMain'], thread_id: ['1'] });
    expect(profile.notices).toEqual(['2 events lie beside the stacks of a profiler and were left out.']);
  });

  it('come as frames and samples, each thread on its own', () => {
    const sample = (tid: string, ts: string, sf: number) => ({ cpu: '-1', name: '', ts, pid: 7, tid, weight: '1', sf });
    const profile = decode({
      traceEvents: [{ ph: 'M', name: 'thread_name', pid: 7, tid: '1', ts: '1', args: { name: 'mqt_js' } }],
      samples: [
        sample('1', '100', 1),
        sample('2', '104', 1),
        sample('1', '110', 2),
        sample('1', '130', 1),
        sample('2', '150', 9),
      ],
      stackFrames: {
        1: { name: '[root]', category: 'root' },
        2: { name: 'work(http://localhost/index.js:17:3)', category: 'JavaScript', parent: 1 },
      },
    });
    expect(treeOf(profile).trimEnd()).toBe(
      [
        '- total (total: 30000, self: —)',
        '  - [root] (total: 30000, self: 20000)',
        '    - work [http://localhost/index.js] (total: 10000, self: 10000)',
      ].join('\n')
    );
    expect(buildCallTree(profile, 0).total[0]).toBe(4);
    expect(profile.samples.startNs).toEqual(Float64Array.of(0, 0, 10_000, 4000));
    expect(profile.notices).toEqual(['1 samples name a stack that is not in the file and were left out.']);
  });
});
