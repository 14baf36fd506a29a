// No recording of Firefox itself was at hand: the shapes are those that its profiler documents, and that Python 3.15 writes.
import { readFileSync } from 'node:fs';
import { checkProfile } from '../../profile/checkProfile';
import { type Profile } from '../../profile/profile';
import { profileTypesOf } from '../../profile/profileType';
import { buildCallTree } from '../../tree/buildCallTree';
import { treeToText } from '../../tree/treeText';
import { decodeProfile } from '../decodeProfile';

function decode(content: unknown): Profile {
  const bytes = content instanceof Uint8Array ? content : new TextEncoder().encode(JSON.stringify(content));
  const profile = decodeProfile(bytes);
  expect(profile.format).toBe('Firefox profile');
  expect(checkProfile(profile)).toEqual([]);
  return profile;
}

const treeOf = (profile: Profile, type = 0) => treeToText(buildCallTree(profile, type));
const START = Date.UTC(2026, 10, 20);
const meta = (details: object = {}) => ({ interval: 10, startTime: START, preprocessedProfileVersion: 50, ...details });

/** main and work, which main calls, at lines 3 and 7 of a.js. */
const STRINGS = ['main', 'work', 'a.js'];
const stackTable = { length: 2, frame: [0, 1], prefix: [null, 0] };
const frameTable = { length: 2, func: [0, 1], line: [3, 7], inlineDepth: [0, 1] };
const funcTable = { length: 2, name: [0, 1], fileName: [2, 2], lineNumber: [1, 6], resource: [-1, -1] };
const samples = (details: object = {}) => ({ length: 3, stack: [0, 1, null], time: [5, 15, 25], ...details });
const thread = (details: object = {}) => ({ name: 'main', pid: '7', tid: 8, samples: samples(), ...details });
const treeWithFiles = [
  '- total (total: 3, self: 1)',
  '  - main [a.js] (total: 2, self: 1)',
  '    - work [a.js] (total: 1, self: 1)',
].join('\n');

it('a processed profile of version 50 has its samples, their time, and the time of day', () => {
  const profile = decode(readFileSync('testdata/firefox/rides.firefox-processed.json'));
  expect(profileTypesOf(profile).map(({ id }) => id)).toEqual([
    'wall:samples:count:wall:nanoseconds',
    'wall:wall:nanoseconds:wall:nanoseconds',
  ]);
  expect([0, 1].map((type) => buildCallTree(profile, type).total[0])).toEqual([480, 4_800_000_000]);
  expect(profile.timeRange).toEqual({ fromMs: 1_763_676_000_000, toMs: 1_763_676_004_790 });
  expect(profile.samples.startNs?.slice(0, 3)).toEqual(Float64Array.of(0, 10_000_000, 20_000_000));
});

describe('tables', () => {
  const generations: ReadonlyArray<readonly [string, object]> = [
    [
      'with their own strings per thread, up to version 55',
      { meta: meta(), threads: [thread({ stackTable, frameTable, funcTable, stringArray: STRINGS })] },
    ],
    [
      'with strings for all threads, from version 56 and of Python',
      { meta: meta(), threads: [thread({ stackTable, frameTable, funcTable })], shared: { stringArray: STRINGS } },
    ],
    [
      'for all threads, from version 60',
      {
        meta: meta(),
        threads: [thread()],
        shared: {
          stackTable,
          frameTable,
          funcTable: { ...funcTable, fileName: undefined, source: [0, 0] },
          sources: { length: 1, filename: [2] },
          stringArray: STRINGS,
        },
      },
    ],
    [
      'with distances to callers, from version 66',
      {
        meta: meta(),
        threads: [thread()],
        shared: {
          stackTable: { length: 2, frame: [0, 1], prefixOffset: [0, 1] },
          frameTable,
          funcTable,
          stringArray: STRINGS,
        },
      },
    ],
    [
      'of rows, as the browser writes them',
      {
        meta: { ...meta(), version: 27 },
        threads: [
          thread({
            samples: {
              schema: { stack: 0, time: 1 },
              data: [
                [0, 5],
                [1, 15],
                [null, 25],
              ],
            },
            stackTable: {
              schema: { prefix: 0, frame: 1 },
              data: [
                [null, 0],
                [0, 1],
              ],
            },
            frameTable: {
              schema: { location: 0, line: 4 },
              data: [
                [0, 0, 0, 0, 3],
                [1, 0, 0, 0, 7],
              ],
            },
            stringTable: ['main (a.js:1:4)', 'work (a.js:6)'],
          }),
        ],
      },
    ],
  ];

  it.each(generations)('%s', (_, file) => {
    const profile = decode(file);
    expect(treeOf(profile).trimEnd()).toBe(treeWithFiles);
    expect([profile.frames.line, profile.functions.startLine]).toEqual([Int32Array.of(3, 7), Int32Array.of(1, 6)]);
    expect(profile.samples.values[1]).toEqual(Float64Array.of(10_000_000, 10_000_000, 10_000_000));
    expect(profile.samples.startNs).toEqual(Float64Array.of(0, 10_000_000, 20_000_000));
    expect(profile.timeRange).toEqual({ fromMs: START + 5, toMs: START + 25 });
    expect(profile.labelSets[1]).toEqual([
      { name: 'pid', value: '7' },
      { name: 'thread', value: 'main' },
      { name: 'thread_id', value: '8' },
    ]);
  });

  it('name the binaries of native code', () => {
    const profile = decode({
      meta: meta(),
      libs: [{ name: 'libxul.so', path: '/usr/lib/libxul.so', codeId: 'abc' }],
      threads: [
        thread({
          stackTable,
          frameTable,
          funcTable: { ...funcTable, resource: [0, -1] },
          resourceTable: { length: 1, name: [0], lib: [0] },
          stringArray: STRINGS,
        }),
      ],
    });
    expect(profile.mappings).toEqual([{ fileName: '/usr/lib/libxul.so', buildId: 'abc' }]);
    expect([profile.frames.mappingIndex, profile.frames.inlined]).toEqual([Int32Array.of(0, -1), Uint8Array.of(0, 1)]);
  });
});

