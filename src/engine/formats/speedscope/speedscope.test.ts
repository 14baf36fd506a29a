import { readFileSync } from 'node:fs';
import { checkProfile } from '../../profile/checkProfile';
import { type Profile } from '../../profile/profile';
import { profileTypesOf } from '../../profile/profileType';
import { labelValues } from '../../profile/labelSets';
import { buildCallTree } from '../../tree/buildCallTree';
import { functionTotals } from '../../tree/functionTotals';
import { treeFromText, treeToText } from '../../tree/treeText';
import { decodeProfile } from '../decodeProfile';

function decode(content: unknown): Profile {
  const bytes = content instanceof Uint8Array ? content : new TextEncoder().encode(JSON.stringify(content));
  const profile = decodeProfile(bytes);
  expect(profile.format).toBe('speedscope');
  expect(checkProfile(profile)).toEqual([]);
  return profile;
}

const frames = ['a', 'b', 'c'].map((name) => ({ name }));
const SCHEMA = 'https://www.speedscope.app/file-format-schema.json';

/** A file as tools write it; profiles are in nanoseconds unless they say otherwise. */
function file(profiles: readonly object[], details: object = {}) {
  return {
    $schema: SCHEMA,
    shared: { frames },
    profiles: profiles.map((profile) => ({ name: '', unit: 'nanoseconds', ...profile })),
    ...details,
  };
}

const sampled = (samples: number[][], weights: number[], details: object = {}) => ({
  type: 'sampled',
  startValue: 0,
  endValue: 100,
  samples,
  weights,
  ...details,
});

/** Events as `O0@3` (opens frame 0 at 3) and `C0@5`. */
const evented = (events: string, details: object = {}) => ({
  type: 'evented',
  startValue: 0,
  endValue: 100,
  events: events.split(' ').map((event) => {
    const [, type, frame, at] = /^([OC])(\d+)@(-?[\d.]+)$/.exec(event) ?? [];
    return { type, frame: Number(frame), at: Number(at) };
  }),
  ...details,
});

const PY_SPY = { exporter: 'py-spy@0.4.3' };

const treeOf = (profile: Profile, type = 0) => treeToText(buildCallTree(profile, type));
const printed = (text: string) => treeToText(treeFromText(text));

test("py-spy's frames of threads and processes at the root are labels, of other writers they are functions", () => {
  const content = (details: object) => ({
    ...file(
      [
        sampled(
          [
            [0, 1, 2],
            [0, 1],
          ],
          [3, 2],
          { name: 'Thread 8 "worker"' }
        ),
      ],
      details
    ),
    shared: { frames: [{ name: 'process 7:"python a.py"' }, { name: 'thread (8): worker' }, { name: 'main' }] },
  });
  const profile = decode(content(PY_SPY));
  expect(treeOf(profile).trimEnd()).toBe('- total (total: 5, self: 2)\n  - main (total: 3, self: 3)');
  expect(Object.fromEntries(labelValues(profile))).toEqual({
    pid: ['7'],
    process: ['python a.py'],
    thread: ['worker'],
    thread_id: ['8'],
  });
  expect(treeOf(decode(content({})))).toContain('thread (8): worker');
});

test("a thread of py-spy without a name in the profile's has the one that its frames say, wherever they first do", () => {
  const profile = decode({
    ...file(
      [
        sampled(
          [
            [0, 2],
            [1, 2],
          ],
          [3, 2],
          { name: 'Thread 8 ""' }
        ),
      ],
      PY_SPY
    ),
    shared: { frames: [{ name: 'thread (8)' }, { name: 'thread (8): MainThread' }, { name: 'main' }] },
  });
  expect(treeOf(profile).trimEnd()).toBe('- total (total: 5, self: —)\n  - main (total: 5, self: 5)');
  expect(Object.fromEntries(labelValues(profile))).toEqual({ thread: ['MainThread'], thread_id: ['8'] });
});

