// Where a viewer looks, kept across a refresh: by the path of a bar in view, because rows and widths have moved.
//
//     before  [total              ]      after  [total                      ]
//             [a  ][b        ]                  [a     ][new][b     ]
//                   └ here on the canvas                      └ comes to the same place of the canvas
import { barAt, forEachVisibleBar } from '../../engine/layout/flameLayout';
import { type FunctionPath, nodeAtPath, pathOfNode } from '../profile/functionPath';
import { type ProfileModel } from '../profile/profileModel';
import { centreOf, MIN_BAR_WIDTH_PX, pixelsPerValue, type Viewport, visibleRows } from './viewport';
import { centredAt, isZoomed, type Zoom } from './zoom';

/** A bar in view, by path, and where it is on the canvas. */
export interface Place {
  readonly path: FunctionPath;
  /** The first row in view, counted from the root. */
  readonly row: number;
  /** The middle of the bar, from 0 (left edge of the canvas) to 1 (right edge) and beyond. */
  readonly middle: number;
}

/**
 * The bar in the middle of the canvas, in the first visible row where it does not reach beyond both edges: callers that do say nothing
 * about where the canvas is.
 */
export function placeInView(profile: ProfileModel, viewport: Viewport): Place {
  const { layout } = profile;
  const { fromValue, toValue } = viewport;
  const minWidth = MIN_BAR_WIDTH_PX / (pixelsPerValue(viewport) || 1);
  const rows = visibleRows(viewport, layout.rowCount);
  const barInRow = (row: number) => barAt(layout, row, (fromValue + toValue) / 2, minWidth);
  let node = -1;
  for (let row = rows.from; row > 0 && node === -1; row--) {
    node = barInRow(row);
  }
  node = Math.max(0, node);
  const reachesBeyond = () =>
    layout.startOf(node) <= fromValue && layout.startOf(node) + layout.widthOf(node) >= toValue;
  for (let row = profile.tree.depth[node] + 1; row < rows.to && reachesBeyond(); row++) {
    const next = barInRow(row);
    if (next === -1) {
      break;
    }
    node = next;
  }
  const middle = (layout.startOf(node) + layout.widthOf(node) / 2 - fromValue) / (toValue - fromValue);
  return { path: pathOfNode(profile, node), row: Math.min(rows.from, profile.tree.depth[node]), middle };
}

/**
 * What a link says of a graph that is scrolled: the path of the widest bar in the first row in view, counted from the root; undefined for
 * a graph that is not scrolled. Where the window has no bar in that row, a row nearer to the root stands for it.
 */
export function pathAtTop(profile: ProfileModel, viewport: Viewport): FunctionPath | undefined {
  const { fromValue, toValue } = viewport;
  const minWidth = MIN_BAR_WIDTH_PX / (pixelsPerValue(viewport) || 1);
  let widest = { node: -1, width: 0 };
  for (let { from: row } = visibleRows(viewport, profile.layout.rowCount); row > 0 && widest.node === -1; row--) {
    forEachVisibleBar(profile.layout, row, fromValue, toValue, minWidth, (node, _, width) => {
      widest = width > widest.width ? { node, width } : widest;
    });
  }
  return widest.node === -1 ? undefined : pathOfNode(profile, widest.node);
}

/** The call at a place in another profile; where it has no such call, the nearest caller on the way that it has. */
export function nodeAtPlace(profile: ProfileModel, { path }: Place): number {
  let [known, unknown] = [0, path.length + 1];
  while (unknown - known > 1) {
    const length = (known + unknown) >> 1;
    if (nodeAtPath(profile, path.slice(0, length)) === -1) {
      unknown = length;
    } else {
      known = length;
    }
  }
  return nodeAtPath(profile, path.slice(0, known));
}

/** The zoom of the same width that has a place where it was. */
export function zoomAtPlace(profile: ProfileModel, focusedNode: number, zoom: Zoom, place: Place): Zoom {
  if (!isZoomed(zoom)) {
    return zoom;
  }
  const centre = centreOf(profile, focusedNode, nodeAtPlace(profile, place));
  return centredAt(zoom, centre + (0.5 - place.middle) * (zoom.to - zoom.from));
}

/** True if two nodes of two profiles are the same call. */
export function isSameCall(before: ProfileModel, node: number, after: ProfileModel, other: number): boolean {
  return node === -1 || other === -1 ? node === other : nodeAtPath(after, pathOfNode(before, node)) === other;
}
