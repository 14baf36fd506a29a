// Where the keyboard goes from a bar: up to its caller, down to its widest callee, sideways to the next bar that can be seen.
import { positionOf, positionsOfRow } from '../../engine/layout/barRows';
import { rowsOfBarsFrom } from '../../engine/layout/flameLayout';
import { callerOf, calleesOf } from '../profile/functionPath';
import { type ProfileModel } from '../profile/profileModel';
import { windowOf } from './viewport';

export type Step = 'caller' | 'callee' | 'left' | 'right' | 'root';

/**
 * The call node one step away, or `node` itself where there is none. Sideways it stays within the focused node's bar and skips bars
 * narrower than `minWidth` (in value units).
 */
export function walkBars(
  profile: ProfileModel,
  node: number,
  step: Step,
  focusedNode: number,
  minWidth: number
): number {
  switch (step) {
    case 'root':
      return focusedNode;
    case 'caller':
      return Math.max(0, callerOf(profile, node));
    case 'callee':
      return widestCallee(profile, node, focusedNode, minWidth);
    case 'left':
      return neighbour(profile, node, -1, focusedNode, minWidth);
    case 'right':
      return neighbour(profile, node, 1, focusedNode, minWidth);
  }
}

/** Above the focus only the way down to it is on the canvas. */
function widestCallee(profile: ProfileModel, node: number, focusedNode: number, minWidth: number): number {
  const { layout } = profile;
  let widest = node;
  let width = minWidth;
  for (const callee of calleesOf(profile, node)) {
    if (
      layout.widthOf(callee) >= width &&
      isOnCanvas(profile, callee, focusedNode) &&
      (widest === node || layout.widthOf(callee) > width)
    ) {
      widest = callee;
      width = layout.widthOf(callee);
    }
  }
  return widest;
}

/** The next bar that can be seen is found among those; at worst one walk along them per key press. */
function neighbour(
  profile: ProfileModel,
  node: number,
  direction: 1 | -1,
  focusedNode: number,
  minWidth: number
): number {
  const { tree, layout } = profile;
  const rows = rowsOfBarsFrom(layout, Math.min(minWidth, layout.widthOf(node)));
  const { from, to } = positionsOfRow(rows, tree.depth[node]);
  for (
    let position = positionOf(rows, node, { from, to }) + direction;
    position >= from && position < to;
    position += direction
  ) {
    const candidate = rows.nodes[position];
    if (!isOnCanvas(profile, candidate, focusedNode)) {
      return node;
    }
    if (layout.widthOf(candidate) >= minWidth) {
      return candidate;
    }
  }
  return node;
}

function isOnCanvas(profile: ProfileModel, node: number, focusedNode: number): boolean {
  const { fromValue, toValue } = windowOf(profile, focusedNode);
  const start = profile.layout.startOf(node);
  return start < toValue && start + profile.layout.widthOf(node) > fromValue;
}
