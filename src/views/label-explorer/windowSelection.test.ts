import { draggedEdges, edgesAfterKey, edgesOf, windowOf } from './windowSelection';

const buckets = { fromMs: 1000, stepMs: 100, count: 20 };

test('a drag selects every bucket that it touches', () => {
  expect(draggedEdges(20, 0.5, 0.74)).toEqual({ from: 10, to: 15 });
  expect(draggedEdges(20, 0.74, 0.5)).toEqual({ from: 10, to: 15 });
  expect(draggedEdges(20, 0.5, 0.5)).toEqual({ from: 10, to: 11 });
  expect(draggedEdges(20, -1, 2)).toEqual({ from: 0, to: 20 });
});

test('a window is as long as its buckets; all of them are no window', () => {
  expect(windowOf(buckets, { from: 2, to: 5 })).toEqual({ fromMs: 1200, toMs: 1500 });
  expect(windowOf(buckets, { from: 0, to: 20 })).toBeUndefined();
});

test('a window of other data is drawn at the nearest edges, or not at all', () => {
  expect(edgesOf(buckets, { fromMs: 1190, toMs: 1520 })).toEqual({ from: 2, to: 5 });
  expect(edgesOf(buckets, { fromMs: 5000, toMs: 6000 })).toBeUndefined();
});

test.each([
  ['ArrowRight', 'from', { from: 3, to: 5 }],
  ['ArrowLeft', 'to', { from: 2, to: 4 }],
  ['Home', 'from', { from: 0, to: 5 }],
  ['End', 'to', { from: 2, to: 20 }],
  ['End', 'from', { from: 4, to: 5 }],
  ['PageUp', 'to', { from: 2, to: 6 }],
  ['x', 'to', undefined],
] as const)('%s moves the end "%s" and leaves a bucket', (key, end, expected) => {
  expect(edgesAfterKey(key, end, { from: 2, to: 5 }, 20)).toEqual(expected);
});
