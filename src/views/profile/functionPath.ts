// Paths of functions from the root: how focus and cursor remember a call node across refreshes, where rows move.
//
//     total                       node 3 is [main, work]: the root is never named, so the root's path is empty
//     ├── idle                    after a refresh [main, work] is looked up again, whatever its row is then
//     └── main
//         └── work   ← node 3
import { type BarRows, positionOf, positionsBelow, positionsOfRow } from '../../engine/layout/barRows';
import { rowsOfBarsFrom } from '../../engine/layout/flameLayout';
import { type TreeFunctions } from '../../engine/tree/callTree';
import { type ProfileModel } from './profileModel';

/** One function on a path: name, and file where it is known (`''` otherwise). */
export interface PathStep {
  readonly name: string;
  readonly fileName: string;
}

/** Functions from below the root down to a call node. */
export type FunctionPath = readonly PathStep[];

/** The path of a call node, in O(depth · log n). */
export function pathOfNode(profile: ProfileModel, node: number): FunctionPath {
  const { tree } = profile;
  const steps: PathStep[] = [];
  for (let current = node; current > 0; current = callerOf(profile, current)) {
    const index = tree.functionIndex[current];
    steps.push({ name: tree.functions.names[index], fileName: tree.functions.fileNames[index] });
  }
  return steps.reverse();
}

/** The call node at a path; -1 when this profile does not have it. */
export function nodeAtPath(profile: ProfileModel, path: FunctionPath): number {
  let node = 0;
  for (const step of path) {
    node = calleeNamed(profile, node, step);
    if (node === -1) {
      return -1;
    }
  }
  return node;
}

/** The parent of a call node, -1 for the root: the last node of the row above that begins at or before it, in O(log n). */
export function callerOf({ tree, layout }: ProfileModel, node: number): number {
  const row = tree.depth[node] - 1;
  const rows = rowsOfBarsFrom(layout, layout.widthOf(node));
  return row < 0 ? -1 : rows.nodes[positionOf(rows, node, positionsOfRow(rows, row)) - 1];
}

/** The callers of a node from the nearest to the root. */
export function* callersOf(profile: ProfileModel, node: number): Generator<number, void, void> {
  for (let caller = callerOf(profile, node); caller !== -1; caller = callerOf(profile, caller)) {
    yield caller;
  }
}

/** A node's callees from left to right; shares the layout's memory. */
export function calleesOf({ tree, layout }: ProfileModel, node: number): Int32Array {
  return calleesIn(layout.all(), tree.depth[node], node);
}

function calleesIn(rows: BarRows, depth: number, node: number): Int32Array {
  const { from, to } = positionsBelow(rows, node, depth, depth + 1);
  return rows.nodes.subarray(from, to);
}

/** Looks among the wide bars first, which are sorted already. */
function calleeNamed({ tree, layout }: ProfileModel, node: number, step: PathStep): number {
  const isNamed = (callee: number) => isFunction(tree.functions, tree.functionIndex[callee], step);
  const wide =
    layout.widthOf(node) >= layout.least ? calleesIn(layout.wide, tree.depth[node], node).find(isNamed) : undefined;
  return wide ?? calleesIn(layout.all(), tree.depth[node], node).find(isNamed) ?? -1;
}

/** Same name and, where both sides know it, same file. */
function isFunction(functions: TreeFunctions, index: number, step: PathStep): boolean {
  const fileName = functions.fileNames[index];
  return (
    functions.names[index] === step.name && (fileName === step.fileName || fileName === '' || step.fileName === '')
  );
}
