// Between values and pixels: which part of a layout a canvas shows, and which bar lies under a point. All lengths are CSS pixels.
import { lowerBound } from '../../base/bisect';
import { barAt, nextBarAtLeast } from '../../engine/layout/flameLayout';
import { type ProfileModel } from '../profile/profileModel';

/** Distance from one row to the next; Grafana's own flame graph has the same. */
export const ROW_HEIGHT_PX = 22;

/** Bars narrower than this are neither drawn nor hit. */
export const MIN_BAR_WIDTH_PX = 0.5;

/** The part of a layout that a canvas shows. */
export interface Viewport {
  /** Left edge in value units. */
  readonly fromValue: number;
  /** Right edge in value units, greater than `fromValue` unless the profile is empty. */
  readonly toValue: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly scrollTopPx: number;
  /** Device pixels per CSS pixel. */
  readonly pixelRatio: number;
}

/** CSS pixels per unit of value; 0 when there is nothing to show. */
export function pixelsPerValue({ fromValue, toValue, widthPx }: Viewport): number {
  return toValue > fromValue ? widthPx / (toValue - fromValue) : 0;
}

/** The rows that are at least partly visible, [from, to). */
export function visibleRows(viewport: Viewport, rowCount: number): { readonly from: number; readonly to: number } {
  const from = Math.max(0, Math.floor(viewport.scrollTopPx / ROW_HEIGHT_PX));
  const to = Math.min(rowCount, Math.ceil((viewport.scrollTopPx + viewport.heightPx) / ROW_HEIGHT_PX));
  return { from, to: Math.max(from, to) };
}

/** The bar under a point of the canvas, -1 for none. */
export function barAtPoint(profile: ProfileModel, viewport: Viewport, xPx: number, yPx: number): number {
  const scale = pixelsPerValue(viewport);
  const row = Math.floor((yPx + viewport.scrollTopPx) / ROW_HEIGHT_PX);
  if (scale === 0 || xPx < 0 || xPx >= viewport.widthPx || row < 0 || row >= profile.layout.rowCount) {
    return -1;
  }
  const node = barAt(profile.layout, row, viewport.fromValue + xPx / scale);
  return node !== -1 && profile.layout.width[node] * scale >= MIN_BAR_WIDTH_PX ? node : -1;
}

/** Where a bar lies on the canvas; parts of it may lie outside. */
export interface BarBox {
  readonly leftPx: number;
  readonly topPx: number;
  readonly widthPx: number;
}

/** The visible part of a call node's bar: cut off at the canvas's left and right edges. */
export function barBox(profile: ProfileModel, viewport: Viewport, node: number): BarBox {
  const scale = pixelsPerValue(viewport);
  const from = (profile.layout.start[node] - viewport.fromValue) * scale;
  const leftPx = Math.min(Math.max(0, from), viewport.widthPx);
  const rightPx = Math.min(Math.max(0, from + profile.layout.width[node] * scale), viewport.widthPx);
  return {
    leftPx,
    topPx: profile.tree.depth[node] * ROW_HEIGHT_PX - viewport.scrollTopPx,
    widthPx: rightPx - leftPx,
  };
}

/** The values that a focused node spans: its bar fills the canvas. */
export function windowOf(
  { layout }: ProfileModel,
  node: number
): { readonly fromValue: number; readonly toValue: number } {
  return { fromValue: layout.start[node], toValue: layout.start[node] + layout.width[node] };
}

/**
 * How many rows have something to see while a node is focused: no canvas shows the thousands of rows below whose bars are all
 * narrower than `minWidth` (in value units). A callee is never wider than its caller, so the last such row is found by bisection.
 */
export function visibleRowCount(profile: ProfileModel, focusedNode: number, minWidth: number): number {
  let from = profile.tree.depth[focusedNode];
  let to = profile.layout.rowCount;
  while (to - from > 1) {
    const row = (from + to) >> 1;
    if (hasBarInRow(profile, focusedNode, row, minWidth)) {
      from = row;
    } else {
      to = row;
    }
  }
  return to;
}

function hasBarInRow({ tree, layout }: ProfileModel, focusedNode: number, row: number, minWidth: number): boolean {
  const [rowFrom, rowTo] = [layout.rowStart[row], layout.rowStart[row + 1]];
  const from = lowerBound(layout.rowNodes, focusedNode, rowFrom, rowTo);
  const to = lowerBound(layout.rowNodes, tree.subtreeEnd[focusedNode], rowFrom, rowTo);
  return nextBarAtLeast(layout, from, to, minWidth) < to;
}

/** The scroll position nearest to the present one that shows a row whole, with the row above it where there is room. */
export function scrollTopShowingRow(row: number, scrollTopPx: number, heightPx: number): number {
  const top = row * ROW_HEIGHT_PX;
  if (top - ROW_HEIGHT_PX < scrollTopPx) {
    return Math.max(0, Math.min(scrollTopPx, top - ROW_HEIGHT_PX));
  }
  return Math.max(scrollTopPx, top + ROW_HEIGHT_PX - heightPx);
}
