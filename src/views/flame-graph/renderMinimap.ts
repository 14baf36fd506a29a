// The whole focused profile in a strip of a few pixels, one colour, to show which part of it the zoom has left. Bounded by its pixels.
import { forEachVisibleBar } from '../../engine/layout/flameLayout';
import { type ProfileModel } from '../profile/profileModel';
import { type Orientation } from '../profile/viewChoices';
import { type DrawingContext } from './renderFlameGraph';
import { MIN_BAR_WIDTH_PX, visibleRowCount, windowOf } from './viewport';

export interface Minimap {
  readonly profile: ProfileModel;
  readonly focusedNode: number;
  readonly orientation: Orientation;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly pixelRatio: number;
  readonly fill: string;
}

/** Thinner lines than this would all look alike; of more rows than there are lines, every n-th is drawn. */
const LINE_PX = 2;

/** Clears the context and draws the strip. */
export function renderMinimap(context: DrawingContext, minimap: Minimap): void {
  const { profile, focusedNode, orientation, widthPx, heightPx, pixelRatio } = minimap;
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  context.clearRect(0, 0, widthPx, heightPx);
  const width = profile.layout.widthOf(focusedNode);
  if (!(width > 0) || widthPx <= 0) {
    return;
  }
  const { fromValue, toValue } = windowOf(profile, focusedNode);
  const perPixel = width / widthPx;
  const firstRow = profile.tree.depth[focusedNode];
  const rows = visibleRowCount(profile, focusedNode, perPixel * MIN_BAR_WIDTH_PX) - firstRow;
  const lines = Math.min(rows, Math.floor(heightPx / LINE_PX));
  const linePx = Math.min(heightPx / lines, 4);
  context.fillStyle = minimap.fill;
  for (let line = 0; line < lines; line++) {
    const topPx = orientation === 'rootAtTop' ? line * linePx : heightPx - (line + 1) * linePx;
    const row = firstRow + Math.floor((line * rows) / lines);
    let [fromPx, toPx] = [0, 0];
    forEachVisibleBar(profile.layout, row, fromValue, toValue, perPixel * MIN_BAR_WIDTH_PX, (_, start, width) => {
      const leftPx = Math.max(0, (start - fromValue) / perPixel);
      if (leftPx > toPx + 0.5) {
        context.fillRect(fromPx, topPx, toPx - fromPx, linePx - 0.5);
        fromPx = leftPx;
      }
      toPx = Math.min(widthPx, (start + width - fromValue) / perPixel);
    });
    context.fillRect(fromPx, topPx, toPx - fromPx, linePx - 0.5);
  }
}
