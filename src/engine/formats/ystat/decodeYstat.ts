// What yappi saves as `ystat` → Profile: a pickle of its own classes, which are dictionaries with numbers for keys. The same numbers are
// in its `pstat`.
//
//     (YFuncStats, clock type)
//     YFuncStats _as_dict { YFuncStat: …, … }          a function: name, times, children
//     └── children: YChildFuncStats _as_dict { … }       what it called: name, calls and time below this caller
import { CallGraphBuilder } from '../../call-graph/callGraphBuilder';
import { type Profile, type SampleType } from '../../profile/profile';
import { type FunctionRow } from '../../profile/profileBuilder';
import { DecodeError } from '../decodeError';
import { type Format } from '../format';
import { type Input } from '../input';
import { pickledClass } from '../pickle/pickledClass';
import { entriesOf, isLine, listOf, PickleRecord, type PickleValue } from '../pickle/pickleValue';
import { readPickle } from '../pickle/readPickle';

const NAME = 'ystat';
const CPU: SampleType = { name: 'cpu', unit: 'nanoseconds' };
const WALL: SampleType = { name: 'wall', unit: 'nanoseconds' };
const NS_PER_S = 1e9;

/** Keys of a function and of a call of one, times in seconds. A call's index may be that of the same function in another thread. */
const FUNCTION = { name: 0, file: 1, line: 2, calls: 3, primitiveCalls: 4, builtin: 5, total: 6, self: 7, children: 9 };
const CALL = { calls: 1, total: 3, builtin: 6, file: 8, line: 9, name: 10 };

export const ystatFormat: Format = {
  name: NAME,
  recognizes: (input) => /^_?yappi\.YFuncStats$/.test(pickledClass(input) ?? ''),
  decode: decodeYstat,
};

/** Throws a DecodeError for statistics without the shape of yappi's. */
function decodeYstat({ bytes }: Input): Profile {
  const [stats, clock] = listOf(readPickle(bytes, NAME)) ?? [];
  const builder = new CallGraphBuilder([clock === 'cpu' ? CPU : WALL]);
  const records = recordsOf(stats).map((fields) => ({
    row: builder.functionRow(functionAt(fields, FUNCTION)),
    fields,
  }));
  for (const { row, fields } of records) {
    const counts = { all: numberAt(fields, FUNCTION.calls), primitive: numberAt(fields, FUNCTION.primitiveCalls) };
    builder.addFunction(row, [nanoseconds(fields, FUNCTION.self)], [nanoseconds(fields, FUNCTION.total)], counts);
  }
  // Of a function that a filter left out, its calls are still there.
  const known = new Set(records.map(({ row }) => row));
  // Every call takes several bytes of the file; a list that many functions share would be read without end.
  let callsLeft = bytes.length;
  for (const { row, fields } of records) {
    const children = fields.get(FUNCTION.children);
    for (const call of children === undefined ? [] : recordsOf(children)) {
      if (callsLeft-- === 0) {
        throw unfit();
      }
      const callee = builder.functionRow(functionAt(call, CALL));
      if (known.has(callee)) {
        builder.addCall(row, callee, [nanoseconds(call, CALL.total)], numberAt(call, CALL.calls));
      }
    }
  }
  return builder.build({ format: NAME, hasLines: false });
}

type Fields = ReadonlyMap<PickleValue, PickleValue>;

/** The entries of a collection, which yappi keeps as keys of a dictionary. */
function recordsOf(collection: PickleValue): readonly Fields[] {
  const keys = collection instanceof PickleRecord ? entriesOf(collection.attribute('_as_dict')) : undefined;
  if (keys === undefined) {
    throw unfit();
  }
  return Array.from(keys.keys(), (key) => {
    const fields = entriesOf(key);
    if (fields === undefined) {
      throw unfit();
    }
    return fields;
  });
}

/** Functions of C have their module in the place of a file. */
function functionAt(fields: Fields, keys: Readonly<Record<'name' | 'file' | 'line' | 'builtin', number>>): FunctionRow {
  const [name, file, line] = [fields.get(keys.name), fields.get(keys.file), fields.get(keys.line)];
  if (typeof name !== 'string' || typeof file !== 'string' || !isLine(line)) {
    throw unfit();
  }
  return fields.get(keys.builtin) === true ? { name } : { name, fileName: file, startLine: line };
}

/** Whole nanoseconds: clocks are no finer. */
function nanoseconds(fields: Fields, key: number): number {
  return Math.round(numberAt(fields, key) * NS_PER_S);
}

function numberAt(fields: Fields, key: number): number {
  const value = fields.get(key);
  if (typeof value !== 'number' || !(Math.abs(value) < Number.MAX_SAFE_INTEGER)) {
    throw unfit();
  }
  return value;
}

function unfit(): DecodeError {
  return new DecodeError(
    NAME,
    -1,
    'does not hold what yappi writes',
    'Save it again, with `save(name, type="pstat")` for a format that more tools read.'
  );
}
