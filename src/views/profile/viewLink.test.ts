import fc from 'fast-check';
import { initialProfileViewState, type ProfileViewState } from './profileViewState';
import { linkOfState, stateOfLink } from './viewLink';

const step = (name: string, fileName = '') => ({ name, fileName });

function linkOf(state: Partial<ProfileViewState>): string {
  const link = linkOfState({ ...initialProfileViewState, ...state });
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
  expect(stateOfLink(linkOf(state))).toEqual({ ok: true, value: state });
});

test('a name stands in a link once, however often a path has it', () => {
  const deep = Array.from({ length: 300 }, () => step('a_rather_long_name_of_a_recursive_function', 'fib.py'));
  expect(linkOf({ focus: deep }).length).toBeLessThan(2000);
});

test('a link that would be too long is refused with what to do', () => {
  const deep = Array.from({ length: 500 }, (_, index) => step(`function_number_${index}`));
  const link = linkOfState({ ...initialProfileViewState, focus: deep });
  expect(link).toEqual({ ok: false, error: expect.stringContaining('Focus a call nearer to the root') });
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
  ['a column that no table has', encoded({ s: ['owner', true] })],
  ['a choice that nobody offers', encoded({ c: { colorBy: 'owner' } })],
  ['three views', encoded({ c: { shown: ['table', 'callTree', 'flameGraph'] } })],
  ['more than an address holds', encoded({ q: 'a'.repeat(10_000) })],
])('%s is refused with a sentence', (_, text) => {
  expect(stateOfLink(text)).toEqual({ ok: false, error: expect.stringContaining('cannot be read') });
});

test('no text makes it throw', () => {
  fc.assert(fc.property(fc.string(), (text) => typeof stateOfLink(`1.${text}`).ok === 'boolean'));
  fc.assert(
    fc.property(
      fc.json(),
      (json) => typeof stateOfLink(`1.${Buffer.from(json).toString('base64url')}`).ok === 'boolean'
    )
  );
});
