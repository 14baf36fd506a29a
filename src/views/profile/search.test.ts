import { treeFromText } from '../../engine/tree/treeText';
import { profileOfTree } from './profileModel';
import { runSearch, type SearchResult } from './search';

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
