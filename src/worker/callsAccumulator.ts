// Adds up what files recorded of functions and calls, beside the trees that are made up from it. Files with real stacks among them count as
// well, once there is a file without.
import { type ExactCalls, exactCallsOf, exactCallsOfTree, mergeExactCalls } from '../engine/call-graph/exactCalls';
import { type FunctionNumbers, numbersOfCalls } from '../engine/functions/functionNumbers';
import { type Profile } from '../engine/profile/profile';
import { type CallTree } from '../engine/tree/callTree';

/** So many recordings wait until they are added up. */
const MAX_WAITING = 16;

export class CallsAccumulator {
  private waiting: ExactCalls[] = [];

  /** `treeSoFar`: The files with real stacks that came before the first one without. */
  constructor(private readonly treeSoFar: () => CallTree | undefined) {}

  /** `tree`: The profile's own. Returns the profile's recorded numbers, undefined where it has stacks. */
  add(profile: Profile, sampleTypeIndex: number, tree: CallTree): FunctionNumbers | undefined {
    const recorded = exactCallsOf(profile, sampleTypeIndex);
    if (this.waiting.length === 0) {
      if (recorded === undefined) {
        return undefined;
      }
      const before = this.treeSoFar();
      this.waiting = before === undefined ? [] : [exactCallsOfTree(before)];
    }
    this.waiting.push(recorded ?? exactCallsOfTree(tree));
    if (this.waiting.length > MAX_WAITING) {
      this.waiting = [mergeExactCalls(this.waiting)];
    }
    return recorded && numbersOfCalls(recorded);
  }

  /** The sum so far; undefined where every file has stacks. */
  merged(): ExactCalls | undefined {
    return this.waiting.length === 0 ? undefined : mergeExactCalls(this.waiting);
  }
}
