import { readFileSync } from 'node:fs';
import { checkProfile } from '../../profile/checkProfile';
import { type Profile } from '../../profile/profile';
import { profileTypesOf } from '../../profile/profileType';
import { buildCallTree } from '../../tree/buildCallTree';
import { functionTotals } from '../../tree/functionTotals';
import { treeFromText, treeToText } from '../../tree/treeText';
import { decodeProfile } from '../decodeProfile';

function decode(content: unknown): Profile {
  const bytes = content instanceof Uint8Array ? content : new TextEncoder().encode(JSON.stringify(content));
  const profile = decodeProfile(bytes);
  expect(profile.format).toBe('cpuprofile');
  expect(checkProfile(profile)).toEqual([]);
  return profile;
}

const treeOf = (profile: Profile, type = profile.defaultSampleTypeIndex) => treeToText(buildCallTree(profile, type));
const printed = (text: string) => treeToText(treeFromText(text));

const node = (id: number, functionName: string, children: readonly number[] = [], details: object = {}) => ({
  id,
  callFrame: { functionName, url: '', lineNumber: -1, columnNumber: -1 },
  children,
  ...details,
});

/** (root) with (idle), (program), (garbage collector) and main, which calls work. */
const NODES = [
  node(1, '(root)', [2, 3, 4, 5]),
  node(2, '(idle)'),
  node(3, '(program)'),
  node(4, '(garbage collector)'),
  node(5, 'main', [6]),
  node(6, 'work'),
];
const file = (samples: readonly number[], timeDeltas: readonly number[], details: object = {}) => ({
  nodes: NODES,
  startTime: 1000,
  endTime: 2000,
  samples,
  timeDeltas,
  ...details,
});

/** Lines of a profile's samples' own functions. */
const linesOf = ({ samples, stacks, frames }: Profile) =>
  Array.from(samples.stackIndex, (stack) => frames.line[stacks.frameIndex[stack]]);

describe('a CPU profile of Node', () => {
  const profile = decode(readFileSync('testdata/node/work.cpuprofile'));

  it('has its samples, the time of its differences, and less of CPU time where it was idle', () => {
    expect(profileTypesOf(profile).map(({ id }) => id)).toEqual([
      'process_cpu:samples:count:cpu:nanoseconds',
      'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
      'wall:wall:nanoseconds:cpu:nanoseconds',
    ]);
    expect([0, 1, 2].map((type) => buildCallTree(profile, type).total[0])).toEqual([613, 785_738_000, 787_953_000]);
    expect(profile.notices).toEqual([]);
  });

  it('finds the hot function, by file and line', () => {
    const tree = buildCallTree(profile, 1);
    const { total } = functionTotals(tree);
    const spin = tree.functions.names.indexOf('spin');
    expect(tree.functions.fileNames[spin]).toBe('file:///srv/node/app.js');
    expect(total[spin] / tree.total[0]).toBeGreaterThan(0.8);
    const row = Array.from(profile.functions.name).findIndex((name) => profile.strings[name] === 'spin');
    expect(profile.functions.startLine[row]).toBe(1);
  });
});

