// Between values and pixels: which part of a layout a canvas shows, and which bar lies under a point. All lengths are CSS pixels.
import { nextBarAtLeast, positionsBelow } from '../../engine/layout/barRows';
import { barAt, rowsOfBarsFrom } from '../../engine/layout/flameLayout';
import { type ProfileModel } from '../profile/profileModel';
import { type Orientation } from '../profile/viewChoices';
import { type Zoom } from './zoom';

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
  /** Distance from the upper end of all rows to the upper edge of the canvas. */
  readonly scrollTopPx: number;
  /** Height of all rows together; with the root at the bottom, rows are counted from its end. */
  readonly contentHeightPx: number;
  readonly orientation: Orientation;
  /** Device pixels per CSS pixel. */
  readonly pixelRatio: number;
}

/** CSS pixels per unit of value; 0 when there is nothing to show. */
export function pixelsPerValue({ fromValue, toValue, widthPx }: Viewport): number {
  return toValue > fromValue ? widthPx / (toValue - fromValue) : 0;
}

/** The rows that are at least partly visible, [from, to). */
export function visibleRows(viewport: Viewport, rowCount: number): { readonly from: number; readonly to: number } {
  const edges = [fromRootPx(viewport, 0), fromRootPx(viewport, viewport.heightPx)];
  const from = Math.max(0, Math.floor(Math.min(...edges) / ROW_HEIGHT_PX));
  const to = Math.min(rowCount, Math.ceil(Math.max(...edges) / ROW_HEIGHT_PX));
  return { from, to: Math.max(from, to) };
}

/** Upper edge of a row on the canvas; negative above it. */
export function rowTopPx({ orientation, scrollTopPx, contentHeightPx }: Viewport, row: number): number {
  return orientation === 'rootAtTop'
    ? row * ROW_HEIGHT_PX - scrollTopPx
    : contentHeightPx - (row + 1) * ROW_HEIGHT_PX - scrollTopPx;
}

/** Distance of a point of the canvas from the root's end of all rows. */
function fromRootPx({ orientation, scrollTopPx, contentHeightPx }: Viewport, yPx: number): number {
  return orientation === 'rootAtTop' ? scrollTopPx + yPx : contentHeightPx - scrollTopPx - yPx;
}

/** The bar under a point of the canvas, -1 for none. */
export function barAtPoint(profile: ProfileModel, viewport: Viewport, xPx: number, yPx: number): number {
  const scale = pixelsPerValue(viewport);
  const row = Math.floor(fromRootPx(viewport, yPx) / ROW_HEIGHT_PX);
  if (scale === 0 || xPx < 0 || xPx >= viewport.widthPx || row < 0 || row >= profile.layout.rowCount) {
    return -1;
  }
  return barAt(profile.layout, row, viewport.fromValue + xPx / scale, MIN_BAR_WIDTH_PX / scale);
}

/** Where a bar lies on the canvas; parts of it may lie outside. */
export interface BarBox {
  readonly leftPx: number;
  readonly topPx: number;
  readonly widthPx: number;
  /** False for a bar left or right of the canvas; one in it may still be too narrow to be seen. */
  readonly isInWindow: boolean;
}

/** The visible part of a call node's bar: cut off at the canvas's left and right edges. */
export function barBox(profile: ProfileModel, viewport: Viewport, node: number): BarBox {
  const scale = pixelsPerValue(viewport);
  const from = (profile.layout.startOf(node) - viewport.fromValue) * scale;
  const to = from + profile.layout.widthOf(node) * scale;
  const leftPx = Math.min(Math.max(0, from), viewport.widthPx);
  const rightPx = Math.min(Math.max(0, to), viewport.widthPx);
  return {
    isInWindow: scale > 0 && from < viewport.widthPx && (to > 0 || from >= 0),
    leftPx,
    topPx: rowTopPx(viewport, profile.tree.depth[node]),
    widthPx: rightPx - leftPx,
  };
}

/** What a canvas shows from left to right, in value units. */
export interface ValueWindow {
  readonly fromValue: number;
  readonly toValue: number;
}

/** The values that a focused node spans: its bar fills the canvas. */
export function windowOf({ layout }: ProfileModel, node: number): ValueWindow {
  const start = layout.startOf(node);
  return { fromValue: start, toValue: start + layout.widthOf(node) };
}

/** The part of a focused node's values that a zoom leaves. */
export function zoomedWindow({ layout }: ProfileModel, focusedNode: number, { from, to }: Zoom): ValueWindow {
  const [start, width] = [layout.startOf(focusedNode), layout.widthOf(focusedNode)];
  return { fromValue: start + from * width, toValue: start + to * width };
}

/** The part of a focused node's values that a call node has, 0 to 1; a caller of the focus has all of it. */
export function partOf(
  { layout }: ProfileModel,
  focusedNode: number,
  node: number
): { readonly from: number; readonly to: number } {
  const [start, width] = [layout.startOf(focusedNode), layout.widthOf(focusedNode)];
  const part = (value: number) => (width > 0 ? Math.min(1, Math.max(0, (value - start) / width)) : 0);
  const from = layout.startOf(node);
  return { from: part(from), to: part(from + layout.widthOf(node)) };
}

/** The middle of a call node within a focused node's values, 0 to 1. */
export function centreOf(profile: ProfileModel, focusedNode: number, node: number): number {
  const { from, to } = partOf(profile, focusedNode, node);
  return (from + to) / 2;
}

/**
 * How many rows have something to see while a node is focused: no canvas shows the thousands of rows below whose bars are all
 * narrower than `minWidth` (in value units). Of lanes all rows count. A callee is never wider than its caller, so the last such row is found by bisection.
 */
export function visibleRowCount(profile: ProfileModel, focusedNode: number, minWidth: number): number {
  if (profile.layout.isStacked === true) {
    return profile.layout.rowCount;
  }
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
  const rows = rowsOfBarsFrom(layout, Math.min(minWidth, layout.widthOf(focusedNode)));
  const { from, to } = positionsBelow(rows, focusedNode, tree.depth[focusedNode], row);
  return nextBarAtLeast(rows, from, to, minWidth) < to;
}

/** The scroll position nearest to the present one that shows a row whole, with the row before it where there is room. */
export function scrollTopShowingRow(viewport: Viewport, row: number): number {
  const { scrollTopPx, heightPx, contentHeightPx, orientation } = viewport;
  const top = rowTopPx(viewport, row) + scrollTopPx;
  const bottom = top + ROW_HEIGHT_PX;
  const [before, after] = orientation === 'rootAtTop' ? [ROW_HEIGHT_PX, 0] : [0, ROW_HEIGHT_PX];
  if (top - before < scrollTopPx) {
    return Math.max(0, top - before);
  }
  return Math.max(scrollTopPx, Math.min(bottom + after, contentHeightPx) - heightPx);
}
