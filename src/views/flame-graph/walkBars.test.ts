import { treeFromText } from '../../engine/tree/treeText';
import { profileOfTree } from '../profile/profileModel';
import { type Step, walkBars } from './walkBars';

const profile = profileOfTree(
  treeFromText(`
idle 20
main 30
  parse 10
  render 1
  work 40
    hash 5
`)
);
const { names } = profile.tree.functions;
const nodeOf = (name: string) => profile.tree.functionIndex.indexOf(names.indexOf(name));
const nameOf = (node: number) => names[profile.tree.functionIndex[node]];
const walk = (from: string, step: Step, focus = 'total', minWidth = 0) =>
  nameOf(walkBars(profile, nodeOf(from), step, nodeOf(focus), minWidth));

test.each<[string, Step, string]>([
  ['work', 'caller', 'main'],
  ['total', 'caller', 'total'],
  ['total', 'callee', 'main'],
  ['main', 'callee', 'work'],
  ['hash', 'callee', 'hash'],
  ['idle', 'right', 'main'],
  ['main', 'right', 'main'],
  ['main', 'left', 'idle'],
  ['idle', 'left', 'idle'],
  ['parse', 'right', 'render'],
  ['hash', 'root', 'total'],
])('from %s the %s is %s', (from, step, expected) => {
  expect(walk(from, step)).toBe(expected);
});

test('bars that cannot be seen are stepped over', () => {
  expect(walk('parse', 'right', 'total', 2)).toBe('work');
  expect(walk('work', 'left', 'total', 2)).toBe('parse');
  expect(walk('work', 'callee', 'total', 10)).toBe('work');
});

test('the way stays on the canvas of the focused bar', () => {
  expect(walk('work', 'left', 'work')).toBe('work');
  expect(walk('main', 'left', 'work')).toBe('main');
  expect(walk('main', 'callee', 'parse')).toBe('parse');
  expect(walk('hash', 'root', 'work')).toBe('work');
});
