import { wheelStep } from './wheelStep';

const wheel = { deltaX: 0, deltaY: 0, deltaMode: 0, ctrlKey: false, metaKey: false, shiftKey: false };

test('a plain wheel is left to the browser, zoomed or not', () => {
  expect(wheelStep({ ...wheel, deltaY: 100 }, false)).toBeUndefined();
  expect(wheelStep({ ...wheel, deltaY: 100 }, true)).toBeUndefined();
});

test('with Ctrl or ⌘ it zooms: up is in, and one step is never more than half as much again', () => {
  expect(wheelStep({ ...wheel, deltaY: -5, ctrlKey: true }, false)).toEqual({ kind: 'zoom', factor: Math.exp(0.05) });
  for (const deltaMode of [0, 1, 2]) {
    const step = wheelStep({ ...wheel, deltaY: 120, deltaMode, metaKey: true }, false);
    expect(step).toEqual({ kind: 'zoom', factor: expect.closeTo(1 / 1.5) });
  }
});

test('sideways it pans, where there is something to pan', () => {
  expect(wheelStep({ ...wheel, deltaX: 30, deltaY: 4 }, true)).toEqual({ kind: 'pan', byPx: 30 });
  expect(wheelStep({ ...wheel, deltaY: 100, shiftKey: true }, true)).toEqual({ kind: 'pan', byPx: 100 });
  expect(wheelStep({ ...wheel, deltaX: 30, deltaY: 4 }, false)).toBeUndefined();
  expect(wheelStep({ ...wheel, deltaX: 3, deltaY: 40 }, true)).toBeUndefined();
});
