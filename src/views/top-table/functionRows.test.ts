import { BitSet } from '../../base/bitSet';
import { diffTrees } from '../../engine/diff/diffTrees';
import { type CallTree, isDiffTree } from '../../engine/tree/callTree';
import { treeFromText } from '../../engine/tree/treeText';
import { plainFormat } from '../profile/plainFormat.testHelper';
import { profileOfTree } from '../profile/profileModel';
import { type TableSort } from '../profile/profileViewState';
import { nextSort } from '../value-rows/nextSort';
import { rowAfterKey } from '../value-rows/useActiveRow';
import { valueColumns } from '../value-rows/valueColumns';
import { functionOrder, functionRows, sortInForce } from './functionRows';
import { valuesOfFunctions } from './valuesOfFunctions';

function tableText(tree: CallTree, sort?: TableSort, matched?: BitSet): string[] {
  const profile = profileOfTree(tree);
  const isDiff = isDiffTree(tree);
  const columns = valueColumns(valuesOfFunctions(profile), isDiff ? ['total'] : ['self', 'total'], {
    whole: profile.whole,
    format: plainFormat,
    compareBy: 'share',
  });
  const order = functionOrder(profile.tree.functions, columns, sortInForce(sort, columns, isDiff, true));
  return [...functionRows(profile, order, matched).all()].map((index) =>
    [tree.functions.names[index], ...columns.map(({ text, shareText }) => `${text(index)} (${shareText(index)})`)].join(
      ' | '
    )
  );
}

const tree = treeFromText(
  `
main 10
  work 20
    main 30
  zip 20
idle 20
`,
  'bytes'
);

test('functions stand in order of self, equal ones in order of name; recursion counts once, the root is left out', () => {
  expect(tableText(tree)).toEqual([
    'main | 40 B (40.0 %) | 80 B (80.0 %)',
    'idle | 20 B (20.0 %) | 20 B (20.0 %)',
    'work | 20 B (20.0 %) | 50 B (50.0 %)',
    'zip | 20 B (20.0 %) | 20 B (20.0 %)',
  ]);
});

const names = (rows: string[]) => rows.map((row) => row.split(' | ')[0]);

test('every column orders both ways', () => {
  expect(names(tableText(tree, { column: 'total', isDescending: true }))).toEqual(['main', 'work', 'idle', 'zip']);
  expect(names(tableText(tree, { column: 'total', isDescending: false }))).toEqual(['idle', 'zip', 'work', 'main']);
  expect(names(tableText(tree, { column: 'name', isDescending: false }))).toEqual(['idle', 'main', 'work', 'zip']);
  expect(names(tableText(tree, { column: 'name', isDescending: true }))).toEqual(['zip', 'work', 'main', 'idle']);
});

test('only matching functions are listed', () => {
  const matched = new BitSet(tree.functions.length);
  matched.add(tree.functions.names.indexOf('zip'));
  expect(names(tableText(tree, undefined, matched))).toEqual(['zip']);
});

test('a root that is a real function is listed', () => {
  const renamed = {
    ...tree,
    functions: { ...tree.functions, names: tree.functions.names.map((name) => (name === 'total' ? 'start' : name)) },
  };
  expect(names(tableText(renamed))).toContain('start');
});

test('a diff lists both sides, the largest growth of the share first', () => {
  const diff = diffTrees(treeFromText('a 50\nb 50', 'bytes'), treeFromText('a 50\nb 100\nc 50', 'bytes'));
  if (!diff.ok) {
    throw new Error('the units are the same');
  }
  expect(tableText(diff.value)).toEqual([
    'c | 0 B (0 %) | 50 B (25.0 %) | +50 B (+25.0 pp)',
    'b | 50 B (50.0 %) | 100 B (50.0 %) | +50 B (0 pp)',
    'a | 50 B (50.0 %) | 50 B (25.0 %) | 0 B (−25.0 pp)',
  ]);
});

test('a click turns the order of a column round; another column begins with its largest numbers or first names', () => {
  const bySelf: TableSort = { column: 'self', isDescending: true };
  expect(nextSort(bySelf, 'self')).toEqual({ column: 'self', isDescending: false });
  expect(nextSort(bySelf, 'total')).toEqual({ column: 'total', isDescending: true });
  expect(nextSort(bySelf, 'name')).toEqual({ column: 'name', isDescending: false });
});

test.each([
  ['ArrowDown', -1, 0],
  ['ArrowDown', 99, 99],
  ['ArrowUp', 0, 0],
  ['PageDown', 5, 15],
  ['PageUp', 5, 0],
  ['Home', 50, 0],
  ['End', 50, 99],
  ['x', 50, undefined],
])('%s leads from row %d to %s', (key, row, expected) => {
  expect(rowAfterKey(key, row, 100)).toBe(expected);
});

test('no key leads anywhere in an empty table', () => {
  expect(rowAfterKey('ArrowDown', -1, 0)).toBeUndefined();
});
