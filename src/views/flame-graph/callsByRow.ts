// Where the calls of some functions are, row by row from left to right: for marking matches whose bars are too narrow to be drawn.
// Made once per search in two passes along the columns; a painted row then costs no more than its pixels.
import { type BitSet } from '../../base/bitSet';
import { type FlameLayout } from '../../engine/layout/flameLayout';
import { barMatcher } from '../profile/barMatcher';
import { type ProfileModel } from '../profile/profileModel';
import { type ValueWindow } from './viewport';

/** The calls of row r are nodes[rowStart[r]] … nodes[rowStart[r + 1] − 1]. */
export interface CallsByRow {
  /** True for the calls. */
  readonly isCall: (node: number) => boolean;
  readonly rowStart: Int32Array;
  readonly nodes: Int32Array;
}

/** All calls of the functions, in rows 0 … rowCount − 1; of collapsed chains those in which one of them is. */
export function callsByRow(
  profile: Pick<ProfileModel, 'tree' | 'unchained'>,
  rowCount: number,
  functions: BitSet
): CallsByRow {
  const { depth } = profile.tree;
  const isCall = barMatcher(profile, functions);
  const rowStart = new Int32Array(rowCount + 1);
  for (let node = 0; node < depth.length; node++) {
    if (isCall(node)) {
      rowStart[depth[node] + 1]++;
    }
  }
  for (let row = 0; row < rowCount; row++) {
    rowStart[row + 1] += rowStart[row];
  }
  const nodes = new Int32Array(rowStart[rowCount]);
  const next = rowStart.slice();
  for (let node = 0; node < depth.length; node++) {
    if (isCall(node)) {
      nodes[next[depth[node]]++] = node;
    }
  }
  return { isCall, rowStart, nodes };
}

/** How many rows hold all calls among the nodes [from, to): one more than the deepest such call's row, 0 without one. */
export function rowsWithCalls({ rowStart, nodes }: CallsByRow, from: number, to: number): number {
  for (let row = rowStart.length - 2; row >= 0; row--) {
    const position = firstAt(rowStart[row], rowStart[row + 1], (index) => nodes[index] >= from);
    if (position < rowStart[row + 1] && nodes[position] < to) {
      return row + 1;
    }
  }
  return 0;
}

/**
 * Visits the columns of pixels, counted from the window's left edge, in which a row has calls narrower than `minWidth`, from left to
 * right and each column once. A column is `perColumn` values wide.
 */
export function forEachNarrowCall(
  layout: FlameLayout,
  { rowStart, nodes }: CallsByRow,
  row: number,
  { fromValue, toValue }: ValueWindow,
  perColumn: number,
  minWidth: number,
  visit: (column: number) => void
): void {
  const { width } = layout;
  const start = layout.starts();
  const end = rowStart[row + 1];
  let position = firstAt(rowStart[row], end, (index) => start[nodes[index]] + width[nodes[index]] >= fromValue);
  while (position < end && start[nodes[position]] < toValue) {
    const node = nodes[position];
    position++;
    if (width[node] < minWidth && start[node] >= fromValue) {
      const column = Math.floor((start[node] - fromValue) / perColumn);
      visit(column);
      const next = fromValue + (column + 1) * perColumn;
      position = firstAt(position, end, (index) => start[nodes[index]] >= next);
    }
  }
}

/** The first position in [from, to) at which something that stays true becomes true; `to` where it never does. */
function firstAt(from: number, to: number, isReached: (position: number) => boolean): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isReached(middle)) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}
