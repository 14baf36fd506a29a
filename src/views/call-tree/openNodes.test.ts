import { generateTree } from '../../engine/tree/generateTree.testHelper';
import { treeFromText } from '../../engine/tree/treeText';
import { callersOf, nodeAtPath } from '../profile/functionPath';
import { type ProfileModel, profileOfTree } from '../profile/profileModel';
import { nodeOrder } from './nodeOrder';
import { carryOver, firstOpen, openRows, type OpenNodes, openTo } from './openNodes';

const profile = profileOfTree(
  treeFromText(`
idle 5
main 1
  load 2
    read 1
  work 30
    hash 40
zip 3
`)
);
const heaviest = (of: ProfileModel) => (a: number, b: number) => of.tree.total[b] - of.tree.total[a] || a - b;
const node = (of: ProfileModel, ...names: string[]) =>
  nodeAtPath(
    of,
    names.map((name) => ({ name, fileName: '' }))
  );

/** A line per row: indented by depth, `+` before a closed node with callees. */
function rowsText(of: ProfileModel, open: OpenNodes, root = 0): string {
  return [...openRows(of, root, open, heaviest(of))]
    .map((row) => {
      const { tree } = of;
      const isClosed = tree.subtreeEnd[row] > row + 1 && !open.has(row);
      return `${'  '.repeat(tree.depth[row])}${isClosed ? '+' : ''}${tree.functions.names[tree.functionIndex[row]]}`;
    })
    .join('\n');
}

test('a closed tree is one row; open nodes show their callees, the heaviest first', () => {
  expect(rowsText(profile, new Set())).toBe('+total');
  expect(rowsText(profile, new Set([0]))).toBe('total\n  +main\n  idle\n  zip');
});

test('a fresh tree is open along its heaviest calls, as long as one callee has half of its caller', () => {
  expect(rowsText(profile, firstOpen(profile, 0))).toBe(
    ['total', '  main', '    work', '      hash', '    +load', '  idle', '  zip'].join('\n')
  );
});

test('a call that has to be seen gets a row', () => {
  const read = node(profile, 'main', 'load', 'read');
  expect(rowsText(profile, openTo(new Set(), callersOf(profile, read)))).toContain('      read');
});

test('a focus is the first row', () => {
  const work = node(profile, 'main', 'work');
  expect(rowsText(profile, new Set([work]), work)).toBe('    work\n      hash');
});

test('after a refresh the same calls are open, whatever their rows are then', () => {
  const refreshed = profileOfTree(treeFromText('a_new_one 9\nmain 1\n  load 2\n    read 1\n  work 1\n    hash 1'));
  const open = new Set([0, node(profile, 'main'), node(profile, 'main', 'load')]);
  expect(rowsText(refreshed, carryOver(profile, open, refreshed))).toBe(
    ['total', '  a_new_one', '  main', '    load', '      read', '    +work'].join('\n')
  );
});

test('what a refresh no longer has is not opened elsewhere', () => {
  const refreshed = profileOfTree(treeFromText('load 2\n  read 1'));
  const open = new Set([0, node(profile, 'main'), node(profile, 'main', 'load')]);
  expect(rowsText(refreshed, carryOver(profile, open, refreshed))).toBe('total\n  +load');
});

test.each([
  ['deep', { nodes: 100_500, depth: 100_000, fanOut: 10 }],
  ['wide', { nodes: 125_500, depth: 3, fanOut: 125_000 }],
])('a %s tree opens whole', (_, shape) => {
  const large = profileOfTree(generateTree(shape));
  const all = new Set(Array.from({ length: large.tree.length }, (_unused, row) => row));
  expect(openRows(large, 0, all, heaviest(large))).toHaveLength(large.tree.length);
  expect(carryOver(large, all, large).size).toBe(all.size);
});

test('callees are ordered by name both ways', () => {
  const names = (isDescending: boolean) =>
    [...openRows(profile, 0, new Set([0]), nodeOrder(profile.tree, [], { column: 'name', isDescending }))]
      .slice(1)
      .map((row) => profile.tree.functions.names[profile.tree.functionIndex[row]]);
  expect(names(false)).toEqual(['idle', 'main', 'zip']);
  expect(names(true)).toEqual(['zip', 'main', 'idle']);
});
