// Merges profiles into one: tables merged by content, samples of one stack and label set added up.
import { PairInterner } from '../../base/pairInterner';
import { CallGraphTable } from './callGraphTable';
import { LabelSetInterner } from './labelSets';
import { type Profile, type SampleType, type TimeRangeMs } from './profile';
import { ProfileBuilder } from './profileBuilder';

/**
 * Merges any number of profiles. The values of every sample type, stack and label set add up to what they are in the inputs
 * together, in one row each, which therefore has no start; the order of the inputs changes nothing but the order of rows. Sample
 * types are matched by name and unit, and a sample has 0 in those that its profile does not have. A period is kept where all
 * profiles that have samples agree on it.
 *
 * @throws RangeError when there is nothing to merge.
 */
export function mergeProfiles(profiles: readonly Profile[]): Profile {
  if (profiles.length === 0) {
    throw new RangeError('There is no profile to merge.');
  }
  if (profiles.length === 1) {
    return profiles[0];
  }
  const sampleTypes = unionOfSampleTypes(profiles);
  const builder = new ProfileBuilder(sampleTypes);
  const samples = new SampleSums(sampleTypes);
  // What is exact of some functions only would not be exact of their sum.
  const graphs = profiles.every(({ callGraph }) => callGraph !== undefined)
    ? new CallGraphSums(sampleTypes)
    : undefined;
  for (const profile of profiles) {
    const { stackRows, functionRows } = addStacks(builder, profile);
    samples.add(profile, stackRows);
    graphs?.add(profile, functionRows);
  }
  samples.addTo(builder);
  const first = profiles[0];
  const isSamePeriodType = profiles.every(({ periodType }) => isSameType(periodType, first.periodType));
  const merged = builder.build({
    format: profiles.every(({ format }) => format === first.format) ? first.format : 'merged',
    defaultSampleTypeIndex: defaultOf(profiles, sampleTypes),
    periodType: isSamePeriodType ? first.periodType : undefined,
    period: isSamePeriodType && profiles.every(({ period }) => period === first.period) ? first.period : undefined,
    timeRange: unionOfTimeRanges(profiles),
    approximate: profiles.some(({ approximate }) => approximate),
    notices: [...new Set(profiles.flatMap(({ notices }) => notices))].sort(),
  });
  return graphs === undefined ? merged : graphs.addTo(merged);
}

function isSameType(a: SampleType | undefined, b: SampleType | undefined): boolean {
  return a?.name === b?.name && a?.unit === b?.unit;
}

