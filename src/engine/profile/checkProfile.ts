// Checks a profile against the invariants that profile.ts promises: for tests of decoders and for bug reports.
import { type Profile } from './profile';
import { firstRowOutOfTurn } from './sampleOrder';

/** One sentence per violated invariant, each with the first offending number; empty for a valid profile. Never throws. */
export function checkProfile(profile: Profile): readonly string[] {
  const { strings, functions, frames, stacks, samples, mappings, labelSets, sampleTypes } = profile;
  const faults: string[] = [];
  const fault = (isFault: boolean, sentence: string): void => {
    if (isFault) {
      faults.push(sentence);
    }
  };
  const checkIndexes = (what: string, column: Int32Array, from: number, to: number): void => {
    const row = column.findIndex((index) => index < from || index >= to);
    fault(row !== -1, `${what} of row ${row} is ${column[row]}, outside of ${from} to ${to - 1}.`);
  };
  const checkLength = (what: string, column: ArrayLike<number>, length: number): void =>
    fault(column.length !== length, `${what} has ${column.length} rows and its table ${length}.`);

  fault(strings[0] !== '', `The first string is "${strings[0]}" and not empty.`);
  fault(labelSets[0]?.length !== 0, 'The first label set is not the empty one.');
  fault(
    !(profile.defaultSampleTypeIndex in sampleTypes),
    `The default sample type is ${profile.defaultSampleTypeIndex} of ${sampleTypes.length}.`
  );
  fault(
    profile.timeRange !== undefined && !(profile.timeRange.fromMs <= profile.timeRange.toMs),
    `The time range ends at ${profile.timeRange?.toMs} ms, before its start at ${profile.timeRange?.fromMs} ms.`
  );
  for (const [what, column] of [
    ['The name', functions.name],
    ['The system name', functions.systemName],
    ['The file name', functions.fileName],
  ] as const) {
    checkLength(`${what} of functions`, column, functions.length);
    checkIndexes(`${what} in functions`, column, 0, strings.length);
  }
  checkLength('The start line of functions', functions.startLine, functions.length);
  checkLength('The function of frames', frames.functionIndex, frames.length);
  checkLength('The line of frames', frames.line, frames.length);
  checkLength('The mapping of frames', frames.mappingIndex, frames.length);
  checkLength('The inlined mark of frames', frames.inlined, frames.length);
  checkIndexes('The function in frames', frames.functionIndex, 0, functions.length);
  checkIndexes('The mapping in frames', frames.mappingIndex, -1, mappings.length);
  checkLength('The parent of stacks', stacks.parent, stacks.length);
  checkLength('The frame of stacks', stacks.frameIndex, stacks.length);
  checkIndexes('The frame in stacks', stacks.frameIndex, 0, frames.length);
  const orphan = stacks.parent.findIndex((parent, row) => parent < -1 || parent >= row);
  fault(orphan !== -1, `The parent of stack ${orphan} is ${stacks.parent[orphan]}, which is no earlier row.`);
  checkLength('The stack of samples', samples.stackIndex, samples.length);
  checkLength('The label set of samples', samples.labelSetIndex, samples.length);
  checkIndexes('The stack in samples', samples.stackIndex, -1, stacks.length);
  checkIndexes('The label set in samples', samples.labelSetIndex, 0, labelSets.length);
  fault(
    samples.values.length !== sampleTypes.length,
    `There are ${samples.values.length} value columns for ${sampleTypes.length} sample types.`
  );
  samples.values.forEach((column, type) => checkLength(`Value column ${type} of samples`, column, samples.length));
  if (samples.startNs !== undefined) {
    checkLength('The start of samples', samples.startNs, samples.length);
    const row = firstRowOutOfTurn(samples.startNs, samples.labelSetIndex, labelSets.length);
    fault(
      row !== -1,
      `The start of sample ${row} is ${samples.startNs[row]} ns, no number or before one of its label set.`
    );
  }
  const { callGraph } = profile;
  if (callGraph !== undefined) {
    const { calls, lineCosts } = callGraph;
    const { self, total, callCount, primitiveCallCount } = callGraph.functions;
    for (const column of [...self, ...total, callCount, primitiveCallCount]) {
      checkLength('A column of recorded functions', column, functions.length);
    }
    for (const column of [...calls.total, calls.caller, calls.callee, calls.callCount]) {
      checkLength('A column of recorded calls', column, calls.length);
    }
    checkIndexes('The caller in calls', calls.caller, 0, functions.length);
    checkIndexes('The callee in calls', calls.callee, 0, functions.length);
    fault(
      [self, total, calls.total].some((columns) => columns.length !== sampleTypes.length),
      `The call graph has no column for each of ${sampleTypes.length} sample types.`
    );
    if (lineCosts !== undefined) {
      for (const column of [...lineCosts.values, lineCosts.fileName, lineCosts.line]) {
        checkLength('A column of line costs', column, lineCosts.length);
      }
      checkIndexes('The function in line costs', lineCosts.functionIndex, 0, functions.length);
      checkIndexes('The file in line costs', lineCosts.fileName, 0, strings.length);
    }
  }
  return faults;
}
