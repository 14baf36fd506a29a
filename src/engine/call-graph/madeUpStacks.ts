// Gives a profile that knows functions and calls its stacks: one frame per function, one sample per stack.
import { PairInterner } from '../../base/pairInterner';
import { type Profile } from '../profile/profile';
import { type RecordedCallGraph } from '../profile/recordedCallGraph';
import { type CallCosts } from './adjacency';
import { type MadeUpStacks, type StackOptions, stacksFromCalls } from './stacksFromCalls';

/** All sample types of a profile together are given so many stacks. */
const MAX_STACKS = 200_000;
/** Less than this part of a profile is nothing to tell. */
const TOLD_SHARE = 0.001;
const TOO_MANY = 'there are too many ways through this call graph to draw them all.';

/**
 * The profile with other stacks, made up from its call graph; whatever samples it had are gone. A profile without a call graph is
 * returned as it is.
 */
export function withMadeUpStacks(
  profile: Profile,
  { cutsAtSeveralCallers }: Pick<StackOptions, 'cutsAtSeveralCallers'>
): Profile {
  const { callGraph, sampleTypes } = profile;
  if (callGraph === undefined) {
    return profile;
  }
  const options = { maxStacks: Math.floor(MAX_STACKS / sampleTypes.length), cutsAtSeveralCallers };
  const made = sampleTypes.map((_, type) => stacksFromCalls(costsOfType(callGraph, type), options));
  return {
    ...profile,
    ...framesOfFunctions(profile),
    ...samplesOf(made),
    labelSets: [[]],
    approximate: !callGraph.hasExactCalls || made.some(({ isApproximate }) => isApproximate),
    notices: [...profile.notices.filter((notice) => !notice.endsWith(TOO_MANY)), ...noticesOf(profile, made)],
  };
}

/** One value column of a call graph. */
export function costsOfType({ functions, calls, hasExactCalls }: RecordedCallGraph, type: number): CallCosts {
  return {
    self: functions.self[type],
    total: functions.total[type],
    caller: calls.caller,
    callee: calls.callee,
    cost: calls.total[type],
    areCallsExact: hasExactCalls,
  };
}

/** Frame i is function i, in the binary that frames of the function had before. */
function framesOfFunctions({ functions: { length }, frames }: Profile): Pick<Profile, 'frames'> {
  const mappingIndex = new Int32Array(length).fill(-1);
  for (let frame = 0; frame < frames.length; frame++) {
    mappingIndex[frames.functionIndex[frame]] = frames.mappingIndex[frame];
  }
  return {
    frames: {
      length,
      functionIndex: mappingIndex.map((_, row) => row),
      line: new Int32Array(length),
      mappingIndex,
      inlined: new Uint8Array(length),
    },
  };
}

/** The stacks of all sample types, each once, with the values of those whose stack it is. */
function samplesOf(made: readonly MadeUpStacks[]): Pick<Profile, 'stacks' | 'samples'> {
  const stacks = new PairInterner();
  const rowsOfType = made.map(({ parent, functionIndex }) => {
    const rows = new Int32Array(parent.length);
    for (let stack = 0; stack < parent.length; stack++) {
      rows[stack] = stacks.intern(parent[stack] === -1 ? -1 : rows[parent[stack]], functionIndex[stack]);
    }
    return rows;
  });
  const { first: parent, second: frameIndex } = stacks.toColumns();
  const length = parent.length;
  const values = made.map(({ self }, type) => {
    const column = new Float64Array(length);
    rowsOfType[type].forEach((row, stack) => {
      column[row] += self[stack];
    });
    return column;
  });
  return {
    stacks: { length, parent, frameIndex },
    samples: { length, stackIndex: parent.map((_, row) => row), labelSetIndex: new Int32Array(length), values },
  };
}

function noticesOf({ sampleTypes }: Profile, made: readonly MadeUpStacks[]): string[] {
  return made.flatMap(({ unfollowed, self }, type) => {
    const share = unfollowed / self.reduce((sum, value) => sum + value, 0);
    return share > TOLD_SHARE
      ? [`${(share * 100).toFixed(1)} % of ${sampleTypes[type].name} is drawn without callees: ${TOO_MANY}`]
      : [];
  });
}