/** All sample types once: in the order of a profile that has all of them, else sorted by name and unit. */
function unionOfSampleTypes(profiles: readonly Profile[]): readonly SampleType[] {
  const types: SampleType[] = [];
  for (const type of profiles.flatMap(({ sampleTypes }) => sampleTypes)) {
    if (!types.some((known) => isSameType(known, type))) {
      types.push(type);
    }
  }
  const isCommonOrder = profiles.every(
    ({ sampleTypes }) =>
      sampleTypes.length === types.length && sampleTypes.every((type, i) => isSameType(type, types[i]))
  );
  return isCommonOrder ? types : types.sort((a, b) => compareText(a.name, b.name) || compareText(a.unit, b.unit));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The default that most profiles have; of several the first in the order of sample types. */
function defaultOf(profiles: readonly Profile[], sampleTypes: readonly SampleType[]): number {
  const votes = sampleTypes.map(
    (type) => profiles.filter((profile) => isSameType(profile.sampleTypes[profile.defaultSampleTypeIndex], type)).length
  );
  return votes.indexOf(Math.max(...votes));
}

function unionOfTimeRanges(profiles: readonly Profile[]): TimeRangeMs | undefined {
  const ranges = profiles.flatMap(({ timeRange }) => timeRange ?? []);
  return ranges.length === 0
    ? undefined
    : {
        fromMs: ranges.reduce((min, range) => Math.min(min, range.fromMs), Infinity),
        toMs: ranges.reduce((max, range) => Math.max(max, range.toMs), -Infinity),
      };
}

/** The samples of several profiles: one row per stack and label set, with the sums of their values. */
class SampleSums {
  private readonly labelSets = new LabelSetInterner();
  private readonly rows = new PairInterner();
  private readonly sums: readonly number[][];

  constructor(private readonly sampleTypes: readonly SampleType[]) {
    this.sums = sampleTypes.map(() => []);
  }

  /** Adds the samples of a profile whose stack i is row `stackRows[i]` of the merged one. */
  add(profile: Profile, stackRows: Int32Array): void {
    const { samples } = profile;
    const labelRows = profile.labelSets.map((labels) => this.labelSets.intern(labels));
    const columns = this.sampleTypes.map((type) => columnsOfType(profile, type));
    for (let sample = 0; sample < samples.length; sample++) {
      const stack = samples.stackIndex[sample];
      const row = this.rows.intern(stack === -1 ? -1 : stackRows[stack], labelRows[samples.labelSetIndex[sample]]);
      for (let type = 0; type < columns.length; type++) {
        let sum = this.sums[type][row] ?? 0;
        for (const column of columns[type]) {
          sum += column[sample];
        }
        this.sums[type][row] = sum;
      }
    }
  }

  addTo(builder: ProfileBuilder): void {
    const { first: stacks, second: labelRows } = this.rows.toColumns();
    const labelSets = this.labelSets.toArray();
    for (let row = 0; row < stacks.length; row++) {
      builder.addSample(
        stacks[row],
        this.sums.map((column) => column[row]),
        labelSets[labelRows[row]]
      );
    }
  }
}

/** The value columns of a sample type; a file may name the same type twice. */
function columnsOfType({ samples, sampleTypes }: Profile, type: SampleType): readonly Float64Array[] {
  return samples.values.filter((_, index) => isSameType(sampleTypes[index], type));
}

/** Adds up what was recorded of functions, calls and lines. */
class CallGraphSums {
  private readonly table: CallGraphTable;
  private hasExactCalls = true;

  constructor(private readonly sampleTypes: readonly SampleType[]) {
    this.table = new CallGraphTable(sampleTypes.length);
  }

  /** Adds the graph of a profile whose function i is row `functionRows[i]` of the merged one. */
  add(profile: Profile, functionRows: Int32Array): void {
    const { callGraph, strings } = profile;
    if (callGraph === undefined) {
      return;
    }
    const { functions, calls, lineCosts } = callGraph;
    this.hasExactCalls &&= callGraph.hasExactCalls;
    const pick = (columns: readonly Float64Array[]) => {
      const merged = this.sampleTypes.map((type) =>
        columns.filter((_, index) => isSameType(profile.sampleTypes[index], type))
      );
      return (row: number) => merged.map((same) => same.reduce((sum, column) => sum + column[row], 0));
    };
    const [self, total, totalOfCalls] = [functions.self, functions.total, calls.total].map(pick);
    functionRows.forEach((merged, row) => {
      const counts = { all: functions.callCount[row], primitive: functions.primitiveCallCount[row] };
      this.table.addFunction(merged, self(row), total(row), counts);
    });
    for (let row = 0; row < calls.length; row++) {
      const [caller, callee] = [functionRows[calls.caller[row]], functionRows[calls.callee[row]]];
      this.table.addCall(caller, callee, totalOfCalls(row), calls.callCount[row]);
    }
    if (lineCosts !== undefined) {
      const values = pick(lineCosts.values);
      for (let row = 0; row < lineCosts.length; row++) {
        const functionRow = functionRows[lineCosts.functionIndex[row]];
        this.table.addLine(functionRow, strings[lineCosts.fileName[row]], lineCosts.line[row], values(row));
      }
    }
  }

  /** The merged profile with the sums. */
  addTo(profile: Profile): Profile {
    const callGraph = this.table.build(profile.functions.length, this.hasExactCalls);
    const { lineCosts, strings } = this.table.buildLines(profile.strings);
    return { ...profile, strings, callGraph: lineCosts === undefined ? callGraph : { ...callGraph, lineCosts } };
  }
}

interface MergedRows {
  readonly stackRows: Int32Array;
  readonly functionRows: Int32Array;
}

/** Adds the profile's functions, frames and stacks; gives the builder's row of each function and stack. */
function addStacks(builder: ProfileBuilder, { strings, functions, frames, mappings, stacks }: Profile): MergedRows {
  const functionRows = Int32Array.from({ length: functions.length }, (_, row) =>
    builder.addFunction({
      name: strings[functions.name[row]],
      systemName: strings[functions.systemName[row]],
      fileName: strings[functions.fileName[row]],
      startLine: functions.startLine[row],
    })
  );
  const mappingRows = mappings.map((mapping) => builder.addMapping(mapping));
  const frameRows = Int32Array.from({ length: frames.length }, (_, row) =>
    builder.addFrame(functionRows[frames.functionIndex[row]], {
      line: frames.line[row],
      mappingIndex: frames.mappingIndex[row] === -1 ? -1 : mappingRows[frames.mappingIndex[row]],
      inlined: frames.inlined[row] === 1,
    })
  );
  const stackRows = new Int32Array(stacks.length);
  for (let row = 0; row < stacks.length; row++) {
    const parent = stacks.parent[row];
    stackRows[row] = builder.addStack(parent === -1 ? -1 : stackRows[parent], frameRows[stacks.frameIndex[row]]);
  }
  return { stackRows, functionRows };
}
