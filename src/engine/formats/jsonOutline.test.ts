import { Input } from './input';
import { hasMembers, itemSpans, jsonOutlineOf } from './jsonOutline';

const inputOf = (text: string) => new Input(new TextEncoder().encode(text));

/** Each member as its name and text. */
function membersOf(text: string): ReadonlyArray<readonly [string, string]> {
  return Array.from(jsonOutlineOf(inputOf(text))?.members ?? [], ([name, { from, to }]) => [
    name,
    text.slice(from, to),
  ]);
}

function itemsOf(text: string): { readonly items: readonly string[]; readonly isClosed: boolean } {
  const items: string[] = [];
  const spans = itemSpans(text, text.indexOf('['));
  for (let next = spans.next(); ; next = spans.next()) {
    if (next.done === true) {
      return { items, isClosed: next.value };
    }
    items.push(text.slice(next.value.from, next.value.to));
  }
}

describe('the outline of JSON', () => {
  it('has the outermost members with their texts', () => {
    expect(membersOf(' {"a": [1, {"b": "]}"}], "c" :"x\\"}", "d": -1.5e3 ,"e":{}}')).toEqual([
      ['a', '[1, {"b": "]}"}]'],
      ['c', '"x\\"}"'],
      ['d', '-1.5e3 '],
      ['e', '{}'],
    ]);
  });

  it('of a list has those of its first item', () => {
    expect(membersOf('[{"ph": "B", "args": {"x": 1}}, {"name": 2}]')).toEqual([
      ['ph', '"B"'],
      ['args', '{"x": 1}'],
    ]);
    expect(jsonOutlineOf(inputOf('[1]'))).toEqual({ isArray: true, members: new Map() });
  });

  it.each([
    [
      'in a value',
      '{"a": 1, "b": [1, 2',
      [
        ['a', '1'],
        ['b', '[1, 2'],
      ],
    ],
    ['in a name', '{"a": 1, "b', [['a', '1']]],
    ['behind a backslash', '{"a": "x\\', [['a', '"x\\']]],
  ])('goes as far as a file that was cut off %s', (_, text, members) => {
    expect(membersOf(text)).toEqual(members);
  });

  it('ends where there are more members than any format has', () => {
    const text = `{${Array.from({ length: 2000 }, (_, member) => `"${member}":0`).join()}}`;
    expect(membersOf(text)).toHaveLength(1000);
  });

  it('is asked for members of an object only', () => {
    expect(hasMembers(inputOf('{"a": 1, "b": 2}'), 'b', 'a')).toBe(true);
    expect(hasMembers(inputOf('{"a": {"b": 2}}'), 'b')).toBe(false);
    expect(hasMembers(inputOf('[{"a": 1}]'), 'a')).toBe(false);
    expect(hasMembers(inputOf('main;work 3'), 'a')).toBe(false);
  });
});

describe('the items of a list', () => {
  it('come one by one, however they are separated', () => {
    expect(itemsOf('[{"a": "],"},\n{"b": [1, 2]}, 3,, "x" ]')).toEqual({
      items: ['{"a": "],"}', '{"b": [1, 2]}', '3', '"x"'],
      isClosed: true,
    });
  });

  it('come from a list that is never closed, with a part of the last', () => {
    expect(itemsOf('[{"a": 1},\n{"b": 2')).toEqual({ items: ['{"a": 1}', '{"b": 2'], isClosed: false });
    expect(itemsOf('[{"a": 1},\n')).toEqual({ items: ['{"a": 1}'], isClosed: false });
  });

  it('are not what closes nothing', () => {
    expect(itemsOf('[1 }}, 2]')).toEqual({ items: ['1 ', '2'], isClosed: true });
  });
});
