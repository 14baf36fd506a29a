import { initialProfileViewState, isPicked, type ProfileViewAction, profileViewReducer } from './profileViewState';

const step = (name: string) => ({ name, fileName: '' });
const after = (...actions: ProfileViewAction[]) => actions.reduce(profileViewReducer, initialProfileViewState);
const focus = (...names: string[]): ProfileViewAction => ({ type: 'focused', path: names.map(step) });

test('going back leads through the focuses in reverse', () => {
  const there = [focus('a'), focus('a', 'b'), focus()];
  expect(after(...there).focus).toEqual([]);
  expect(after(...there, { type: 'wentBack' }).focus).toEqual([step('a'), step('b')]);
  expect(after(...there, { type: 'wentBack' }, { type: 'wentBack' }).focus).toEqual([step('a')]);
});

test('going back from the beginning changes nothing', () => {
  expect(after({ type: 'wentBack' })).toBe(initialProfileViewState);
});

test('focusing what is focused is no step', () => {
  const once = after(focus('a'));
  expect(profileViewReducer(once, focus('a'))).toBe(once);
});

test('the way back is bounded', () => {
  const many = Array.from({ length: 200 }, (_, index) => focus(`f${index}`));
  expect(after(...many).past).toHaveLength(50);
  expect(after(...many, { type: 'wentBack' }).focus).toEqual([step('f198')]);
});

test('picking a function twice lets it go', () => {
  const pick: ProfileViewAction = { type: 'functionPicked', function: step('a') };
  expect(isPicked(after(pick).search, step('a'))).toBe(true);
  expect(after(pick, pick).search).toEqual({ kind: 'text', text: '' });
});

test('typing replaces a picked function', () => {
  const state = after({ type: 'functionPicked', function: step('a') }, { type: 'searched', text: 'ab' });
  expect(state.search).toEqual({ kind: 'text', text: 'ab' });
});

test('the keyboard goes along to a focused bar, and stays there when the whole is shown again', () => {
  const cursor: ProfileViewAction = { type: 'cursorMoved', path: [step('x')] };
  expect(after(focus('a')).cursor).toBeUndefined();
  expect(after(cursor, focus('a')).cursor).toEqual([step('a')]);
  expect(after(cursor, focus('a'), focus()).cursor).toEqual([step('a')]);
});
