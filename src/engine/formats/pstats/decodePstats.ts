// pstats file → Profile: what cProfile, profile, yappi, Werkzeug, pyinstrument and hotshot's converter dump. A dictionary in marshal:
//
//     {(file, line, function): (primitive calls, all calls, self, total, {caller: (all calls, primitive calls, self, total), …}), …}
//
// Times are seconds. In a caller's tuple the first two stand the other way round; `profile` writes only a number of calls there.
import { CallGraphBuilder } from '../../call-graph/callGraphBuilder';
import { type Profile } from '../../profile/profile';
import { DecodeError } from '../decodeError';
import { type DecodeOptions, type Format } from '../format';
import { type Input } from '../input';
import { isCode, isDict, isTuple, MarshalReader, type MarshalDict, type MarshalValue } from '../marshal/marshalReader';

const NAME = 'pstats';
const HINT = 'Write it with `dump_stats`, or with `python -m cProfile -o FILE`.';
/** Thirty thousand years: beyond it a number is damage. */
const MAX_SECONDS = 1e12;

export const pstatsFormat: Format = {
  name: NAME,
  /** A dictionary whose first key is a tuple, each with or without a number for references. JSON goes on otherwise. */
  recognizes: ({ bytes }) =>
    bytes.length > 2 && (bytes[0] & 0x7f) === 0x7b && ((bytes[1] & 0x7f) === 0x28 || (bytes[1] & 0x7f) === 0x29),
  decode: decodePstats,
};

/** The clock of cProfile runs on while a program sleeps; a yappi file of CPU time looks the same. Throws a DecodeError for anything but statistics. */
function decodePstats({ bytes }: Input, { clock = 'wall' }: DecodeOptions): Profile {
  const stats = new MarshalReader(bytes, NAME).read();
  if (!isDict(stats)) {
    throw malformed('holds no statistics');
  }
  const builder = new CallGraphBuilder([{ name: clock, unit: 'nanoseconds' }]);
  let hasExactCalls = true;
  for (const [key, value] of stats.entries) {
    const row = functionRow(builder, key);
    const [primitive, all, self, total, callers] = isTuple(value) ? value : [];
    if (!isDict(callers)) {
      throw malformed('has a function without its callers');
    }
    const totalNs = nanoseconds(total);
    builder.addFunction(row, [nanoseconds(self)], [totalNs], { primitive: count(primitive), all: count(all) });
    hasExactCalls = addCalls(builder, row, callers, totalNs) && hasExactCalls;
  }
  return builder.build({
    format: NAME,
    hasExactCalls,
    notices: hasExactCalls
      ? []
      : [
          'The profiler counted calls without timing them: the cost of a call is estimated. cProfile times each caller.',
        ],
  });
}

/** False where callers are only counted: then each gets the part of the function's total that its calls are of all calls. */
function addCalls(builder: CallGraphBuilder, callee: number, { entries }: MarshalDict, totalNs: number): boolean {
  const callers = entries.map(([key, value]) => ({ row: functionRow(builder, key), value }));
  let counted = 0;
  for (const { row, value } of callers) {
    counted += row === callee || isTuple(value) ? 0 : count(value);
  }
  let areTimed = true;
  for (const { row, value } of callers) {
    if (isTuple(value)) {
      builder.addCall(row, callee, [nanoseconds(value[3])], count(value[0]));
    } else {
      areTimed = false;
      const calls = count(value);
      builder.addCall(row, callee, [row === callee || !(counted > 0) ? 0 : (totalNs * calls) / counted], calls);
    }
  }
  return areTimed;
}

function functionRow(builder: CallGraphBuilder, key: MarshalValue): number {
  const [file, line, name] = isTuple(key) ? key : [];
  const text = isCode(name) ? `<code object ${name.name}, file "${name.fileName}", line ${name.firstLine}>` : name;
  if (typeof file !== 'string' || typeof line !== 'number' || typeof text !== 'string') {
    throw malformed('has a function that is not a file, a line and a name');
  }
  // Functions of C have no file.
  return builder.functionRow({ name: text, fileName: file === '~' ? '' : file, startLine: Math.max(0, line) | 0 });
}

/** Whole nanoseconds: clocks are no finer, and what they lack in a double of seconds is noise. */
function nanoseconds(seconds: MarshalValue): number {
  if (typeof seconds !== 'number' || !(Math.abs(seconds) <= MAX_SECONDS)) {
    throw malformed('has a time that is none');
  }
  return Math.round(seconds * 1e9);
}

/** pyinstrument samples, so it writes −1 for what it cannot count. */
function count(value: MarshalValue): number {
  if (typeof value !== 'number') {
    throw malformed('has a number of calls that is none');
  }
  return value < 0 ? NaN : value;
}

function malformed(message: string): DecodeError {
  return new DecodeError(NAME, -1, message, HINT);
}
