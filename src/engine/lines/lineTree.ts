// Profile → a tree whose functions are source lines: what the lines table of the panel and the functions query by line list.
//
// Unusual: it is built on the page, of the whole profile that every store can give, and not in the worker, where trees of functions are
// built. A profile of a million samples takes a quarter of a second there, and lines are asked for by hand. If dashboards came to ask for
// them at every refresh, stores would have to answer with trees of lines as they answer with trees.
import { type Profile } from '../profile/profile';
import { type LineCosts } from '../profile/recordedCallGraph';
import { buildCallTree } from '../tree/buildCallTree';
import { type CallTree } from '../tree/callTree';
import { placesAsFunctions, profileByLine } from './profileByLine';

export interface LineTree {
  /** The file of each function is a place (place.ts). */
  readonly tree: CallTree;
  /** False where no frame is at a known line: then the tree has functions alone. */
  readonly hasLines: boolean;
  /** True where lines were recorded without what they call: then a total is no more than the self value. */
  readonly isSelfOnly: boolean;
}

/** Exact costs of lines where the profile has them, else the lines of its frames. */
export function lineTree(profile: Profile, sampleTypeIndex: number): LineTree {
  const costs = profile.callGraph?.lineCosts;
  if (costs !== undefined) {
    return {
      tree: buildCallTree(profileOfCosts(profile, costs), sampleTypeIndex),
      hasLines: true,
      isSelfOnly: true,
    };
  }
  return {
    tree: buildCallTree(profileByLine(profile), sampleTypeIndex),
    hasLines: profile.frames.line.some((line) => line > 0),
    isSelfOnly: false,
  };
}

/** One sample per line, with a stack of that line alone. */
function profileOfCosts(profile: Profile, costs: LineCosts): Profile {
  const { length, functionIndex, line, fileName, values } = costs;
  const rows = Int32Array.from(functionIndex, (_, row) => row);
  return {
    ...profile,
    ...placesAsFunctions(profile, functionIndex, line, (row) => fileName[row]),
    frames: {
      length,
      functionIndex: rows,
      line,
      mappingIndex: new Int32Array(length).fill(-1),
      inlined: new Uint8Array(length),
    },
    stacks: { length, parent: new Int32Array(length).fill(-1), frameIndex: rows },
    samples: { length, stackIndex: rows, labelSetIndex: new Int32Array(length), values },
    labelSets: [[]],
    callGraph: undefined,
  };
}
