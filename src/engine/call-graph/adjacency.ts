// One value column of a call graph as an adjacency list: whom each function calls, and at what cost.

/** What one sample type says of functions and calls. */
export interface CallCosts {
  /** Per function, its own cost. */
  readonly self: Float64Array;
  /** Per function, with callees; only says which of several functions is the largest. */
  readonly total: Float64Array;
  /** Per call: rows of the functions, and what the callee cost below this caller. */
  readonly caller: Int32Array;
  readonly callee: Int32Array;
  readonly cost: Float64Array;
  /** False where costs of calls were estimated: then they only say in which proportion callers share a function. */
  readonly areCallsExact: boolean;
}

/**
 * The calls of function f are the entries [start[f], start[f + 1]) of `callee` and `cost`. Calls of a function to itself, and calls
 * without a cost, are left out: neither leads anywhere.
 */
export interface Adjacency {
  readonly functionCount: number;
  readonly start: Int32Array;
  readonly callee: Int32Array;
  readonly cost: Float64Array;
}

export function adjacencyOf({ self, caller, callee, cost }: CallCosts): Adjacency {
  const functionCount = self.length;
  const isKept = (call: number) => caller[call] !== callee[call] && cost[call] > 0 && Number.isFinite(cost[call]);
  const start = new Int32Array(functionCount + 1);
  for (let call = 0; call < caller.length; call++) {
    start[caller[call] + 1] += isKept(call) ? 1 : 0;
  }
  for (let row = 0; row < functionCount; row++) {
    start[row + 1] += start[row];
  }
  const next = start.slice();
  const kept = { callee: new Int32Array(start[functionCount]), cost: new Float64Array(start[functionCount]) };
  for (let call = 0; call < caller.length; call++) {
    if (isKept(call)) {
      const entry = next[caller[call]]++;
      kept.callee[entry] = callee[call];
      kept.cost[entry] = cost[call];
    }
  }
  return { functionCount, start, ...kept };
}
