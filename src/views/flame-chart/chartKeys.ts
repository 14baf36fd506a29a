// The keyboard on the flame chart: arrows walk the bars, up to the caller, down to the longest callee, sideways in time; Enter shows a
// bar as wide as the chart, + and − zoom, Shift and arrows move what is shown, Escape shows everything. Other keys are Grafana's.
import { positionOf, positionsBelow, positionsOfRow } from '../../engine/layout/barRows';
import { rowsOfBarsFrom } from '../../engine/layout/flameLayout';
import { centreOf, partOf } from '../flame-graph/viewport';
import { isZoomed, NO_ZOOM, panBy, type Zoom, zoomBy, zoomToPart } from '../flame-graph/zoom';
import { type ChartModel } from './chartModel';

/** Where the keyboard stands. */
export interface ChartStanding {
  readonly model: ChartModel;
  /** The bar of the keyboard, -1 before its first step. */
  readonly cursorNode: number;
  /** Shorter bars cannot be seen; in nanoseconds. */
  readonly minWidth: number;
  readonly zoom: Zoom;
}

export type ChartKeyRequest =
  | { readonly kind: 'cursor'; readonly node: number }
  | { readonly kind: 'zoom'; readonly zoom: Zoom }
  | { readonly kind: 'menu'; readonly node: number };

const KEY_ZOOM = 1.5;
/** Part of the canvas that Shift and an arrow move it by. */
const KEY_PAN = 0.2;

/** What a key asks for; undefined for a key that means nothing here and now. */
export function requestOfChartKey(
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
  standing: ChartStanding
): ChartKeyRequest | undefined {
  const { model, cursorNode, zoom } = standing;
  switch (key) {
    case 'Enter':
    case ' ':
      return cursorNode === -1 ? undefined : { kind: 'zoom', zoom: zoomToBar(model, cursorNode) };
    case 'Escape':
      return isZoomed(zoom) ? { kind: 'zoom', zoom: NO_ZOOM } : undefined;
    case '+':
    case '=':
      return { kind: 'zoom', zoom: zoomBy(zoom, KEY_ZOOM, centreOfCursor(standing)) };
    case '-':
    case '_':
      return isZoomed(zoom) ? { kind: 'zoom', zoom: zoomBy(zoom, 1 / KEY_ZOOM, centreOfCursor(standing)) } : undefined;
    case 'ContextMenu':
      return cursorNode === -1 ? undefined : { kind: 'menu', node: cursorNode };
    case 'F10':
      return shiftKey && cursorNode !== -1 ? { kind: 'menu', node: cursorNode } : undefined;
    default:
      return shiftKey ? panOfKey(key, zoom) : stepOfKey(key, standing);
  }
}

/** The zoom in which a bar is as wide as the chart. */
export function zoomToBar({ profile }: ChartModel, node: number): Zoom {
  const { from, to } = partOf(profile, 0, node);
  return to - from < 1 ? zoomToPart(NO_ZOOM, from, to) : NO_ZOOM;
}

function panOfKey(key: string, zoom: Zoom): ChartKeyRequest | undefined {
  return isZoomed(zoom) && (key === 'ArrowLeft' || key === 'ArrowRight')
    ? { kind: 'zoom', zoom: panBy(zoom, key === 'ArrowLeft' ? -KEY_PAN : KEY_PAN) }
    : undefined;
}

function stepOfKey(key: string, standing: ChartStanding): ChartKeyRequest | undefined {
  const { model, cursorNode } = standing;
  const to = (node: number): ChartKeyRequest => ({ kind: 'cursor', node });
  switch (key) {
    case 'ArrowUp':
      return to(Math.max(0, cursorNode === -1 ? 0 : model.layout.parent[cursorNode]));
    case 'ArrowDown':
      return to(cursorNode === -1 ? 0 : longestCallee(standing, cursorNode));
    case 'ArrowLeft':
      return to(cursorNode === -1 ? 0 : neighbour(standing, -1));
    case 'ArrowRight':
      return to(cursorNode === -1 ? 0 : neighbour(standing, 1));
    case 'Home':
      return to(0);
    default:
      return undefined;
  }
}

/** The root's are the lanes, which do not share a row: the first of them. */
function longestCallee({ model: { layout, chart }, minWidth }: ChartStanding, node: number): number {
  if (node === 0) {
    return chart.length > 1 ? 1 : 0;
  }
  const row = layout.row[node];
  const rows = rowsOfBarsFrom(layout, Math.min(minWidth, layout.widthOf(node)));
  const { from, to } = positionsBelow(rows, node, row, row + 1);
  let longest = node;
  for (let position = from; position < to; position++) {
    const callee = rows.nodes[position];
    // The row below the last one of a lane is the next lane's.
    if (
      layout.parent[callee] === node &&
      layout.widthOf(callee) >= minWidth &&
      (longest === node || layout.widthOf(callee) > layout.widthOf(longest))
    ) {
      longest = callee;
    }
  }
  return longest;
}

/** The next bar of the row that can be seen; the bar itself where there is none. A lane's neighbours are the lanes before and behind. */
function neighbour({ model: { layout, chart }, cursorNode, minWidth }: ChartStanding, direction: 1 | -1): number {
  if (chart.hasLanes && layout.parent[cursorNode] === 0) {
    return direction === 1
      ? nextLane(chart.subtreeEnd[cursorNode], chart.length, cursorNode)
      : laneBefore(chart.depth, cursorNode);
  }
  const rows = rowsOfBarsFrom(layout, Math.min(minWidth, layout.widthOf(cursorNode)));
  const { from, to } = positionsOfRow(rows, layout.row[cursorNode]);
  for (
    let position = positionOf(rows, cursorNode, { from, to }) + direction;
    position >= from && position < to;
    position += direction
  ) {
    if (layout.widthOf(rows.nodes[position]) >= minWidth) {
      return rows.nodes[position];
    }
  }
  return cursorNode;
}

function nextLane(end: number, length: number, lane: number): number {
  return end < length ? end : lane;
}

function laneBefore(depth: Int32Array, lane: number): number {
  const before = depth.lastIndexOf(1, lane - 1);
  return before > 0 ? before : lane;
}

/** Zooming keeps the bar of the keyboard where it is, or the middle of the canvas. */
function centreOfCursor({ model, cursorNode, zoom }: ChartStanding): number {
  const centre = cursorNode === -1 ? -1 : centreOf(model.profile, 0, cursorNode);
  return centre >= zoom.from && centre <= zoom.to ? (centre - zoom.from) / (zoom.to - zoom.from) : 0.5;
}
