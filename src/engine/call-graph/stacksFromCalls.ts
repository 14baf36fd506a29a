// Call graph → stacks. The graph says how much of `f` was called by `a` and how much by `b`, and what `f` called altogether, but not what
// `f` called when it was `a` that called it. So every caller's part of `f` is given the same mixture of callees:
//
//     a ─6─▶ f ─8─▶ g        a 6          b 4          what is known: a 6, b 4, f 10 (self 2), g 8
//     b ─4─▶ f               └── f 6      └── f 4      what is made up: that 4.8 of g belong to a, and 3.2 to b
//                                └── g 4.8    └── g 3.2
//
// The selfs of a function's stacks add up to its self, and outside of cycles their totals to its total.
import { Float64Column, Int32Column } from '../../base/growableColumns';
import { type Adjacency, adjacencyOf, type CallCosts } from './adjacency';
import { type CallFlows, flowsOf, ownCost } from './callFlows';
import { CyclePlans } from './cyclePlans';
import { type Components, findComponents } from './cycles';
import { LargestFirst } from './largestFirst';

export interface StackOptions {
  /** At most so many stacks, the largest; what a stack's callees cost beyond that is its own. */
  readonly maxStacks: number;
  /** Do not guess: a function with several callers is given no callees below them. Their cost is its own. */
  readonly cutsAtSeveralCallers: boolean;
}

/** Stacks as a prefix tree: parents come before their children, -1 is no parent. */
export interface MadeUpStacks {
  readonly parent: Int32Array;
  readonly functionIndex: Int32Array;
  readonly self: Float64Array;
  /** True where stacks could have been others: the callees of a function were divided, or a cycle was drawn. */
  readonly isApproximate: boolean;
  /** What the stacks cost whose callees were left out because there would have been too many. */
  readonly unfollowed: number;
}

/** Memory is bounded by functions, calls and `maxStacks`; nothing recurses. */
export function stacksFromCalls(costs: CallCosts, options: StackOptions): MadeUpStacks {
  const adjacency = adjacencyOf(costs);
  const components = findComponents(adjacency);
  return new StackMaker(costs, adjacency, components, flowsOf(costs, adjacency, components), options).make();
}

class StackMaker {
  private readonly parent = new Int32Column();
  private readonly functionIndex = new Int32Column();
  private readonly total = new Float64Column();
  /** Per stack: the function at which the cycle of its function was entered; the function itself where it is in none. */
  private readonly entry = new Int32Column();
  private readonly self: number[] = [];
  private readonly plans: CyclePlans;
  private readonly callerCount: Int32Array;
  /** How many stacks of each function got callees. */
  private readonly followedCount: Uint32Array;
  private isApproximate = false;
  private unfollowed = 0;

  constructor(
    private readonly costs: CallCosts,
    private readonly adjacency: Adjacency,
    private readonly components: Components,
    private readonly flows: CallFlows,
    private readonly options: StackOptions
  ) {
    this.plans = new CyclePlans(costs, adjacency, components, flows);
    this.callerCount = new Int32Array(adjacency.functionCount);
    this.followedCount = new Uint32Array(adjacency.functionCount);
    for (const callee of adjacency.callee) {
      this.callerCount[callee]++;
    }
  }

  make(): MadeUpStacks {
    const queue = new LargestFirst((stack) => this.total.at(stack));
    this.addRoots();
    for (let stack = 0; stack < this.parent.length; stack++) {
      queue.push(stack);
    }
    for (let stack = queue.pop(); stack !== undefined; stack = queue.pop()) {
      const firstChild = this.parent.length;
      this.follow(stack);
      for (let child = firstChild; child < this.parent.length; child++) {
        queue.push(child);
      }
    }
    return {
      parent: this.parent.toArray(),
      functionIndex: this.functionIndex.toArray(),
      self: Float64Array.from(this.self),
      isApproximate: this.isApproximate,
      unfollowed: this.unfollowed,
    };
  }

  private add(parent: number, functionIndex: number, total: number, entry: number): void {
    if (total <= 0) {
      return;
    }
    this.parent.push(parent);
    this.functionIndex.push(functionIndex);
    this.total.push(total);
    this.entry.push(entry);
    this.self.push(0);
  }

  /** What nobody calls begins stacks; of a cycle its largest function does. */
  private addRoots(): void {
    const { start, members, count } = this.components;
    for (let component = count - 1; component >= 0; component--) {
      const cost = this.flows.rootCost[component];
      if (cost > 0) {
        let root = members[start[component]];
        for (const member of members.subarray(start[component], start[component + 1])) {
          const more = this.costs.total[member] - this.costs.total[root];
          root = more > 0 || (more === 0 && member < root) ? member : root;
        }
        this.callerCount[root]++;
        this.add(-1, root, cost, root);
      }
    }
  }

  /** Gives the stack its self and its callees. */
  private follow(stack: number): void {
    const { adjacency, components, flows, options } = this;
    const row = this.functionIndex.at(stack);
    const total = this.total.at(stack);
    const component = components.componentOf[row];
    const isCycle = components.start[component + 1] - components.start[component] > 1;
    const [from, to] = [adjacency.start[row], adjacency.start[row + 1]];
    this.self[stack] = total;
    if (from === to) {
      return;
    }
    const isRoot = this.parent.at(stack) === -1;
    if (options.cutsAtSeveralCallers && !isRoot && this.callerCount[row] > 1) {
      return;
    }
    const plan = isCycle ? this.plans.enteredAt(this.entry.at(stack)) : undefined;
    if (this.parent.length + to - from > options.maxStacks || (isCycle && plan === undefined)) {
      this.unfollowed += total;
      return;
    }
    const place = components.placeOf[row];
    const need = plan === undefined ? flows.need[component] : plan.need[place];
    for (let call = from; call < to; call++) {
      const callee = adjacency.callee[call];
      const target = components.componentOf[callee];
      if (target !== component) {
        this.add(stack, callee, (total * adjacency.cost[call] * flows.scale[target]) / need, callee);
      } else if (plan !== undefined) {
        const calleePlace = components.placeOf[callee];
        if (plan.order[calleePlace] > plan.order[place]) {
          const part = (plan.need[calleePlace] * adjacency.cost[call]) / plan.incoming[calleePlace];
          this.add(stack, callee, (total * part) / need, this.entry.at(stack));
        }
      }
    }
    this.self[stack] = (total * ownCost(this.costs.self[row])) / need;
    this.followedCount[row]++;
    this.isApproximate ||= isCycle || this.followedCount[row] > 1;
  }
}
