import { DecodeError } from '../decodeError';
import { MarshalReader, type MarshalValue } from './marshalReader';

/** Text stands for its bytes, numbers for themselves. */
function bytesOf(...parts: ReadonlyArray<string | number>): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'number' ? [part] : Array.from(part, (letter) => letter.charCodeAt(0))))
  );
}

function read(...parts: ReadonlyArray<string | number>): MarshalValue {
  return new MarshalReader(bytesOf(...parts), 'test').read();
}

const WITH_NUMBER = 0x80;

test.each<[string, ReadonlyArray<string | number>, MarshalValue]>([
  ['None', ['N'], undefined],
  ['True', ['T'], true],
  ['a number of four bytes', ['i', 0xfe, 0xff, 0xff, 0xff], -2],
  ['a number of eight bytes', ['I', 1, 0, 0, 0, 1, 0, 0, 0], 2 ** 32 + 1],
  ['a long number', ['l', 0xfe, 0xff, 0xff, 0xff, 1, 0, 2, 0], -(1 + 2 * 2 ** 15)],
  ['a number as text', ['f', 3, '1.5'], 1.5],
  ['a short name', ['z', 2, 'ab'], 'ab'],
  ['bytes', ['s', 2, 0, 0, 0, 'ab'], 'ab'],
  ['UTF-8', ['u', 2, 0, 0, 0, 0xc3, 0xa4], 'ä'],
  ['a tuple', [')', 2, 'N', 'i', 1, 0, 0, 0], [undefined, 1]],
  ['a large tuple', ['(', 1, 0, 0, 0, 'F'], [false]],
  ['a dictionary', ['{', 'z', 1, 'a', 'T', '0'], { kind: 'dict', entries: [['a', true]] }],
])('%s', (_, bytes, value) => {
  expect(read(...bytes)).toEqual(value);
});

test('an object with a number is referred to by it, counted from where it began', () => {
  const tuple = ')'.charCodeAt(0) | WITH_NUMBER;
  const name = 'z'.charCodeAt(0) | WITH_NUMBER;
  // The tuple is number 0, the name in it number 1.
  expect(read(tuple, 2, name, 1, 'a', 'r', 1, 0, 0, 0)).toEqual(['a', 'a']);
});

test('Python 2 numbers its strings apart', () => {
  expect(read('(', 2, 0, 0, 0, 't', 1, 0, 0, 0, 'a', 'R', 0, 0, 0, 0)).toEqual(['a', 'a']);
});

const LONG = [0, 0, 0, 0];
const NOTHING = ['(', ...LONG];

test.each<[string, ReadonlyArray<string | number>]>([
  ['2.7', [4, 'tuples']],
  ['3.7', [5, 'tuples']],
  ['3.9', [6, 'tuples']],
  ['3.13', [5, 'kinds']],
])('code of Python %s is where it stands, and what follows is read', (_, [numbers, variables]) => {
  const name = ['z', 1, 'f'];
  const code = [
    'c',
    ...Array.from({ length: Number(numbers) }, () => LONG).flat(),
    ...['s', ...LONG],
    ...[...NOTHING, ...NOTHING, ...NOTHING],
    ...(variables === 'kinds' ? ['s', ...LONG] : [...NOTHING, ...NOTHING]),
    ...['z', 4, 'a.py', ...name],
    ...(variables === 'kinds' ? ['z', 3, 'A.f'] : []),
    ...[7, 0, 0, 0],
    ...['s', ...LONG],
    ...(variables === 'kinds' ? ['s', ...LONG] : []),
  ];
  expect(read(')', 2, ...code, 'T')).toEqual([{ kind: 'code', fileName: 'a.py', name: 'f', firstLine: 7 }, true]);
});

test.each<[string, ReadonlyArray<string | number>]>([
  ['ends before its content does', ['i', 1]],
  ['more than bytes are left', ['(', 255, 255, 255, 255]],
  ['refers to object 3 of 0', ['r', 3, 0, 0, 0]],
  ['unknown type "?"', ['?']],
  ['lacks an object', [')', 1, '0']],
  ['ends a list that has not begun', ['0']],
  ['nests objects more than', Array.from({ length: 100 }, () => [')', 1]).flat()],
])('is refused: %s', (message, bytes) => {
  expect(() => read(...bytes)).toThrow(DecodeError);
  expect(() => read(...bytes)).toThrow(message);
});
