// line_profiler's `.lprof` → Profile: time and hits per source line. Two frames per line, the function and the line in it:
//
//     work [lp.py]
//     └── lp.py:8        3 hits, 4,549,706 ns: with all that the line calls
//
// A function that is called from a line of another profiled function counts in both: the file holds no calls.
import { type Profile, type SampleType } from '../../profile/profile';
import { ProfileBuilder } from '../../profile/profileBuilder';
import { DecodeError } from '../decodeError';
import { type Format } from '../format';
import { type Input } from '../input';
import { pickledClass } from '../pickle/pickledClass';
import { entriesOf, isLine, listOf, PickleRecord, type PickleValue } from '../pickle/pickleValue';
import { readPickle } from '../pickle/readPickle';
import { lineName } from '../../lines/lineName';

const NAME = 'lprof';
const TIME: SampleType = { name: 'time', unit: 'nanoseconds' };
const HITS: SampleType = { name: 'hits', unit: 'count' };
const NS_PER_S = 1e9;

export const lprofFormat: Format = {
  name: NAME,
  recognizes: (input) => /^line_profiler\.(?:\w+\.)*LineStats$/.test(pickledClass(input) ?? ''),
  decode: decodeLprof,
};

/** Throws a DecodeError for statistics without the shape of line_profiler's. */
function decodeLprof(input: Input): Profile {
  const stats = readPickle(input.bytes, NAME);
  const timings = stats instanceof PickleRecord ? entriesOf(stats.attribute('timings')) : undefined;
  const unit = stats instanceof PickleRecord ? stats.attribute('unit') : undefined;
  if (timings === undefined || typeof unit !== 'number' || !(unit > 0 && unit < Infinity)) {
    throw unfit();
  }
  const builder = new ProfileBuilder([TIME, HITS]);
  // Every row takes several bytes of the file; lists that are shared by many functions would be read without end.
  let rowsLeft = input.bytes.length;
  for (const [key, lines] of timings) {
    const parent = addFunction(builder, key);
    for (const row of listOf(lines) ?? []) {
      if (rowsLeft-- === 0) {
        throw unfit();
      }
      addLine(builder, parent, row, unit * NS_PER_S);
    }
  }
  return builder.build({
    format: NAME,
    defaultSampleTypeIndex: 0,
    notices: timings.size === 0 ? ['No function was profiled: mark some with @profile.'] : [],
  });
}

interface FunctionStack {
  readonly row: number;
  readonly fileName: string;
}

/** `key`: File, first line, name. */
function addFunction(builder: ProfileBuilder, key: PickleValue): FunctionStack {
  const [fileName, startLine, name] = listOf(key) ?? [];
  if (typeof fileName !== 'string' || typeof name !== 'string' || !isLine(startLine)) {
    throw unfit();
  }
  const frame = builder.addFrame(builder.addFunction({ name, fileName, startLine }));
  return { row: builder.addStack(-1, frame), fileName };
}

/** `row`: Line, hits, time. */
function addLine(builder: ProfileBuilder, { row: parent, fileName }: FunctionStack, row: PickleValue, unitNs: number) {
  const [line, hits, time] = listOf(row) ?? [];
  if (!isLine(line) || typeof hits !== 'number' || typeof time !== 'number') {
    throw unfit();
  }
  const functionRow = builder.addFunction({ name: lineName(fileName, line), fileName, startLine: line });
  const stack = builder.addStack(parent, builder.addFrame(functionRow, { line }));
  // A nanosecond is the finest clock there is: the rest is rounding of the unit.
  builder.addSample(stack, [Math.round(time * unitNs), hits]);
}

function unfit(): DecodeError {
  return new DecodeError(
    NAME,
    -1,
    'does not hold what line_profiler writes',
    'Read it with `python -m line_profiler FILE` to see whether it is whole, or record it again.'
  );
}
