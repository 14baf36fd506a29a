import { diffTrees } from '../../engine/diff/diffTrees';
import { buildCallTree } from '../../engine/tree/buildCallTree';
import { profileFromText, treeFromText } from '../../engine/tree/treeText';
import { plainFormat } from '../profile/plainFormat.testHelper';
import { profileOfTree } from '../profile/profileModel';
import { barNote, type BarDescription, describeBar, spokenDescription } from './describeBar';

const tree = buildCallTree(
  profileFromText(`
    main [app.py:3]; work [lib.py:12] 3
    main [app.py:3] 1
    idle 4
  `),
  0
);
const profile = profileOfTree(tree);
const nodeOf = (name: string) => tree.functionIndex.indexOf(tree.functions.names.indexOf(name));

function table({ columns, rows }: BarDescription): string[] {
  return [`| ${columns.join(' | ')}`, ...rows.map(({ label, cells }) => `${label} | ${cells.join(' | ')}`)];
}

test('a bar is described by function, place, values and shares', () => {
  const description = describeBar(profile, nodeOf('main'), 0, plainFormat);
  expect(description).toMatchObject({ name: 'main', place: 'app.py:3', mapping: undefined, valueName: 'memory' });
  expect(table(description)).toEqual(['| Total | Self', 'memory | 4 B | 1 B', 'of total | 50.0 % | 12.5 %']);
});

test('with a focus there are shares of it too', () => {
  const description = describeBar(profile, nodeOf('work'), nodeOf('main'), plainFormat);
  expect(table(description)[3]).toBe('of focus | 75.0 % | 75.0 %');
});

test('a caller of the focus holds all of it and no more', () => {
  expect(table(describeBar(profile, 0, nodeOf('main'), plainFormat))[3]).toBe('of focus | 100 % | 0 %');
});

test('a function without a file has no place', () => {
  expect(describeBar(profile, nodeOf('idle'), 0, plainFormat).place).toBeUndefined();
});

test('a diff is described by both sides and their difference', () => {
  const diff = diffTrees(treeFromText('a 30\nb 10', 'bytes'), treeFromText('a 30\nb 70', 'bytes'));
  if (!diff.ok) {
    throw new Error('the units are the same');
  }
  const model = profileOfTree(diff.value);
  expect(table(describeBar(model, 1, 0, plainFormat))).toEqual([
    '| Baseline | Comparison | Difference',
    'Total | 30 B | 30 B | 0 B',
    'of total | 75.0 % | 30.0 % | −45.0 pp',
    'Self | 30 B | 30 B | 0 B',
    'of total | 75.0 % | 30.0 % | −45.0 pp',
  ]);
  expect(table(describeBar(model, 2, 0, plainFormat))[1]).toBe('Total | 10 B | 70 B | +60 B');
  expect(barNote(model, 2)).toBe('+45.0 pp');
});

test('the note on a bar is its share', () => {
  expect(barNote(profile, nodeOf('work'))).toBe('37.5 %');
});

test('the sentence for a screen reader has name, place and numbers', () => {
  expect(spokenDescription(describeBar(profile, nodeOf('work'), 0, plainFormat))).toBe(
    'work. lib.py:12. Total 3 B, 37.5 %. Self 3 B, 37.5 %'
  );
});