describe('real files', () => {
  const share = (profile: Profile, name: string) => {
    const tree = buildCallTree(profile, profile.defaultSampleTypeIndex);
    const { total } = functionTotals(tree);
    return tree.functions.names.reduce((sum, other, row) => sum + (other === name ? total[row] : 0), 0) / tree.total[0];
  };

  test('py-spy: CPU time of 140 samples, order_car in 55 %', () => {
    const profile = decode(readFileSync('testdata/py-spy/rideshare.speedscope.json'));
    expect(profileTypesOf(profile).map(({ id }) => id)).toEqual(['process_cpu:cpu:nanoseconds:cpu:nanoseconds']);
    expect([profile.samples.length, buildCallTree(profile, 0).total[0]]).toEqual([140, 1_400_000_000]);
    expect(share(profile, 'order_car')).toBeCloseTo(0.55, 12);
    expect(Object.fromEntries(labelValues(profile))).toEqual({ thread: ['MainThread'], thread_id: ['21726'] });
    expect(profile.notices).toEqual([]);
  });

  test('py-spy with threads: each is a label', () => {
    const profile = decode(readFileSync('testdata/py-spy/threads.speedscope.json'));
    expect(Object.fromEntries(labelValues(profile))).toEqual({
      thread: ['MainThread', 'order_bike', 'order_car', 'order_scooter'],
      thread_id: ['21870', '21913', '21914', '21915'],
    });
    expect(profile.samples.length).toBe(7 + 23 + 8 + 35);
  });

  test('pyinstrument: wall-clock time as events, order_car in 54 %', () => {
    const profile = decode(readFileSync('testdata/pyinstrument/rideshare.speedscope.json'));
    expect(profileTypesOf(profile).map(({ id }) => id)).toEqual(['wall:wall:nanoseconds:wall:nanoseconds']);
    expect(buildCallTree(profile, 0).total[0]).toBe(661_294_053);
    expect(share(profile, 'order_car')).toBeCloseTo(0.5444, 4);
    // Its events are a merged tree, not the order of time.
    expect(profile.samples.startNs).toBeUndefined();
    expect([profile.notices, profile.labelSets]).toEqual([[], [[]]]);
  });
});

describe('sampled profiles', () => {
  test('are stacks from the root with a weight', () => {
    const profile = decode(file([sampled([[0, 1], [0], [], [0, 1]], [1, 2, 4, 8])]));
    expect(treeOf(profile)).toBe(printed('total 4\na 2\n  b 9'));
  });

  test('keep files and lines, and lose columns', () => {
    const shared = {
      frames: [
        { name: 'a', file: 'a.py', line: 3, col: 1 },
        { name: 'a', file: 'a.py', line: 3, col: 9 },
        { name: 'a', file: null, line: null },
        { name: 'a', file: 'a.py', line: -1 },
      ],
    };
    const profile = decode({ ...file([sampled([[0], [1], [2], [3]], [1, 1, 1, 1])]), shared });
    expect([profile.functions.length, [...profile.frames.line]]).toEqual([2, [3, 0, 0]]);
  });

  test.each([
    ['seconds', 0.010000001, 10_000_001, 'nanoseconds'],
    ['milliseconds', 1.5, 1_500_000, 'nanoseconds'],
    ['microseconds', 2, 2_000, 'nanoseconds'],
    ['nanoseconds', 2.5, 2.5, 'nanoseconds'],
    ['bytes', 3, 3, 'bytes'],
    ['none', 3, 3, 'count'],
    ['fortnights', 3, 3, 'count'],
  ])('in %s', (unit, weight, value, sampleUnit) => {
    const profile = decode(file([sampled([[0]], [weight], { unit })]));
    expect([profile.sampleTypes[0].unit, profile.samples.values[0][0]]).toEqual([sampleUnit, value]);
  });

  test('of different units are sample types, the active one is shown first', () => {
    const profiles = [
      sampled([[0]], [64], { unit: 'bytes', name: 'space' }),
      sampled([[0, 1]], [2], { unit: 'none', name: 'calls' }),
    ];
    const profile = decode(file(profiles, { activeProfileIndex: 0 }));
    expect(profile.sampleTypes).toEqual([
      { name: 'space', unit: 'bytes' },
      { name: 'samples', unit: 'count' },
    ]);
    expect([treeOf(profile, 0), treeOf(profile, 1)]).toEqual([printed('a 64'), printed('a\n  b 2')]);
    expect([profile.defaultSampleTypeIndex, profile.labelSets]).toEqual([0, [[]]]);
  });

  test('of one unit are threads', () => {
    const profile = decode(file([sampled([[0]], [1], { name: 'main' }), sampled([[1]], [2], { name: 'worker' })]));
    expect(profile.labelSets).toEqual([[], [{ name: 'thread', value: 'main' }], [{ name: 'thread', value: 'worker' }]]);
  });
});