describe('samples', () => {
  it('stand for the time since the one before, and keep when it began', () => {
    const profile = decode(file([5, 6, 6, 5], [10, 20, 40, 80]));
    expect(treeOf(profile)).toBe(printed('main 90000\n  work 60000'));
    expect(Array.from(profile.samples.startNs ?? [])).toEqual([0, 10_000, 30_000, 70_000]);
  });

  it('of V8 itself lie on what ran before, or alone after idling', () => {
    expect(treeOf(decode(file([6, 4, 3, 5, 2, 3], [1, 2, 4, 8, 16, 32])))).toBe(
      printed('main 8000\n  work 1000\n    (garbage collector) 2000\n    (program) 4000\n(program) 32000')
    );
  });

  it('that idle take wall-clock time but no CPU time', () => {
    const profile = decode(file([1, 2, 5], [1, 2, 4]));
    expect(treeOf(profile)).toBe(printed('main 4000'));
    expect(treeOf(profile, 2)).toBe(printed('total 1000\n(idle) 2000\nmain 4000'));
  });

  it('that were written late take their place in time', () => {
    const profile = decode(file([5, 6, 5], [10, 30, -20]));
    expect(treeOf(profile)).toBe(printed('main 20000\n  work 20000'));
    expect(Array.from(profile.samples.startNs ?? [])).toEqual([0, 10_000, 20_000]);
  });

  it('of nodes that are not there are counted', () => {
    const profile = decode(file([5, 99], [1, 2]));
    expect(treeOf(profile)).toBe(printed('main 1000'));
    expect(profile.notices).toEqual(['1 samples name a node that is not in the file and were left out.']);
  });

  it('are at the lines that the file counts', () => {
    const positionTicks = [
      { line: 7, ticks: 2 },
      { line: 9, ticks: 1 },
    ];
    const nodes = [node(1, '(root)', [5]), node(5, 'main', [], { hitCount: 3, positionTicks })];
    const profile = decode({ ...file([5, 5, 5, 5], [1, 1, 1, 1]), nodes });
    expect(linesOf(profile)).toEqual([7, 7, 9, 9]);
    expect(treeOf(profile)).toBe(printed('main 4000'));
  });
});

describe('files without moments', () => {
  it('count hits by line, and say that time is unknown', () => {
    const nodes = [
      node(1, '(root)', [5]),
      node(5, 'main', [6], { hitCount: 2 }),
      node(6, 'work', [], { hitCount: 5, positionTicks: [{ line: 3, ticks: 4 }] }),
    ];
    const profile = decode({ nodes, startTime: 0, endTime: 9 });
    expect(profile.sampleTypes).toEqual([{ name: 'samples', unit: 'count' }]);
    expect(treeOf(profile)).toBe(printed('main 2\n  work 5'));
    expect(linesOf(profile)).toEqual([0, 3, 0]);
    expect(profile.notices).toEqual([
      'The file does not say when samples were taken: they are counted, and their time is unknown.',
    ]);
  });

  it('count samples where they have no hits', () => {
    expect(treeOf(decode({ nodes: NODES, samples: [5, 6, 6, 2] }))).toBe(printed('(idle) 1\nmain 1\n  work 2'));
  });
});

it('reads the nested nodes and the moments of old versions', () => {
  const call = (id: number, functionName: string, children: readonly object[] = []) => ({
    id,
    functionName,
    url: 'a.js',
    lineNumber: 4,
    hitCount: 0,
    children,
  });
  const head = call(1, '(root)', [call(2, 'main', [call(3, 'work')])]);
  const profile = decode({ head, startTime: 7, endTime: 8, samples: [2, 3, 2], timestamps: [500, 520, 550] });
  expect(treeOf(profile).trimEnd()).toBe(
    [
      '- total (total: 50000, self: —)',
      '  - main [a.js] (total: 50000, self: 30000)',
      '    - work [a.js] (total: 20000, self: 20000)',
    ].join('\n')
  );
  expect(Array.from(profile.functions.startLine)).toContain(4);
});

it('may be 100,000 calls deep, with children before or after their callers', () => {
  const nodes = Array.from({ length: 100_000 }, (_, index) =>
    node(index, `f${index % 7}`, index > 0 ? [index - 1] : [])
  );
  expect(buildCallTree(decode({ nodes, samples: [0], timeDeltas: [3] }), 1).total[0]).toBe(3000);
});

it.each<[string, unknown, string]>([
  [
    'nodes that call themselves',
    { ...file([5], [1]), nodes: [node(5, 'a', [6]), node(6, 'b', [5])] },
    'is among its own callers',
  ],
  ['a text for a node', { ...file([5], [1]), nodes: ['main'] }, 'has something else in the place of a node'],
])('%s are refused with a sentence', (_, content, message) => {
  expect(() => decode(content)).toThrow(message);
});

it('a file that was cut off is refused by its name', () => {
  const text = JSON.stringify(file([5], [1]));
  expect(() => decodeProfile(new TextEncoder().encode(text.slice(0, -8)))).toThrow(
    'is not whole: its JSON ends early or is damaged'
  );
});
