import { diffTrees } from '../../engine/diff/diffTrees';
import { chainLength } from '../../engine/transform/collapseChains';
import { transformTree } from '../../engine/transform/transformTree';
import { NO_TRANSFORMS } from '../../engine/transform/treeTransforms';
import { treeFromText } from '../../engine/tree/treeText';
import { profileOfChains, profileOfTree } from './profileModel';
import { matchPosition, nextMatch, runSearch, type SearchResult } from './search';

const profile = profileOfTree(
  treeFromText(`
foo<int, long> 1
  Foo 2
    foo<int, long> 3
bar [a.py] 4
bar [b.py] 5
`)
);
const { names, fileNames } = profile.tree.functions;

function found(result: SearchResult) {
  if (result.kind !== 'matches') {
    return result;
  }
  const functions = names.map((name, index) => `${name}${fileNames[index] && ` ${fileNames[index]}`}`);
  return { functions: functions.filter((_, index) => result.functions.has(index)).sort(), total: result.total };
}

test('text finds parts of names whatever their case; each sample counts once', () => {
  expect(found(runSearch(profile, { kind: 'text', text: 'foo' }))).toEqual({
    functions: ['Foo', 'foo<int, long>'],
    total: 6,
  });
});

test('a picked function is found whole, commas and all, and no other', () => {
  const picked = { name: 'foo<int, long>', fileName: '' };
  expect(found(runSearch(profile, { kind: 'function', function: picked }))).toEqual({
    functions: ['foo<int, long>'],
    total: 6,
  });
});

test('a picked function is told apart by its file', () => {
  const picked = { name: 'bar', fileName: 'b.py' };
  expect(found(runSearch(profile, { kind: 'function', function: picked }))).toEqual({
    functions: ['bar b.py'],
    total: 5,
  });
});

test('nothing is searched for by an empty text', () => {
  expect(runSearch(profile, { kind: 'text', text: '' })).toEqual({ kind: 'none' });
});

test('an invalid expression says so', () => {
  expect(runSearch(profile, { kind: 'text', text: '/(/' })).toEqual({
    kind: 'invalid',
    sentence: expect.stringContaining('The search /(/ is not a regular expression'),
  });
});

function walk(step: 1 | -1, count: number, focusedNode = 0): number[] {
  const result = runSearch(profile, { kind: 'text', text: 'foo' });
  if (result.kind !== 'matches') {
    throw new Error('foo is found');
  }
  const visited: number[] = [];
  for (let node = -1; visited.length < count;) {
    node = nextMatch(profile, result.nodes(), focusedNode, node, step);
    visited.push(node);
  }
  return visited;
}

test('the next match is the next call in drawing order, round at the end', () => {
  const calls = Array.from(profile.tree.functionIndex, (index, node) => ({ node, name: names[index] }));
  const foos = calls.filter(({ name }) => /foo/i.test(name)).map(({ node }) => node);
  expect(foos).toHaveLength(3);
  expect(walk(1, 4)).toEqual([...foos, foos[0]]);
  expect(walk(-1, 4)).toEqual([...foos.reverse(), foos[0]]);
});

test('matches are walked and counted within the focus', () => {
  const result = runSearch(profile, { kind: 'text', text: 'foo' });
  const inner = walk(1, 2)[1];
  expect(new Set(walk(1, 4, inner)).size).toBe(2);
  expect(result.kind === 'matches' && matchPosition(profile, result.nodes(), 0, inner)).toEqual({
    count: 3,
    ordinal: 2,
  });
  expect(result.kind === 'matches' && matchPosition(profile, result.nodes(), inner, -1)).toEqual({
    count: 2,
    ordinal: 0,
  });
});

test('nothing found is walked to nowhere', () => {
  expect(nextMatch(profile, new Int32Array(0), 0, -1, 1)).toBe(-1);
});

test('in a diff the share of the baseline is told too', () => {
  const diff = diffTrees(treeFromText('a 1\nb 3'), treeFromText('a 4\nb 4'));
  if (!diff.ok) {
    throw new Error('the units are the same');
  }
  expect(runSearch(profileOfTree(diff.value), { kind: 'text', text: 'a' })).toMatchObject({
    total: 4,
    baselineTotal: 1,
  });
});

test('what a store cut off is never found: it is no function', () => {
  const tree = treeFromText('main 1\n  another 2\nother 4');
  const cut = profileOfTree({ ...tree, cutFunction: tree.functions.names.indexOf('other') });
  expect(runSearch(cut, { kind: 'text', text: 'other' })).toMatchObject({ functionCount: 1, total: 2 });
  const picked = { name: 'other', fileName: '' };
  expect(runSearch(cut, { kind: 'function', function: picked })).toMatchObject({ functionCount: 0, total: 0 });
});

test('a collapsed chain is a match when any of its functions is, and its functions are counted one by one', () => {
  const collapsed = transformTree(treeFromText('main\n  parse\n    scan\n      hash 4\nidle 1'), {
    ...NO_TRANSFORMS,
    collapseChains: true,
  });
  if (!collapsed.ok || collapsed.value.firstNode === undefined) {
    throw new Error('chains collapse');
  }
  const { tree, unchained, firstNode } = collapsed.value;
  const chained = profileOfChains(profileOfTree(unchained), { tree, firstNode });
  const result = runSearch(chained, { kind: 'text', text: 'scan' });
  expect(result).toMatchObject({ functionCount: 1, total: 4 });
  const nodes = result.kind === 'matches' ? [...result.nodes()] : [];
  expect(nodes.map((row) => chainLength({ firstNode }, row))).toEqual([4]);
});
