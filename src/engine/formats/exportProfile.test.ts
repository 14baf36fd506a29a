// What is written is read back as the same tree: of profiles, of diffs, and of whatever names they have.
import fc from 'fast-check';
import { diffOf, withCut } from '../diff/diffOf.testHelper';
import { diffTrees } from '../diff/diffTrees';
import { type SampleType } from '../profile/profile';
import { buildCallTree } from '../tree/buildCallTree';
import { type CallTree } from '../tree/callTree';
import { generateTree } from '../tree/generateTree.testHelper';
import { profileFromTree } from '../tree/profileFromTree';
import { profileFromText, treeFromText, treeToText } from '../tree/treeText';
import { decodeProfile } from './decodeProfile';
import { type ExportFormat, exportProfile } from './exportProfile';

const COUNT: SampleType = { name: 'samples', unit: 'count' };
const FORMATS: readonly ExportFormat[] = ['pprof', 'folded', 'speedscope'];

function written(tree: CallTree, format: ExportFormat, sampleType = COUNT): Uint8Array {
  const bytes = exportProfile(profileFromTree(tree, { sampleType }), format, 'a title');
  if (!bytes.ok) {
    throw new Error(bytes.error);
  }
  return bytes.value;
}

const textOf = (tree: CallTree, format: ExportFormat) => new TextDecoder().decode(written(tree, format));

/** The tree that a reader of the file sees, and the sample type's name and unit. */
function readBack(tree: CallTree, format: ExportFormat, sampleType?: SampleType) {
  const profile = decodeProfile(written(tree, format, sampleType));
  return { tree: buildCallTree(profile, 0), sampleType: profile.sampleTypes[0], notices: profile.notices };
}

/** The diff that a reader of the file can make of its two sample types. */
function readBackDiff(tree: CallTree, format: ExportFormat): string {
  const profile = decodeProfile(written(tree, format));
  expect(profile.sampleTypes.map(({ name }) => name)).toEqual(['baseline', 'comparison']);
  expect(profile.defaultSampleTypeIndex).toBe(1);
  const diff = diffTrees(buildCallTree(profile, 0), buildCallTree(profile, 1));
  return diff.ok ? treeToText(diff.value) : diff.error;
}

const anyName = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .map((name) => name.replace(/[\p{Cs}\p{Cc};\u0085\u2028\u2029]/gu, '_'))
  // What folded stacks cannot tell apart from their own syntax, and what the lines of these tests are written in.
  .filter((name) => !/^[#\uFEFF\s]|[\s[\]()]|\d$/u.test(name));
const anyTree = fc
  .array(fc.tuple(fc.array(anyName, { maxLength: 6 }), fc.integer({ min: 1, max: 2 ** 40 })), {
    minLength: 1,
    maxLength: 12,
  })
  .map((samples) => samples.map(([stack, value]) => `${stack.join('; ')} ${value}`).join('\n'))
  .map((text) => buildCallTree(profileFromText(text), 0));

describe.each(FORMATS)('%s', (format) => {
  test('gives back any tree', () => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        const back = readBack(tree, format);
        expect(treeToText(back.tree)).toBe(treeToText(tree));
        expect(back.notices).toEqual([]);
      })
    );
  });

  test('gives back both sides of any diff', () => {
    fc.assert(
      fc.property(anyTree, anyTree, (a, b) => {
        const diff = diffOf(a, b);
        expect(readBackDiff(diff, format)).toBe(treeToText(diff));
      })
    );
  });

  test('keeps files and lines', () => {
    const tree = buildCallTree(profileFromText('main [main.py:7]; work [work.py:12] 5\nmain [main.py:7] 2\nidle 1'), 0);
    const { tree: back } = readBack(tree, format);
    expect(treeToText(back)).toBe(treeToText(tree));
    expect(back.line).toEqual(tree.line);
  });

  test('writes the stacks of an empty tree: none', () => {
    const profile = profileFromTree(treeFromText(''), { sampleType: COUNT });
    const bytes = exportProfile(profile, format, '');
    expect(profile.samples.length).toBe(0);
    expect(bytes.ok).toBe(true);
  });

  test('writes what a store cut off as a function of that name', () => {
    const tree = withCut('main 1\n  other 5');
    expect(treeToText(readBack(tree, format).tree)).toBe(treeToText(tree));
  });

  test('refuses a profile that would grow beyond a tab’s memory with a sentence', () => {
    const deep = generateTree({ nodes: 60_000, depth: 50_000, fanOut: 10 });
    expect(exportProfile(profileFromTree(deep, { sampleType: COUNT }), format, '')).toEqual({
      ok: false,
      error: expect.stringMatching(
        /^Written stack by stack, this profile would have [\d,]+ frames, which is too large for a file\. Focus on a part of it and export that\.$/
      ),
    });
  });
});

