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

test('going forward leads where going back came from, until another focus is chosen', () => {
  const there = [focus('a'), focus('a', 'b'), { type: 'wentBack' } as const];
  expect(after(...there, { type: 'wentForward' }).focus).toEqual([step('a'), step('b')]);
  expect(after(...there, focus('c'), { type: 'wentForward' }).focus).toEqual([step('c')]);
});

test('a hidden function leaves the paths that lead through it', () => {
  const state = after(focus('a', 'b'), focus('a', 'b', 'c'), { type: 'functionHidden', function: step('b') });
  expect(state.focus).toEqual([step('a'), step('c')]);
  expect(profileViewReducer(state, { type: 'wentBack' }).focus).toEqual([step('a')]);
  expect(profileViewReducer(state, { type: 'functionShown', function: step('b') }).hidden).toEqual([]);
});

test('a function is hidden or kept once', () => {
  const twice = after(
    { type: 'functionHidden', function: step('a') },
    { type: 'functionHidden', function: step('a') },
    { type: 'stacksKept', function: step('b') },
    { type: 'stacksKept', function: step('b') }
  );
  expect([twice.hidden, twice.onlyStacksWith]).toEqual([[step('a')], [step('b')]]);
  expect(profileViewReducer(twice, { type: 'stacksReleased', function: step('b') }).onlyStacksWith).toEqual([]);
});

test('other groups let go of what was chosen by the old names', () => {
  const state = after(
    focus('a'),
    { type: 'sandwiched', function: step('a') },
    { type: 'chose', choices: { groupBy: 'file' } }
  );
  expect([state.focus, state.sandwich, state.choices]).toEqual([[], undefined, { groupBy: 'file' }]);
});

test('pinning a function twice lets it go', () => {
  const pin: ProfileViewAction = { type: 'pinned', function: step('a') };
  expect([after(pin).pinned, after(pin, pin).pinned]).toEqual([step('a'), undefined]);
});

test('another search begins at no match', () => {
  const reached: ProfileViewAction = { type: 'matchReached', path: [step('a')] };
  expect(after(reached).match).toEqual([step('a')]);
  expect(after(reached, { type: 'searched', text: 'b' }).match).toBeUndefined();
});

test('a match beyond the focus widens it to the nearest caller that holds both, and the way back leads into it again', () => {
  const reach = (...names: string[]): ProfileViewAction => ({ type: 'matchReached', path: names.map(step) });
  const focused = focus('a', 'b', 'c');
  expect(after(focused, reach('a', 'b', 'c', 'd')).focus).toEqual([step('a'), step('b'), step('c')]);
  const beyond = after(focused, reach('a', 'x'));
  expect([beyond.focus, beyond.match]).toEqual([[step('a')], [step('a'), step('x')]]);
  expect(profileViewReducer(beyond, { type: 'wentBack' }).focus).toHaveLength(3);
});
