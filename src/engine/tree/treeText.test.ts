import { diffTrees } from '../diff/diffTrees';
import { profileFromText, treeFromText, treeToText } from './treeText';

test('a tree is printed with totals and selfs, indented by depth', () => {
  const tree = treeFromText(`
    idle 2
    main [main.py] 3
      <anonymous function> 5
  `);
  expect(treeToText(tree)).toBe(
    `
- total (total: 10, self: —)
  - idle (total: 2, self: 2)
  - main [main.py] (total: 8, self: 3)
    - <anonymous function> (total: 5, self: 5)`.slice(1)
  );
});

test('of a diff both sides are printed', () => {
  const diff = diffTrees(treeFromText('a 1'), treeFromText('a 2'));
  expect(diff.ok && treeToText(diff.value)).toBe(
    `
- total (total: 2, self: —; baseline total: 1, self: —)
  - a (total: 2, self: 2; baseline total: 1, self: 1)`.slice(1)
  );
});

test('a profile has the stacks, values, labels, files and lines of its text', () => {
  const profile = profileFromText('main [m.py:7]; do work [w.py:12 from 10]   5 500   vehicle=car region=eu', [
    { name: 'samples', unit: 'count' },
    { name: 'cpu', unit: 'nanoseconds' },
  ]);
  expect(profile.functions.length).toBe(2);
  expect(Array.from(profile.functions.name, (row) => profile.strings[row])).toEqual(['main', 'do work']);
  expect([...profile.functions.startLine]).toEqual([0, 10]);
  expect([...profile.frames.line]).toEqual([7, 12]);
  expect(profile.samples.values.map((column) => [...column])).toEqual([[5], [500]]);
  expect(profile.labelSets[profile.samples.labelSetIndex[0]]).toEqual([
    { name: 'region', value: 'eu' },
    { name: 'vehicle', value: 'car' },
  ]);
});

test('a line that is no sample is refused', () => {
  expect(() => profileFromText('main; work')).toThrow('Not a sample: main; work');
});
