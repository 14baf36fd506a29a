// Which call nodes of the call tree are open, and which rows that makes. A refresh moves rows, so open nodes are carried over by name.
//
//     open: total, main          rows (heaviest callee first)
//     total                      ▾ total
//     ├── idle                     ▾ main
//     └── main                         work
//         ├── load                     load
//         └── work                     idle
import { Int32Column } from '../../base/growableColumns';
import { calleesOf } from '../profile/functionPath';
import { stepOfFunction } from '../profile/functionSet';
import { type ProfileModel } from '../profile/profileModel';

/** Call nodes that show their callees. */
export type OpenNodes = ReadonlySet<number>;

/** Orders callees; negative for a before b. */
export type NodeOrder = (a: number, b: number) => number;

/** How far a fresh tree is opened along its heaviest calls: enough to see where it leads, not a screen of wrappers more. */
const FIRST_OPEN = 24;

/** The rows from the root down: call nodes in the order in which they stand below each other. */
export function openRows(profile: ProfileModel, root: number, open: OpenNodes, order: NodeOrder): Int32Array {
  const rows = new Int32Column();
  // Waiting call nodes, the next one last.
  const waiting = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    rows.push(node);
    if (open.has(node)) {
      const callees = sortedCallees(profile, node, order);
      for (let i = callees.length - 1; i >= 0; i--) {
        waiting.push(callees[i]);
      }
    }
  }
  return rows.toArray();
}

function sortedCallees(profile: ProfileModel, node: number, order: NodeOrder): Int32Array {
  return calleesOf(profile, node).slice().sort(order);
}

/** True for a call node that calls others. */
export function hasCallees({ tree }: ProfileModel, node: number): boolean {
  return node + 1 < tree.length && tree.depth[node + 1] > tree.depth[node];
}

/** A fresh tree is open along its heaviest calls, as far as one callee has at least half of its caller. */
export function firstOpen(profile: ProfileModel, root: number): OpenNodes {
  const { widthOf } = profile.layout;
  const open = new Set<number>();
  let node = root;
  while (hasCallees(profile, node) && open.size < FIRST_OPEN) {
    open.add(node);
    const [heaviest] = sortedCallees(profile, node, (a, b) => widthOf(b) - widthOf(a) || a - b);
    if (widthOf(heaviest) * 2 < widthOf(node)) {
      break;
    }
    node = heaviest;
  }
  return open;
}

/** Opens every caller of a node, so that it has a row. */
export function openTo(open: OpenNodes, callers: Iterable<number>): OpenNodes {
  const next = new Set(open);
  for (const caller of callers) {
    next.add(caller);
  }
  return next;
}

/** The open nodes of one profile found again in another by name; what lies below a closed node is forgotten. */
export function carryOver(from: ProfileModel, open: OpenNodes, to: ProfileModel): OpenNodes {
  const carried = new Set<number>();
  const pairs: Array<readonly [number, number]> = [[0, 0]];
  for (let pair = pairs.pop(); pair !== undefined; pair = pairs.pop()) {
    const [before, after] = pair;
    if (!open.has(before)) {
      continue;
    }
    carried.add(after);
    const opened = calleesOf(from, before).filter((callee) => open.has(callee));
    if (opened.length > 0) {
      const calleeByKey = calleesByKey(to, after);
      for (const callee of opened) {
        const found = calleeByKey.get(keyOf(from, callee));
        if (found !== undefined) {
          pairs.push([callee, found]);
        }
      }
    }
  }
  return carried;
}

/** The callees of a node by function: one look-up each, however many there are. */
function calleesByKey(profile: ProfileModel, node: number): ReadonlyMap<string, number> {
  const byKey = new Map<string, number>();
  for (const callee of calleesOf(profile, node)) {
    byKey.set(keyOf(profile, callee), callee);
  }
  return byKey;
}

function keyOf({ tree }: ProfileModel, node: number): string {
  const { name, fileName } = stepOfFunction(tree.functions, tree.functionIndex[node]);
  return `${fileName}\n${name}`;
}
