import { type ExplorerAction, initialExplorerState, reduceExplorer } from './explorerState';

const eu = { label: 'region', value: 'eu' };
const us = { label: 'region', value: 'us' };
const ap = { label: 'region', value: 'ap' };

function after(...actions: readonly ExplorerAction[]) {
  return actions.reduce(reduceExplorer, initialExplorerState);
}

test('two values can be picked; a third takes the place of the second, a second click puts back', () => {
  const pick = (value: typeof eu): ExplorerAction => ({ type: 'picked', value });
  expect(after(pick(eu), pick(us)).picked).toEqual([eu, us]);
  expect(after(pick(eu), pick(us), pick(ap)).picked).toEqual([eu, ap]);
  expect(after(pick(eu), pick(us), pick(eu)).picked).toEqual([us]);
  expect(after(pick(eu), pick(us), { type: 'picksSwapped' }).picked).toEqual([us, eu]);
});

test('labels fold and unfold', () => {
  const fold: ExplorerAction = { type: 'folded', label: 'region', isFolded: true };
  expect([...after(fold).folded]).toEqual(['region']);
  expect([...after(fold, { ...fold, isFolded: false }).folded]).toEqual([]);
});

test('a label is without limit once', () => {
  const all: ExplorerAction = { type: 'limitTaken', label: 'pod' };
  expect(after(all, all).unlimited).toEqual(['pod']);
});
