// How a cycle is drawn that is entered at one of its functions: every function of it once per way there, never again below itself. Calls
// that lead back are left out, and what each function costs is spread over the calls that lead to it.
//
//     a ⇄ b, a ⇄ c, b ⇄ c, entered at a        a ─┬─ b ── c        c is called by a and by b: each carries its part
//                                                 └─ c
import { type Adjacency, type CallCosts } from './adjacency';
import { type CallFlows, ownCost } from './callFlows';
import { type Components } from './cycles';

/** Columns by place in the component. */
export interface CyclePlan {
  /** Calls lead from smaller to larger numbers; the entry has 0. */
  readonly order: Int32Array;
  /** What a function costs with everything below it in this drawing. */
  readonly need: Float64Array;
  /** The costs of the calls that lead to a function, added up. */
  readonly incoming: Float64Array;
}

/** Plans together may hold so many functions: a large cycle with very many entries would take quadratic memory. */
const MAX_PLANNED_CALLS = 20_000_000;

export class CyclePlans {
  private readonly plans = new Map<number, CyclePlan>();
  private plannedCalls = 0;

  constructor(
    private readonly costs: CallCosts,
    private readonly adjacency: Adjacency,
    private readonly components: Components,
    private readonly flows: CallFlows
  ) {}

  /** The plan for the entry; undefined when there are too many of them. */
  enteredAt(entry: number): CyclePlan | undefined {
    let plan = this.plans.get(entry);
    if (plan === undefined && this.plannedCalls < MAX_PLANNED_CALLS) {
      plan = this.make(entry);
      this.plans.set(entry, plan);
    }
    return plan;
  }

  private make(entry: number): CyclePlan {
    const { componentOf, placeOf, start } = this.components;
    const { callee, cost, start: callStart } = this.adjacency;
    const component = componentOf[entry];
    const size = start[component + 1] - start[component];
    const order = new Int32Array(size).fill(-1);
    const need = new Float64Array(size);
    const incoming = new Float64Array(size);
    // Breadth first: each function as near to the entry as it can be.
    const queue = new Int32Array(size);
    queue[0] = entry;
    order[placeOf[entry]] = 0;
    let length = 1;
    for (let head = 0; head < length; head++) {
      const row = queue[head];
      this.plannedCalls += callStart[row + 1] - callStart[row] + 1;
      for (let call = callStart[row]; call < callStart[row + 1]; call++) {
        const target = callee[call];
        if (componentOf[target] === component && order[placeOf[target]] === -1) {
          order[placeOf[target]] = length;
          queue[length++] = target;
        }
      }
    }
    const forEachForwardCall = (row: number, visit: (place: number, cost: number) => void): void => {
      for (let call = callStart[row]; call < callStart[row + 1]; call++) {
        const place = placeOf[callee[call]];
        if (componentOf[callee[call]] === component && order[place] > order[placeOf[row]]) {
          visit(place, cost[call]);
        }
      }
    };
    for (const row of queue) {
      forEachForwardCall(row, (place, callCost) => {
        incoming[place] += callCost;
      });
    }
    for (let index = size - 1; index >= 0; index--) {
      const row = queue[index];
      let sum = ownCost(this.costs.self[row]);
      for (let call = callStart[row]; call < callStart[row + 1]; call++) {
        const target = componentOf[callee[call]];
        sum += target === component ? 0 : cost[call] * this.flows.scale[target];
      }
      forEachForwardCall(row, (place, callCost) => {
        sum += (need[place] * callCost) / incoming[place];
      });
      need[placeOf[row]] = sum;
    }
    return { order, need, incoming };
  }
}
