import fc from 'fast-check';
import { initialProfileViewState, type ProfileViewState } from './profileViewState';
import { type ScrolledTo } from './scrollPlaces';
import { linkOfView, viewOfLink } from './viewLink';

const step = (name: string, fileName = '') => ({ name, fileName });

function linkOf(state: Partial<ProfileViewState>, scrolledTo: ScrolledTo = {}): string {
  const link = linkOfView({ state: { ...initialProfileViewState, ...state }, scrolledTo });
  if (!link.ok) {
    throw new Error(link.error);
  }
  return link.value;
}

const encoded = (json: unknown) => `1.${Buffer.from(JSON.stringify(json)).toString('base64url')}`;

test('nothing done is no link', () => {
  expect(linkOf({})).toBe('');
});

test('a link brings everything back that was focused, found, filtered and chosen', () => {
  const state: ProfileViewState = {
    ...initialProfileViewState,
    focus: [step('main', 'app.py'), step('work, <T>', 'lib.py'), step('main', 'app.py')],
    search: { kind: 'function', function: step('日本 🚲') },
    match: [step('main', 'app.py')],
    sandwich: { function: step('work', 'lib.py'), half: 'callers' },
    pinned: step('hash'),
    hidden: [step('a'), step('b')],
    onlyStacksWith: [step('c')],
    isSwapped: true,
    sort: { column: 'difference', isDescending: false },
    treeSort: { column: 'self', isDescending: true },
    choices: { shown: ['table', 'callTree'], scheme: 'redGreen', collapsesChains: true, hidePattern: '/^std::/' },
  };
  const scrolledTo = { graph: [step('main', 'app.py'), step('work, <T>', 'lib.py')], table: step('日本 🚲') };
  expect(viewOfLink(linkOf(state, scrolledTo))).toEqual({ ok: true, value: { state, scrolledTo } });
  expect(viewOfLink(linkOf(state))).toEqual({ ok: true, value: { state, scrolledTo: {} } });
});

test('a name stands in a link once, however often a path has it', () => {
  const deep = Array.from({ length: 300 }, () => step('a_rather_long_name_of_a_recursive_function', 'fib.py'));
  expect(linkOf({ focus: deep }).length).toBeLessThan(2000);
});

test('a link that would be too long is refused with what to do', () => {
  const deep = Array.from({ length: 500 }, (_, index) => step(`function_number_${index}`));
  const link = linkOfView({ state: { ...initialProfileViewState, focus: deep }, scrolledTo: {} });
  expect(link).toEqual({ ok: false, error: expect.stringContaining('Focus a call nearer to the root') });
});

test('a graph that is scrolled further down than a link can say does not keep the rest from being copied', () => {
  const deep = Array.from({ length: 500 }, (_, index) => step(`function_number_${index}`));
  const focus = [step('main')];
  expect(linkOf({ focus }, { graph: deep })).toBe(linkOf({ focus }));
  expect(linkOf({}, { graph: deep })).toBe('');
});

test.each([
  ['no version', 'eyJxIjoiYSJ9'],
  ['a version to come', '2.eyJxIjoiYSJ9'],
  ['not base64', '1.%%%'],
  ['not UTF-8', '1._w'],
  ['not JSON', `1.${Buffer.from('{').toString('base64url')}`],
  ['another shape', encoded([1])],
  ['an unknown key', encoded({ q: 'a', zz: 1 })],
  ['a prototype', `1.${Buffer.from('{"__proto__":{"q":"a"},"zz":1}').toString('base64url')}`],
  ['half a pair', encoded({ n: ['a'], f: [0] })],
  ['a name that it does not have', encoded({ n: ['a'], f: [0, 1] })],
  ['a scrolled graph with half a pair', encoded({ n: ['a'], g: [0] })],
  ['a scrolled table with a name that it does not have', encoded({ n: ['a'], r: [0, 1] })],
  ['a column that no table has', encoded({ s: ['owner', true] })],
  ['a choice that nobody offers', encoded({ c: { colorBy: 'owner' } })],
  ['three views', encoded({ c: { shown: ['table', 'callTree', 'flameGraph'] } })],
  ['more than an address holds', encoded({ q: 'a'.repeat(10_000) })],
])('%s is refused with a sentence', (_, text) => {
  expect(viewOfLink(text)).toEqual({ ok: false, error: expect.stringContaining('cannot be read') });
});

test('no text makes it throw', () => {
  fc.assert(fc.property(fc.string(), (text) => typeof viewOfLink(`1.${text}`).ok === 'boolean'));
  fc.assert(
    fc.property(fc.json(), (json) => typeof viewOfLink(`1.${Buffer.from(json).toString('base64url')}`).ok === 'boolean')
  );
});
