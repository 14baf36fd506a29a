import { diffOf } from '../diff/diffOf.testHelper';
import { matchedTotals, matchFunctions, parseSearch } from './search';
import { treeFromText } from './treeText';

const names = ['Map.get', 'map_get<int, long>', 'forgetMe', 'GET', '/usr/bin/env'];

function found(text: string): readonly string[] {
  const search = parseSearch(text);
  if (!search.ok) {
    throw new Error(search.error.message);
  }
  return names.filter(search.value);
}

test('bare text is a substring whose case does not matter', () => {
  expect(found('get')).toEqual(['Map.get', 'map_get<int, long>', 'forgetMe', 'GET']);
  expect(found('.get')).toEqual(['Map.get']);
});

test('a name with commas and brackets is found whole', () => {
  expect(found('map_get<int, long>')).toEqual(['map_get<int, long>']);
});

test('text between slashes is a regular expression, with i its case does not matter', () => {
  expect(found('/^[mM]ap.get/')).toEqual(['Map.get', 'map_get<int, long>']);
  expect(found('/get$/')).toEqual(['Map.get']);
  expect(found('/get$/i')).toEqual(['Map.get', 'GET']);
});

test('a path is not a regular expression', () => {
  expect(found('/usr/bin')).toEqual(['/usr/bin/env']);
  expect(found('/')).toEqual(['/usr/bin/env']);
});

test('the empty text finds nothing', () => {
  expect(found('')).toEqual([]);
});

test('an expression that cannot be read is refused with a sentence', () => {
  expect(parseSearch('/(get/')).toEqual({
    ok: false,
    error: {
      message:
        'The search /(get/ is not a regular expression: Unterminated group. Correct it, or leave out the slashes to find the text as it is.',
    },
  });
});

test('each function is looked at once, and the root’s own entry is no function', () => {
  const { functions } = treeFromText('total_time; a 1\ntotal_time 2'.replaceAll('; ', '\n  '));
  const asked: string[] = [];
  const matched = matchFunctions(functions, (name) => {
    asked.push(name);
    return name.startsWith('total');
  });
  expect(asked.sort()).toEqual(functions.names.slice(1).sort());
  expect([matched.has(0), matched.count()]).toEqual([false, 1]);
});

test('the matched total counts each sample once', () => {
  const tree = treeFromText(`
    get 1
      get_more 2
        forget 4
    main 8
      get 16
  `);
  const matched = matchFunctions(tree.functions, (name) => name.includes('get'));
  expect(matchedTotals(tree, matched)).toEqual({ total: 23 });
  const none = matchFunctions(tree.functions, () => false);
  expect(matchedTotals(tree, none)).toEqual({ total: 0 });
});

test('in a diff the matched total is told of both sides', () => {
  const diff = diffOf('get 1\n  get_more 2\nmain 8', 'get 1\n  forget 4\nmain 8\n  get 16');
  const matched = matchFunctions(diff.functions, (name) => name.includes('get'));
  expect(matchedTotals(diff, matched)).toEqual({ total: 21, baselineTotal: 3 });
});

test('what a store cut off is no match, a function of the same name is', () => {
  const { functions } = treeFromText('other 1\nanother 2');
  const otherRow = functions.names.indexOf('other');
  const isMatch = (name: string) => name.includes('other');
  expect(matchFunctions(functions, isMatch).count()).toBe(2);
  const matched = matchFunctions(functions, isMatch, otherRow);
  expect([matched.has(otherRow), matched.count()]).toEqual([false, 1]);
});
