// Where a tooltip goes: below and right of the mouse, on the other side where it would leave the window.

export interface Point {
  readonly xPx: number;
  readonly yPx: number;
}

export interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Distance to the mouse, and least distance to the window's edges. */
const OFFSET_PX = 14;
const MARGIN_PX = 4;

/** Top left corner of a tooltip in window coordinates. */
export function placeTooltip(pointer: Point, tooltip: Size, window: Size): Point {
  return {
    xPx: placeAlong(pointer.xPx, tooltip.widthPx, window.widthPx),
    yPx: placeAlong(pointer.yPx, tooltip.heightPx, window.heightPx),
  };
}

function placeAlong(pointer: number, length: number, windowLength: number): number {
  const after = pointer + OFFSET_PX;
  const fitsAfter = after + length + MARGIN_PX <= windowLength;
  return Math.max(MARGIN_PX, fitsAfter ? after : pointer - OFFSET_PX - length);
}
