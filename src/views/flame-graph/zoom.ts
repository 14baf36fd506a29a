// The zoom is geometry only: which part of the focused bar fills the canvas, as fractions of that bar. Pure steps from one zoom to
// the next; none leaves the focused bar.

/** 0 ≤ from < to ≤ 1. */
export interface Zoom {
  readonly from: number;
  readonly to: number;
}

/** The whole focused bar. */
export const NO_ZOOM: Zoom = { from: 0, to: 1 };

/** Deeper than a billionth, positions of large values are no longer told apart. */
const LEAST_SPAN = 2 ** -30;

export function isZoomed(zoom: Zoom): boolean {
  return zoom.from > 0 || zoom.to < 1;
}

/** Zooms in by a factor above 1, out below 1; what lies at `at` (0 left edge of the canvas, 1 right edge) stays there. */
export function zoomBy(zoom: Zoom, factor: number, at: number): Zoom {
  const span = zoom.to - zoom.from;
  const next = Math.min(1, Math.max(LEAST_SPAN, span / factor));
  return within(zoom.from + at * (span - next), next);
}

/** Moves the window by a part of its own width, to the right for a positive one. */
export function panBy(zoom: Zoom, part: number): Zoom {
  const span = zoom.to - zoom.from;
  return within(zoom.from + part * span, span);
}

/** Shows only a part of the canvas, given by two of its points from 0 (left) to 1 (right) in any order. */
export function zoomToPart(zoom: Zoom, one: number, other: number): Zoom {
  const span = zoom.to - zoom.from;
  const [left, right] = [Math.max(0, Math.min(one, other)), Math.min(1, Math.max(one, other))];
  return within(zoom.from + left * span, Math.max(LEAST_SPAN, (right - left) * span));
}

/** The window of the same width around a point of the focused bar (0 to 1). */
export function centredAt(zoom: Zoom, centre: number): Zoom {
  const span = zoom.to - zoom.from;
  return within(centre - span / 2, span);
}

/** The nearest zoom of the same width that shows [from, to) of the focused bar, or its beginning where it is wider. */
export function showing(zoom: Zoom, from: number, to: number): Zoom {
  const span = zoom.to - zoom.from;
  if (from >= zoom.from && to <= zoom.to) {
    return zoom;
  }
  return within(to - from >= span ? from : (from + to - span) / 2, span);
}

function within(from: number, span: number): Zoom {
  if (span >= 1) {
    return NO_ZOOM;
  }
  const start = Math.min(1 - span, Math.max(0, from));
  return { from: start, to: start + span };
}