test.each([
  ['pprof', { name: 'cpu', unit: 'nanoseconds' }, { name: 'cpu', unit: 'nanoseconds' }],
  ['speedscope', { name: 'cpu', unit: 'nanoseconds' }, { name: 'cpu', unit: 'nanoseconds' }],
  ['speedscope', { name: 'inuse_space', unit: 'bytes' }, { name: 'inuse_space', unit: 'bytes' }],
  ['speedscope', { name: 'contentions', unit: 'contentions' }, { name: 'contentions', unit: 'count' }],
  ['folded', { name: 'cpu', unit: 'nanoseconds' }, COUNT],
] as const)('%s says what was counted, as far as it can', (format, sampleType, expected) => {
  expect(readBack(treeFromText('a 1'), format, sampleType).sampleType).toEqual(expected);
});

test('folded stacks of a diff have two numbers in every line', () => {
  expect(textOf(diffOf('a 1\nb 2', 'a 3'), 'folded')).toBe('a 1 3\nb 2 0\n');
});

test('folded stacks of a profile are those of its default sample type', () => {
  const profile = profileFromText('a 1 2\nb 0 3', [COUNT, { name: 'cpu', unit: 'nanoseconds' }]);
  const bytes = exportProfile(profile, 'folded', '');
  expect(bytes.ok && new TextDecoder().decode(bytes.value)).toBe('a 2\nb 3\n');
});

test('speedscope of a diff has a profile for each side, the comparison shown first', () => {
  expect(JSON.parse(textOf(diffOf('a 1\nb 2', 'a 3'), 'speedscope'))).toEqual({
    $schema: 'https://www.speedscope.app/file-format-schema.json',
    exporter: 'flameboard',
    name: 'a title',
    activeProfileIndex: 1,
    shared: { frames: [{ name: 'a' }, { name: 'b' }] },
    profiles: [
      {
        type: 'sampled',
        name: 'baseline',
        unit: 'none',
        startValue: 0,
        endValue: 3,
        samples: [[0], [1]],
        weights: [1, 2],
      },
      { type: 'sampled', name: 'comparison', unit: 'none', startValue: 0, endValue: 3, samples: [[0]], weights: [3] },
    ],
  });
});

test('names may be anything in formats that can quote them', () => {
  const names = ['a;b', 'quote "', 'back\\slash', 'line\nend', '😀 مرحبا', '__proto__', ''];
  const tree = treeFromText(names.map((_, index) => `f${index} 1`).join('\n'));
  const renamed = {
    ...tree,
    functions: { ...tree.functions, names: tree.functions.names.map((name) => names[Number(name.slice(1))] ?? name) },
  };
  for (const format of ['pprof', 'speedscope'] as const) {
    const back = readBack(renamed, format).tree;
    // pprof's functions without a name get one.
    const expected = names.map((name) => (name === '' && format === 'pprof' ? '[unknown]' : name));
    expect([...back.functions.names].sort()).toEqual(['total', ...expected].sort());
  }
});

test('stacks of nothing but zeros are no folded stacks, and the sentence names the type', () => {
  const profile = profileFromText('main; work 0', [{ name: 'gpu-time', unit: 'nanoseconds' }]);
  expect(exportProfile(profile, 'folded', 'a title')).toEqual({
    ok: false,
    error: 'All values of gpu-time are 0, so there is nothing to write. Choose another profile type.',
  });
});
