// What a turn of the wheel means on a flame graph. A plain wheel scrolls, first the graph and at its end the dashboard, so it is left to
// the browser; docs/decisions/0007-wheel-and-drag.md says why it does not zoom.

/** Undefined: the browser's own scrolling. */
export type WheelStep =
  { readonly kind: 'zoom'; readonly factor: number } | { readonly kind: 'pan'; readonly byPx: number };

type Wheel = Pick<WheelEvent, 'deltaX' | 'deltaY' | 'deltaMode' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/** Pixels of a line, for browsers that count lines (deltaMode 1) or pages (2). */
const DELTA_PX = [1, 20, 400];
/** The zoom of one pixel of wheel. A pinch on a trackpad comes as Ctrl and a few pixels, a notch of a mouse as a hundred. */
const ZOOM_PER_PX = 0.01;
const MOST_PER_STEP = Math.log(1.5);

export function wheelStep(wheel: Wheel, isZoomed: boolean): WheelStep | undefined {
  const unitPx = DELTA_PX[wheel.deltaMode] ?? 1;
  const [xPx, yPx] = [wheel.deltaX * unitPx, wheel.deltaY * unitPx];
  if (wheel.ctrlKey || wheel.metaKey) {
    const exponent = Math.min(MOST_PER_STEP, Math.max(-MOST_PER_STEP, -yPx * ZOOM_PER_PX));
    return { kind: 'zoom', factor: Math.exp(exponent) };
  }
  // Systems turn Shift and a wheel into a sideways one, or leave that to the page.
  const sidewaysPx = wheel.shiftKey && xPx === 0 ? yPx : xPx;
  const isSideways = wheel.shiftKey || Math.abs(xPx) > Math.abs(yPx);
  return isZoomed && isSideways && sidewaysPx !== 0 ? { kind: 'pan', byPx: sidewaysPx } : undefined;
}
