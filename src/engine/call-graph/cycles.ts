// Finds the cycles of a call graph: functions that call each other in a ring, however long (Tarjan's strongly connected components).
//
//     main → even ⇄ odd        components, callees first:  0 {sleep}  1 {even, odd}  2 {main}
//              └──→ sleep
import { type Adjacency } from './adjacency';

/** The functions, cycle by cycle. A function in no cycle is a component of its own. A component calls only those of smaller numbers. */
export interface Components {
  readonly count: number;
  /** Per function. */
  readonly componentOf: Int32Array;
  /** Per function: its place among the members of its component. */
  readonly placeOf: Int32Array;
  /** The members of component c are the entries [start[c], start[c + 1]) of `members`. */
  readonly start: Int32Array;
  readonly members: Int32Array;
}

/** Linear in functions and calls, without recursion. */
export function findComponents({ functionCount, start, callee }: Adjacency): Components {
  const UNSEEN = -1;
  const order = new Int32Array(functionCount).fill(UNSEEN);
  const lowest = new Int32Array(functionCount);
  const componentOf = new Int32Array(functionCount).fill(UNSEEN);
  const placeOf = new Int32Array(functionCount);
  const nextCall = start.slice(0, functionCount);
  const members = new Int32Array(functionCount);
  const componentStart = [0];
  // The open path of the search, and the functions seen that belong to no component yet.
  const path = new Int32Array(functionCount);
  const waiting = new Int32Array(functionCount);
  let pathLength = 0;
  let waitingCount = 0;
  let seenCount = 0;
  let memberCount = 0;
  const enter = (row: number): void => {
    order[row] = lowest[row] = seenCount++;
    path[pathLength++] = row;
    waiting[waitingCount++] = row;
  };
  for (let first = 0; first < functionCount; first++) {
    if (order[first] !== UNSEEN) {
      continue;
    }
    enter(first);
    while (pathLength > 0) {
      const row = path[pathLength - 1];
      if (nextCall[row] < start[row + 1]) {
        const target = callee[nextCall[row]++];
        if (order[target] === UNSEEN) {
          enter(target);
        } else if (componentOf[target] === UNSEEN) {
          lowest[row] = Math.min(lowest[row], order[target]);
        }
        continue;
      }
      pathLength--;
      if (pathLength > 0) {
        const above = path[pathLength - 1];
        lowest[above] = Math.min(lowest[above], lowest[row]);
      }
      if (lowest[row] === order[row]) {
        const component = componentStart.length - 1;
        const begin = memberCount;
        let member: number;
        do {
          member = waiting[--waitingCount];
          componentOf[member] = component;
          placeOf[member] = memberCount - begin;
          members[memberCount++] = member;
        } while (member !== row);
        componentStart.push(memberCount);
      }
    }
  }
  return { count: componentStart.length - 1, componentOf, placeOf, start: Int32Array.from(componentStart), members };
}
