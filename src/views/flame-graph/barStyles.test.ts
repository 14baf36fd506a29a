import { createTheme } from '@grafana/data';
import { diffTrees } from '../../engine/diff/diffTrees';
import { profileOfTree } from '../profile/profileModel';
import { DEFAULT_CHOICES } from '../profile/viewChoices';
import { treeFromText } from '../../engine/tree/treeText';
import { functionPalette, mutedIndex, styleIndexOf, treeStyles } from './barStyles';
import { DIFFERENCE_STEPS } from './differenceScale';
import { SELF_STEPS } from './selfScale';

const theme = createTheme();

test('functions of one package share a colour, whatever the tree', () => {
  const one = treeFromText('java.util.HashMap.get 1\njava.util.HashMap.put 1\norg.h2.Engine.run 1').functions;
  const other = treeFromText('a.b.C.d 1\njava.util.List.add 1').functions;
  const colors = (functions: typeof one) => {
    const indexOf = functionPalette(functions, 'package', 36);
    return Object.fromEntries(functions.names.map((name, index) => [name, indexOf(index)]));
  };
  expect(colors(one)['java.util.HashMap.get']).toBe(colors(one)['java.util.HashMap.put']);
  expect(colors(one)['java.util.HashMap.get']).toBe(colors(other)['java.util.List.add']);
  expect(colors(one)['java.util.HashMap.get']).not.toBe(colors(one)['org.h2.Engine.run']);
});

test('by function, functions of one package differ', () => {
  const { functions } = treeFromText('java.util.HashMap.get 1\njava.util.HashMap.put 1');
  const indexOf = functionPalette(functions, 'function', 36);
  expect(indexOf(1)).not.toBe(indexOf(2));
});

test('names spread over the whole palette', () => {
  const lines = Array.from({ length: 2000 }, (_, index) => `pkg${index}.f 1`).join('\n');
  const { functions } = treeFromText(lines);
  const indexOf = functionPalette(functions, 'package', 36);
  expect(new Set(functions.names.map((_, index) => indexOf(index))).size).toBe(36);
});

test('a diff is coloured by the change of the share, not of the amount', () => {
  const diff = diffTrees(treeFromText('a 10\nb 10'), treeFromText('a 20\nb 20\n'));
  if (!diff.ok) {
    throw new Error('the units are the same');
  }
  const { paletteIndexOf } = treeStyles(profileOfTree(diff.value), theme, DEFAULT_CHOICES);
  expect([0, 1, 2].map(paletteIndexOf)).toEqual([DIFFERENCE_STEPS, DIFFERENCE_STEPS, DIFFERENCE_STEPS]);
});

test('new and gone functions stand at the ends of the scale, also where a side is empty', () => {
  const diff = diffTrees(treeFromText('gone 10\nkept 10'), treeFromText('kept 10\nnew 10'));
  const nothing = diffTrees(treeFromText('a 10'), treeFromText('b 0'));
  if (!diff.ok || !nothing.ok) {
    throw new Error('the units are the same');
  }
  const steps = (tree: typeof diff.value) => {
    const { paletteIndexOf } = treeStyles(profileOfTree(tree), theme, DEFAULT_CHOICES);
    return Array.from({ length: tree.length }, (_, node) => [
      tree.functions.names[tree.functionIndex[node]],
      paletteIndexOf(node) - DIFFERENCE_STEPS,
    ]);
  };
  expect(Object.fromEntries(steps(diff.value))).toEqual({
    total: 0,
    gone: -DIFFERENCE_STEPS,
    kept: 0,
    new: DIFFERENCE_STEPS,
  });
  expect(Object.fromEntries(steps(nothing.value))).toMatchObject({ a: -DIFFERENCE_STEPS });
});

test('compared by value, twice as much of everything is a change', () => {
  const diff = diffTrees(treeFromText('a 10\nb 10'), treeFromText('a 20\nb 20\n'));
  if (!diff.ok) {
    throw new Error('the units are the same');
  }
  const { paletteIndexOf } = treeStyles(profileOfTree(diff.value), theme, {
    ...DEFAULT_CHOICES,
    compareBy: 'absolute',
  });
  expect([0, 1, 2].map(paletteIndexOf)).toEqual(new Array(3).fill(DIFFERENCE_STEPS * 1.5));
});

test('by self, a bar is coloured by what it uses itself and not by its callees', () => {
  const tree = treeFromText('outer 0\n  inner 60\nidle 40');
  const { paletteIndexOf } = treeStyles(profileOfTree(tree), theme, { ...DEFAULT_CHOICES, colorBy: 'self' });
  const stepOf = (name: string) => paletteIndexOf(tree.functionIndex.indexOf(tree.functions.names.indexOf(name)));
  expect([stepOf('outer'), stepOf('inner'), stepOf('idle')]).toEqual([0, SELF_STEPS.length - 1, SELF_STEPS.length - 1]);
});

test('what a store cut off has no colour of a function', () => {
  const plain = treeFromText('main 1\n  other 2\nother 3');
  const tree = { ...plain, cutFunction: plain.functions.names.indexOf('other') };
  const styles = { ...treeStyles(profileOfTree(tree), theme, DEFAULT_CHOICES), focusedRow: 0 };
  const isMuted = Array.from(
    { length: tree.length },
    (_, node) => styleIndexOf(styles, tree, node, 1, false) === mutedIndex(styles)
  );
  expect(isMuted).toEqual([false, false, true, true]);
});
