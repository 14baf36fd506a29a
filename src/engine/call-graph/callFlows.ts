// How much cost flows into and out of every function or cycle of a call graph, so that nothing is lost and nothing doubled: what comes
// in from callers, or from nobody, is what the functions cost themselves and what they pass on.
//
//     main ──7──▶ even ⇄ odd ──4──▶ sleep        into the cycle 7 = self of even and odd 3 + out of it 4
import { type Adjacency, type CallCosts } from './adjacency';
import { type Components } from './cycles';

export interface CallFlows {
  /** Per component: what its functions cost, with everything below them. */
  readonly need: Float64Array;
  /** Per component: the part of `need` that no recorded call explains. It begins stacks. */
  readonly rootCost: Float64Array;
  /** Per component: what calls from outside are multiplied with to come to `need`: 1 in a recording without gaps. */
  readonly scale: Float64Array;
}

/** Costs are rounded when they are written: a gap of this part of them is none. */
const ROUNDING = 1e-5;
/** Nor is a gap of this part of everything. */
const INVISIBLE = 1e-9;

export function flowsOf({ self, areCallsExact }: CallCosts, adjacency: Adjacency, components: Components): CallFlows {
  const { componentOf, start, members, count } = components;
  const need = new Float64Array(count);
  const rootCost = new Float64Array(count);
  const scale = new Float64Array(count);
  const incoming = incomingCosts(adjacency, components);
  const invisible = INVISIBLE * self.reduce((sum, value) => sum + ownCost(value), 0);
  // Callees come first: what they need is known when their callers are asked.
  for (let component = 0; component < count; component++) {
    let sum = 0;
    for (let member = start[component]; member < start[component + 1]; member++) {
      const row = members[member];
      sum += ownCost(self[row]);
      for (let call = adjacency.start[row]; call < adjacency.start[row + 1]; call++) {
        const target = componentOf[adjacency.callee[call]];
        sum += target === component ? 0 : adjacency.cost[call] * scale[target];
      }
    }
    const gap = sum - incoming[component];
    const isGap = areCallsExact && gap > ROUNDING * sum + invisible;
    const isRoot = isGap || incoming[component] === 0;
    need[component] = sum;
    rootCost[component] = isRoot ? gap : 0;
    scale[component] = isRoot ? 1 : sum / incoming[component];
  }
  return { need, rootCost, scale };
}

/** Clocks that step back give costs below zero; those cannot be drawn. */
export function ownCost(self: number): number {
  return self > 0 && Number.isFinite(self) ? self : 0;
}

function incomingCosts(
  { functionCount, start, callee, cost }: Adjacency,
  { componentOf, count }: Components
): Float64Array {
  const incoming = new Float64Array(count);
  for (let row = 0; row < functionCount; row++) {
    for (let call = start[row]; call < start[row + 1]; call++) {
      const target = componentOf[callee[call]];
      incoming[target] += target === componentOf[row] ? 0 : cost[call];
    }
  }
  return incoming;
}
