// Tables of functions without callers → Profile: exact functions, and a flat tree with each of them at the root by what it cost itself.
import { CallGraphBuilder } from '../../call-graph/callGraphBuilder';
import { withoutFunction } from '../../call-graph/withoutFunction';
import { type CallCounts } from '../../profile/callGraphTable';
import { type Profile, type SampleType, type TimeRangeMs } from '../../profile/profile';
import { type FunctionRow } from '../../profile/profileBuilder';
import { DecodeError } from '../decodeError';

/** One line of a table. */
export interface TableRow {
  readonly place: FunctionRow;
  readonly selfNs: number;
  readonly totalNs: number;
  readonly counts: CallCounts;
  readonly sampleType: SampleType;
}

export interface FunctionTables {
  readonly format: string;
  readonly rows: readonly TableRow[];
  readonly timeRange: TimeRangeMs | undefined;
  readonly notices: readonly string[];
  /** What was measured of functions that the text leaves out, of the first sample type; 0 when left out. */
  readonly restNs?: number;
}

const NO_CALLERS = 'The text names functions without their callers: the flame graph is flat.';

/** Several tables add up, function by function. Throws a DecodeError where there is no row. */
export function profileOfTables({ format, rows, timeRange, notices, restNs = 0 }: FunctionTables): Profile {
  if (rows.length === 0) {
    throw new DecodeError(
      format,
      -1,
      'has a table without any function',
      'Print it again, or save the profile itself.'
    );
  }
  const sampleTypes = [...new Set(rows.map((row) => row.sampleType))];
  const builder = new CallGraphBuilder(sampleTypes);
  for (const { place, selfNs, totalNs, counts, sampleType } of rows) {
    const inItsColumn = (value: number) => sampleTypes.map((type) => (type === sampleType ? value : 0));
    builder.addFunction(builder.functionRow(place), inItsColumn(selfNs), inItsColumn(totalNs), counts);
  }
  // There are calls, and the text has none of them.
  const profile = builder.build({ format, timeRange, hasExactCalls: false, notices: [NO_CALLERS, ...notices] });
  return withoutFunction(profile, [restNs]);
}