describe('evented profiles', () => {
  test('give what lies between two events to the open stack', () => {
    expect(treeOf(decode(file([evented('O0@0 O1@2 C1@5 C0@6 O0@10 C0@11')])))).toBe(printed('a 4\n  b 3'));
  });

  test('keep when each part of a call began, on the line of time that all threads share', () => {
    const profile = decode(
      file([
        evented('O0@1003 O1@1005 C1@1006 C0@1009', { name: 'main', startValue: 1002 }),
        evented('O2@1000 C2@1004', { name: 'worker', startValue: 1000 }),
      ])
    );
    expect(Array.from(profile.samples.startNs ?? [])).toEqual([3, 5, 6, 0]);
    expect(Array.from(profile.samples.values[0])).toEqual([2, 1, 3, 4]);
  });

  test('beside a sampled one, or of bytes, have no line of time', () => {
    const [bytes, time] = [evented('O0@0 C0@1', { unit: 'bytes' }), evented('O0@0 C0@1')];
    expect(decode(file([bytes])).samples.startNs).toBeUndefined();
    expect(decode(file([time, sampled([[0]], [1])])).samples.startNs).toBeUndefined();
  });

  test('where nothing is open, time is nobody’s', () => {
    expect(treeOf(decode(file([evented('O0@5 C0@6')])))).toBe(printed('a 1'));
  });

  test('whose events go back in time are read as if they stood still, and say so', () => {
    const profile = decode(file([evented('O0@0 O1@5 C1@3 C0@6')]));
    expect(treeOf(profile)).toBe(printed('a 6'));
    expect(profile.notices).toEqual([
      '1 events are earlier than the one before them and were taken as simultaneous with it.',
    ]);
  });

  test('that close what is not on top close all above it, and say so', () => {
    const profile = decode(file([evented('O0@0 O1@1 C0@3 C1@4 O2@5 C2@6')]));
    expect(treeOf(profile)).toBe(printed('a 1\n  b 2\nc 1'));
    expect(profile.notices).toEqual([
      '2 events close a function that is not open, or not the last one that was opened.',
    ]);
  });

  test('that leave calls open end them where the profile ends, and say so', () => {
    const profile = decode(file([evented('O0@0 O1@4', { endValue: 10 })]));
    expect(treeOf(profile)).toBe(printed('a 4\n  b 6'));
    expect(profile.notices).toEqual(['2 calls are never closed and were taken to last to the end.']);
  });

  test('in seconds have whole nanoseconds that add up', () => {
    const profile = decode(file([evented('O0@0 O1@0.1 C1@0.3 C0@0.7', { unit: 'seconds' })]));
    expect(treeOf(profile)).toBe(printed('a 500000000\n  b 200000000'));
  });

  test('may be 100,000 deep', () => {
    const deep = 100_000;
    const events = [
      ...Array.from({ length: deep }, (_, at) => ({ type: 'O', frame: at % 3, at })),
      ...Array.from({ length: deep }, (_, at) => ({ type: 'C', frame: (deep - 1 - at) % 3, at: deep + at })),
    ];
    expect(buildCallTree(decode(file([{ type: 'evented', endValue: 2 * deep, events }])), 0).total[0]).toBe(
      2 * deep - 1
    );
  });
});

test('files are known by their schema, wherever it stands and however it is escaped', () => {
  const { $schema, ...rest } = file([sampled([[0]], [1])]);
  expect(decode({ ...rest, $schema }).samples.length).toBe(1);
  const escaped = JSON.stringify(file([sampled([[0]], [1])])).replaceAll('/', '\\/');
  expect(decode(new TextEncoder().encode(`\n ${escaped}`)).samples.length).toBe(1);
});

test('values above 2^53 are rounded, and it is said', () => {
  expect(decode(file([sampled([[0]], [2 ** 60])])).notices).toEqual([
    '1 values are larger than 2^53 and were rounded.',
  ]);
});

test.each<[string, unknown, string]>([
  ['no frames', { $schema: SCHEMA, profiles: [] }, 'lacks its list of frames or of profiles'],
  ['a nameless frame', { ...file([]), shared: { frames: [{ file: 'a' }] } }, 'has a frame without a name, number 0'],
  ['a profile that is none', { ...file([]), profiles: [null] }, 'has nothing in the place of profile 1'],
  [
    'another type',
    file([{ type: 'graph' }]),
    'has a profile of the type "graph", which is neither sampled nor evented',
  ],
  ['fewer weights', file([sampled([[0]], [])]), 'has not as many weights as samples in profile 1'],
  ['a frame beyond the table', file([sampled([[3]], [1])]), 'names the frame 3 in profile 1, which it does not hold'],
  ['half a frame', file([sampled([[0.5]], [1])]), 'names the frame 0.5 in profile 1, which it does not hold'],
  [
    'a text for a stack',
    file([{ type: 'sampled', samples: ['a'], weights: [1] }]),
    'has a sample without a stack or a weight in profile 1, number 0',
  ],
  ['no events', file([{ type: 'evented' }]), 'has no events in profile 1'],
  [
    'another event',
    file([{ type: 'evented', events: [{ type: 'X', at: 0, frame: 0 }] }]),
    'has an event that neither opens nor closes a function in profile 1, number 0',
  ],
  [
    'too many types of ours',
    file(
      Array.from({ length: 65 }, (_, name) => sampled([], [], { name: String(name) })),
      { exporter: 'flameboard' }
    ),
    'has more than 64 sample types',
  ],
])('a file with %s is refused with a sentence', (_case, content, message) => {
  expect(() => decode(content)).toThrow(message);
});

test('a number too large for a number, and a file that was cut off, are refused', () => {
  const text = JSON.stringify(file([sampled([[0]], [1])]));
  expect(() => decode(new TextEncoder().encode(text.replace('"weights":[1]', '"weights":[1e999]')))).toThrow(
    'has a sample without a stack or a weight in profile 1, number 0'
  );
  expect(() => decode(new TextEncoder().encode(text.slice(0, -1)))).toThrow(
    'is not whole: its JSON ends early or is damaged'
  );
});
