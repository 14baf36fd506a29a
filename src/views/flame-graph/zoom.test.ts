import { centredAt, isZoomed, NO_ZOOM, panBy, showing, type Zoom, zoomBy, zoomToPart } from './zoom';

const span = ({ from, to }: Zoom) => to - from;

test('zooming in keeps what is under the pointer', () => {
  expect(zoomBy(NO_ZOOM, 2, 0.5)).toEqual({ from: 0.25, to: 0.75 });
  expect(zoomBy(NO_ZOOM, 4, 0)).toEqual({ from: 0, to: 0.25 });
  expect(zoomBy({ from: 0.25, to: 0.75 }, 2, 1)).toEqual({ from: 0.5, to: 0.75 });
});

test('zooming out ends at the whole bar', () => {
  expect(zoomBy({ from: 0.5, to: 0.75 }, 0.01, 0.3)).toBe(NO_ZOOM);
  expect(isZoomed(zoomBy(zoomBy(NO_ZOOM, 8, 0.3), 1 / 8, 0.9))).toBe(false);
});

test('zooming in has an end', () => {
  let zoom = NO_ZOOM;
  for (let step = 0; step < 200; step++) {
    zoom = zoomBy(zoom, 2, 0.7);
  }
  expect(span(zoom)).toBeCloseTo(2 ** -30, 12);
  expect(zoom.to).toBeGreaterThan(zoom.from);
});

test('panning stops at the edges of the bar', () => {
  const zoom = { from: 0.25, to: 0.5 };
  expect(panBy(zoom, 1)).toEqual({ from: 0.5, to: 0.75 });
  expect(panBy(zoom, 100)).toEqual({ from: 0.75, to: 1 });
  expect(panBy(zoom, -100)).toEqual({ from: 0, to: 0.25 });
  expect(panBy(NO_ZOOM, 0.5)).toBe(NO_ZOOM);
});

test('a box becomes the window, drawn from either side', () => {
  expect(zoomToPart({ from: 0.5, to: 1 }, 0.5, 0)).toEqual({ from: 0.5, to: 0.75 });
  expect(zoomToPart(NO_ZOOM, -3, 0.25)).toEqual({ from: 0, to: 0.25 });
});

test('centring keeps the width', () => {
  expect(centredAt({ from: 0, to: 0.5 }, 0.5)).toEqual({ from: 0.25, to: 0.75 });
  expect(centredAt({ from: 0, to: 0.5 }, 0)).toEqual({ from: 0, to: 0.5 });
});

test('what is in view moves nothing, what is not comes to the middle', () => {
  const zoom = { from: 0.5, to: 0.75 };
  expect(showing(zoom, 0.6, 0.7)).toBe(zoom);
  expect(showing(zoom, 0.125, 0.125)).toEqual({ from: 0, to: 0.25 });
  expect(showing(zoom, 0.25, 0.375)).toEqual({ from: 0.1875, to: 0.4375 });
  expect(showing(zoom, 0.1, 0.9)).toEqual({ from: 0.1, to: 0.35 });
});
