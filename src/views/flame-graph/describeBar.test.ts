import { diffTrees } from '../../engine/diff/diffTrees';
import { buildCallTree } from '../../engine/tree/buildCallTree';
import { profileFromText, treeFromText } from '../../engine/tree/treeText';
import { plainFormat } from '../profile/plainFormat.testHelper';
import { type ProfileModel, profileOfTree } from '../profile/profileModel';
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

function description(model: ProfileModel, node: number, focusedNode = 0) {
  return describeBar({ profile: model, focusedNode, format: plainFormat }, node);
}

function table({ columns, rows }: BarDescription): string[] {
  return [`| ${columns.join(' | ')}`, ...rows.map(({ label, cells }) => `${label} | ${cells.join(' | ')}`)];
}

test('a bar is described by function, place, values and shares', () => {
  const main = description(profile, nodeOf('main'));
  expect(main).toMatchObject({ name: 'main', place: 'app.py:3', mapping: undefined, valueName: 'memory' });
  expect(table(main)).toEqual(['| Total | Self', 'memory | 4 B | 1 B', 'of total | 50.0 % | 12.5 %']);
});

test('with a focus there are shares of it too', () => {
  expect(table(description(profile, nodeOf('work'), nodeOf('main')))[3]).toBe('of focus | 75.0 % | 75.0 %');
});

test('a caller of the focus holds all of it and no more', () => {
  expect(table(description(profile, 0, nodeOf('main')))[3]).toBe('of focus | 100 % | 0 %');
});

test('a function without a file has no place', () => {
  expect(description(profile, nodeOf('idle'), 0).place).toBeUndefined();
});

test('a diff is described by both sides and their difference', () => {
  const diff = diffTrees(treeFromText('a 30\nb 10', 'bytes'), treeFromText('a 30\nb 70', 'bytes'));
  if (!diff.ok) {
    throw new Error('the units are the same');
  }
  const model = profileOfTree(diff.value);
  expect(table(description(model, 1))).toEqual([
    '| Baseline | Comparison | Difference',
    'Total | 30 B | 30 B | 0 B',
    'of total | 75.0 % | 30.0 % | −45.0 pp',
    'Self | 30 B | 30 B | 0 B',
    'of total | 75.0 % | 30.0 % | −45.0 pp',
  ]);
  expect(table(description(model, 2))[1]).toBe('Total | 10 B | 70 B | +60 B');
  expect(barNote(model, 2, 'share', plainFormat)).toBe('+45.0 pp');
});

function diffOf(baseline: string, comparison: string) {
  const diff = diffTrees(treeFromText(baseline, 'bytes'), treeFromText(comparison, 'bytes'));
  if (!diff.ok) {
    throw new Error('the units are the same');
  }
  return profileOfTree(diff.value);
}

test('calls of one side alone are called new or vanished', () => {
  const model = diffOf('gone 30\nkept 10', 'kept 10\nnovel 10');
  const of = (name: string) => model.tree.functionIndex.indexOf(model.tree.functions.names.indexOf(name));
  const notes = ['gone', 'kept', 'novel'].map((name) => barNote(model, of(name), 'share', plainFormat));
  expect(notes).toEqual(['vanished −75.0 pp', '+25.0 pp', 'new +50.0 pp']);
  expect(barNote(model, of('kept'), 'absolute', plainFormat)).toBe('0 B');
  expect(description(model, of('gone')).remarks).toEqual(['Vanished: only the baseline has this call.']);
  expect(description(model, of('novel')).remarks).toEqual(['New: the baseline does not have this call.']);
  expect(description(model, of('kept')).remarks).toEqual([]);
});

test('a diff has shares of the focus, too', () => {
  const model = diffOf('main 10\n  a 30', 'main 10\n  a 10');
  expect(table(description(model, 2, 1)).filter((line) => line.startsWith('of focus'))).toEqual([
    'of focus | 75.0 % | 50.0 % | −25.0 pp',
    'of focus | 75.0 % | 50.0 % | −25.0 pp',
  ]);
});

test('what the store cut off and what was made up is said', () => {
  const plain = treeFromText('main 1\n  other 2');
  const cut = profileOfTree({ ...plain, cutFunction: plain.functions.names.indexOf('other') });
  expect(description(cut, 2).remarks).toEqual(['Not a function: what the store cut off to keep the answer small.']);
  const made = describeBar({ profile: cut, focusedNode: 0, format: plainFormat, isApproximate: true }, 1);
  expect(spokenDescription(made)).toMatch(/Approximate: the stacks were made up from a call graph\.$/);
});

test('the note on a bar is its share', () => {
  expect(barNote(profile, nodeOf('work'), 'share', plainFormat)).toBe('37.5 %');
});

test('the sentence for a screen reader has name, place and numbers', () => {
  expect(spokenDescription(description(profile, nodeOf('work'), 0))).toBe(
    'work. lib.py:12. Total 3 B, 37.5 %. Self 3 B, 37.5 %'
  );
});
