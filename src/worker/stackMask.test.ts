import { profileFromText } from '../engine/tree/treeText';
import { maskOfStacks } from './stackMask';
import { type StackPart } from './workRequest';

const profile = profileFromText(`
  main; work; io 1
  main; idle 2
  work 4
  main; work; main; work 8
`);

/** The values of the samples whose stack is meant: each has a bit of its own. */
function meant(part: StackPart): number {
  const mask = maskOfStacks(profile, part);
  const { stackIndex, values } = profile.samples;
  return stackIndex.reduce((sum, stack, row) => sum + (mask[stack] === 1 ? values[0][row] : 0), 0);
}

test.each([
  ['work', 13],
  ['main', 11],
  ['io', 1],
  ['nobody', 0],
])('stacks through %s', (name, expected) => {
  expect(meant({ kind: 'function', name })).toBe(expected);
});

test.each([
  [['main'], 11],
  [['main', 'work'], 9],
  [['work'], 4],
  [['main', 'work', 'main', 'work', 'deeper'], 0],
  [['io'], 0],
  [[], 15],
])('stacks that begin with %j', (path, expected) => {
  expect(meant({ kind: 'callSite', path })).toBe(expected);
});
