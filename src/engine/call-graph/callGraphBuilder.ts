// Functions and calls, as a decoder reads them → a Profile with both: the exact numbers, and stacks made up from them.
import { type CallCounts, CallGraphTable } from '../profile/callGraphTable';
import { type Profile, type SampleType } from '../profile/profile';
import { type FunctionRow, ProfileBuilder, type ProfileDetails } from '../profile/profileBuilder';
import { type RecordedCallGraph } from '../profile/recordedCallGraph';
import { inclusiveTotals } from './inclusiveTotals';
import { costsOfType, withMadeUpStacks } from './madeUpStacks';

export interface GraphDetails extends Omit<ProfileDetails, 'approximate'> {
  /** False where the totals of calls were estimated; true when left out. */
  readonly hasExactCalls?: boolean;
  /** True for formats without totals and counts of functions: they follow from the calls. */
  readonly derivesTotals?: boolean;
  /** False where the lines that were added are only where functions begin; true when left out. */
  readonly hasLines?: boolean;
}

/** Whatever is added twice adds up. Values are one number per sample type. */
export class CallGraphBuilder {
  private readonly profile: ProfileBuilder;
  private readonly table: CallGraphTable;
  private functionCount = 0;

  constructor(private readonly sampleTypes: readonly SampleType[]) {
    this.profile = new ProfileBuilder(sampleTypes);
    this.table = new CallGraphTable(sampleTypes.length);
  }

  /** The row of the function; equal functions share a row. `binary`: The file that its code is in, `''` when unknown. */
  functionRow(row: FunctionRow, binary = ''): number {
    const index = this.profile.addFunction(row);
    if (index === this.functionCount) {
      this.functionCount++;
      const mappingIndex = binary === '' ? -1 : this.profile.addMapping({ fileName: binary, buildId: '' });
      this.profile.addFrame(index, { mappingIndex });
    }
    return index;
  }

  addFunction(row: number, self: readonly number[], total: readonly number[], counts: CallCounts): void {
    this.table.addFunction(row, self, total, counts);
  }

  addCall(caller: number, callee: number, total: readonly number[], count: number): void {
    this.table.addCall(caller, callee, total, count);
  }

  /** `fileName`: Of the line, which may be another than the function's; `''` when unknown. */
  addLine(functionRow: number, fileName: string, line: number, values: readonly number[]): void {
    this.table.addLine(functionRow, fileName, line, values);
  }

  build({ hasExactCalls = true, derivesTotals = false, hasLines = true, ...details }: GraphDetails): Profile {
    const recorded = this.table.build(this.functionCount, hasExactCalls);
    const callGraph = derivesTotals ? this.withTotals(recorded) : recorded;
    const profile = this.profile.build(details);
    const lines = hasLines ? this.table.buildLines(profile.strings) : undefined;
    return withMadeUpStacks(
      {
        ...profile,
        strings: lines?.strings ?? profile.strings,
        callGraph: lines?.lineCosts === undefined ? callGraph : { ...callGraph, lineCosts: lines.lineCosts },
      },
      { cutsAtSeveralCallers: false }
    );
  }

  private withTotals(graph: RecordedCallGraph): RecordedCallGraph {
    const { self } = graph.functions;
    const total = this.sampleTypes.map((_, type) => inclusiveTotals(costsOfType(graph, type)));
    return { ...graph, functions: { self, total, ...countsOfCalls(graph) } };
  }
}

/** Where a program begins nobody is recorded to have called. */
function countsOfCalls({
  functions,
  calls,
}: RecordedCallGraph): Pick<RecordedCallGraph['functions'], 'callCount' | 'primitiveCallCount'> {
  const isCalled = new Uint8Array(functions.callCount.length);
  const callCount = new Float64Array(isCalled.length);
  const primitiveCallCount = new Float64Array(isCalled.length);
  for (let call = 0; call < calls.length; call++) {
    const callee = calls.callee[call];
    isCalled[callee] = 1;
    callCount[callee] += calls.callCount[call];
    primitiveCallCount[callee] += calls.caller[call] === callee ? 0 : calls.callCount[call];
  }
  const known = (counts: Float64Array) => counts.map((count, row) => (isCalled[row] === 1 ? count : NaN));
  return { callCount: known(callCount), primitiveCallCount: known(primitiveCallCount) };
}