describe('samples', () => {
  const decodeSamples = (details: object, ofMeta: object = {}) =>
    decode({
      meta: meta(ofMeta),
      threads: [thread({ samples: samples(details), stackTable, frameTable, funcTable, stringArray: STRINGS })],
    });

  it('may have weights', () => {
    expect(treeOf(decodeSamples({ weight: [2, 3, 0], weightType: 'samples' })).split('\n')[0]).toContain('total: 5');
    const traced = decodeSamples({ weight: [2, 3, 0], weightType: 'tracing-ms' });
    expect([traced.sampleTypes, traced.samples.values[0]]).toEqual([
      [{ name: 'wall', unit: 'nanoseconds' }],
      Float64Array.of(2e6, 3e6, 0),
    ]);
    const allocated = decodeSamples({ weight: [64, -32, 0], weightType: 'bytes' });
    expect([allocated.sampleTypes, allocated.samples.values[0]]).toEqual([
      [{ name: 'space', unit: 'bytes' }],
      Float64Array.of(64, -32, 0),
    ]);
  });

  it('may have CPU time, which is then shown first', () => {
    const profile = decodeSamples({ threadCPUDelta: [null, 4, 5] }, { sampleUnits: { threadCPUDelta: 'µs' } });
    expect(profile.sampleTypes[profile.defaultSampleTypeIndex]).toEqual({ name: 'cpu', unit: 'nanoseconds' });
    expect(profile.samples.values[2]).toEqual(Float64Array.of(0, 4000, 5000));
  });

  it('may have differences of time', () => {
    const { startNs } = decodeSamples({ time: undefined, timeDeltas: [5, 2, 3] }).samples;
    expect(startNs).toEqual(Float64Array.of(0, 2_000_000, 5_000_000));
  });

  it('of Python have no time of day: its start is on another clock', () => {
    expect(decodeSamples({}, { startTime: 1_234_567.8 }).timeRange).toBeUndefined();
  });
});

it('processes that the browser started keep their own clock and names', () => {
  const tables = { stackTable, frameTable, funcTable, stringArray: STRINGS };
  const profile = decode({
    meta: meta(),
    threads: [thread(tables)],
    processes: [
      { meta: meta({ startTime: START + 100 }), threads: [thread({ ...tables, pid: '9', processType: 'tab' })] },
    ],
  });
  expect(profile.labelSets[2]).toContainEqual({ name: 'process', value: 'tab' });
  expect(profile.samples.startNs?.[3]).toBe(100_000_000);
  expect(treeOf(profile).trimEnd()).toBe(
    [
      '- total (total: 6, self: 2)',
      '  - main [a.js] (total: 4, self: 2)',
      '    - work [a.js] (total: 2, self: 2)',
    ].join('\n')
  );
});

it('stacks may be 100,000 deep', () => {
  const length = 100_000;
  const rows = Array.from({ length }, (_, row) => row);
  const deep = { length, frame: rows.map((row) => row % 2), prefix: rows.map((row) => (row === 0 ? null : row - 1)) };
  const profile = decode({
    meta: meta(),
    threads: [
      thread({
        stackTable: deep,
        frameTable,
        funcTable,
        stringArray: STRINGS,
        samples: samples({ stack: [99_999, 0, 0] }),
      }),
    ],
  });
  expect(buildCallTree(profile, 0).total[0]).toBe(3);
});

it('tables that very many threads share are read once', () => {
  const rows = Array.from({ length: 30_000 }, () => 0);
  const threads = rows.map(() => ({ stackTable: { frame: [] }, samples: { stack: [], time: [] } }));
  const last = thread({ stackTable, samples: samples() });
  const shared = { frameTable: { func: rows }, funcTable: { name: rows }, stringArray: STRINGS };
  expect(treeOf(decode({ meta: meta(), threads: [...threads, last], shared }))).toContain('main (total: 2');
});

it.each<[string, object, string]>([
  ['a caller behind its callee', { stackTable: { frame: [0, 1], prefix: [1, null] } }, 'names the caller 1'],
  ['a frame that is not there', { stackTable: { frame: [0, 9], prefix: [null, 0] } }, 'names the frame 9'],
  ['a stack that is not there', { samples: samples({ stack: [7] }) }, 'names the stack 7'],
  [
    'a stack without a frame',
    { stackTable: { frame: [null], prefix: [null] } },
    'has a stack without a frame, number 0',
  ],
])('%s is refused with a sentence', (_, details, message) => {
  const tables = { stackTable, frameTable, funcTable, stringArray: STRINGS };
  expect(() => decode({ meta: meta(), threads: [thread({ ...tables, ...details })] })).toThrow(message);
});
