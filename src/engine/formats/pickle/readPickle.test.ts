// What Python wrote (testdata/pickle), and pickles made by hand for what no profiler writes.
import { readFileSync } from 'node:fs';
import { DecodeError } from '../decodeError';
import { Input } from '../input';
import { isPickle, pickledClass } from './pickledClass';
import { PickleClass, PickleRecord, type PickleValue } from './pickleValue';
import { readPickle } from './readPickle';

const ascii = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const read = (text: string) => readPickle(ascii(text), 'pickle');

function sentenceOf(text: string): string {
  try {
    read(text);
  } catch (error) {
    if (error instanceof DecodeError) {
      return error.sentence;
    }
    throw error;
  }
  return 'read';
}

/** Maps and sets as lists, so that whole values can be compared. */
function plain(value: PickleValue): unknown {
  if (value instanceof Map) {
    return Array.from(value, ([key, entry]) => [plain(key), plain(entry)]);
  }
  return Array.isArray(value) ? value.map(plain) : value;
}

test.each([0, 1, 2, 3, 4, 5])('protocol %i gives what was pickled', (protocol) => {
  const value = readPickle(readFileSync(`testdata/pickle/plain-${protocol}.pickle`), 'pickle');
  if (!(value instanceof Map)) {
    throw new Error('A dictionary was pickled.');
  }
  expect(plain(value.get('numbers'))).toEqual([
    ...[1, -1, 255, 65_535, 70_000, -70_000, 2 ** 40, -(2 ** 40), 1.5],
    ...[true, false, undefined],
  ]);
  expect(plain(value.get('tuples'))).toEqual([[], [1], [1, 2], [1, 2, 3], [1, 2, 3, 4]]);
  expect(plain(value.get('nested'))).toEqual([['k', [[]]]]);
  expect([value.get('__proto__'), value.get('long')]).toEqual(['x', 'x'.repeat(300)]);
  expect([...value.keys()]).toContain('ü€');
});

test('what would be a call is a record of the call', () => {
  const called = read('cos\nsystem\n(Vrm -rf /\ntR.');
  expect(called).toEqual(new PickleRecord('os.system', ['rm -rf /']));
  expect(read('cos\nsystem\n.')).toEqual(new PickleClass('os.system'));
});

test('objects of the oldest protocols have the class that they were made of', () => {
  const object = read('ccopy_reg\n_reconstructor\n(cyappi\nYFuncStats\nc__builtin__\nobject\nNtR(dVkey\nI7\nsb.');
  expect(object instanceof PickleRecord && [object.className, object.attribute('key')]).toEqual([
    'yappi.YFuncStats',
    7,
  ]);
});

test('texts of protocol 0 lose their escapes', () => {
  expect(read("S'it\\'s \\x41\\n\\101'\n.")).toBe("it's A\nA");
  expect(read('V\\u20ac \\U0001F525 \\n\n.')).toBe('€ 🔥 \\n');
});

test('an attribute named __proto__ is one like any other', () => {
  const record = read('ca\nB\n)\x81}V__proto__\nI1\nsb.');
  expect(record instanceof PickleRecord && record.attribute('__proto__')).toBe(1);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test.each([
  ['a persistent id', 'Pid\n.', 'refers to something outside of itself'],
  ['a registered extension', '\x82\x01.', 'refers to something outside of itself'],
  ['a buffer beside the file', '\x97.', 'refers to something outside of itself'],
  ['an operation that does not exist', '\x01.', 'has an operation that pickles do not have, 1'],
  ['a memo that was never filled', 'h\x05.', 'is damaged'],
  ['a mark that was never set', 't.', 'is damaged'],
  ['an empty stack', '.', 'is damaged'],
  ['a value that is no dictionary', 'I1\nI2\nI3\ns.', 'is damaged'],
  ['a number that is none', 'Ix\n.', 'is damaged'],
  ['a text that is longer than the file', 'X\xff\xff\xff\x7fabc', 'ends before its content does'],
  ['no end', '(((', 'ends before its content does'],
])('%s is refused', (_, text, what) => {
  expect(sentenceOf(text)).toContain(`This pickle file ${what}`);
});

test('two hundred thousand lists in each other are read without recursion', () => {
  expect(sentenceOf(`${']'.repeat(200_000)}${'a'.repeat(199_999)}.`)).toBe('read');
});

test('the class is told from the beginning of the file', () => {
  const classOf = (file: string) => pickledClass(new Input(readFileSync(`testdata/${file}`)));
  expect(classOf('line_profiler/lp.py.lprof')).toBe('line_profiler._line_profiler.LineStats');
  expect(classOf('tracemalloc/snapshot.pickle')).toBe('tracemalloc.Snapshot');
  expect(classOf('yappi/rideshare-cpu.ystat')).toBe('yappi.YFuncStats');
  expect(classOf('pickle/plain-5.pickle')).toBeUndefined();
  expect(isPickle(new Input(readFileSync('testdata/pickle/plain-5.pickle')))).toBe(true);
  expect(pickledClass(new Input(ascii('ccopy_reg\n_reconstructor\np0\n(cyappi\nYFuncStats\n')))).toBe(
    'yappi.YFuncStats'
  );
});
