// Which functions are on the path of the call node at hand, when recursion is collapsed on the way down.
//
// A function that is entered again is not entered: the path goes back to its first call, and what lay between is left.
//
//     stack as it was    path
//     even               even                     even ── odd ── even ── odd ── add
//     └── odd            even odd                 becomes
//         └── even       even                     even ── odd ── add
//             └── odd    even odd                 where each call has the self of all that it stands for,
//                 └─ add even odd add             and every edge is one that was really taken
//
// Which call of a function is the one on the path? The last one entered on the way down, if it is still an ancestor of the node at
// hand: a step back may have left it. The ancestor at a depth is found in O(log depth) by jumps, as in a skew binary list, so a
// hostile tree that steps back from 100,000 levels at each of its leaves costs no more than an honest one.

export class OpenCalls {
  /** Per entered call: its distance from the root, and an ancestor far below. The caller is the walk's own column. */
  private readonly depth: Int32Array;
  private readonly jump: Int32Array;
  /** Per function: the last call on the way down from the root, -1 for none. */
  private readonly lastCall: Int32Array;
  /** What each step on the way down replaced: its depth in the walk, the function, and its last call before. */
  private readonly replaced: Array<{ readonly walkDepth: number; readonly function: number; readonly call: number }> =
    [];

  /**
   * @param functionCount Rows of the function table.
   * @param caller Per call node that was entered the one it was entered from. The walk fills it in before it calls `enter`.
   */
  constructor(
    functionCount: number,
    private readonly caller: Int32Array
  ) {
    this.lastCall = new Int32Array(functionCount).fill(-1);
    this.depth = new Int32Array(caller.length);
    this.jump = new Int32Array(caller.length);
  }

  /** Begins with the root, node 0. */
  enterRoot(functionIndex: number): void {
    this.lastCall[functionIndex] = 0;
  }

  /** The call of the function among `call` and its ancestors; -1 if there is none. */
  find(functionIndex: number, call: number): number {
    const last = this.lastCall[functionIndex];
    return last !== -1 && this.ancestorAt(call, this.depth[last]) === last ? last : -1;
  }

  /** Enters a function by `node`, a new call that the walk met at `walkDepth`. */
  enter(functionIndex: number, node: number, walkDepth: number): void {
    const caller = this.caller[node];
    const jump = this.jump[caller];
    const areEven = this.depth[caller] - this.depth[jump] === this.depth[jump] - this.depth[this.jump[jump]];
    this.depth[node] = this.depth[caller] + 1;
    this.jump[node] = areEven ? this.jump[jump] : caller;
    this.replaced.push({ walkDepth, function: functionIndex, call: this.lastCall[functionIndex] });
    this.lastCall[functionIndex] = node;
  }

  /** Forgets the calls entered at `walkDepth` and deeper: the walk has come back up. */
  leave(walkDepth: number): void {
    for (let top = this.replaced.at(-1); top !== undefined && top.walkDepth >= walkDepth; top = this.replaced.at(-1)) {
      this.lastCall[top.function] = top.call;
      this.replaced.pop();
    }
  }

  private ancestorAt(call: number, depth: number): number {
    let at = call;
    while (this.depth[at] > depth) {
      at = this.depth[this.jump[at]] >= depth ? this.jump[at] : this.caller[at];
    }
    return at;
  }
}
