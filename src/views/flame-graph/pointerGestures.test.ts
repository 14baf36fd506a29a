import { type GestureHandlers, PointerGestures } from './pointerGestures';

/** Writes down what gestures are seen. */
function watch() {
  const seen: string[] = [];
  const handlers: GestureHandlers = {
    onPan: (x, y) => seen.push(`pan ${x} ${y}`),
    onPinch: (factor, centre) => seen.push(`pinch ${factor} at ${centre}`),
    onBox: (from, to) => seen.push(`box ${from} ${to}`),
    onBoxEnd: (from, to) => seen.push(`boxed ${from} ${to}`),
    onLongPress: ({ xPx, yPx }) => seen.push(`menu ${xPx} ${yPx}`),
  };
  return { seen, gestures: new PointerGestures(handlers) };
}

const at = (xPx: number, yPx: number, id = 1) => ({ id, xPx, yPx });
const mouse = (xPx: number, yPx: number) => ({ ...at(xPx, yPx), isTouch: false, drawsBox: false });
const finger = (xPx: number, yPx: number, id = 1) => ({ ...at(xPx, yPx, id), isTouch: true, drawsBox: false });

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('a press that hardly moves is a click', () => {
  const { seen, gestures } = watch();
  gestures.down(mouse(10, 10));
  gestures.move(at(12, 11));
  gestures.up(1);
  expect([seen, gestures.isGesture]).toEqual([[], false]);
});

test('a drag pans from where it began, and is no click', () => {
  const { seen, gestures } = watch();
  gestures.down(mouse(10, 10));
  gestures.move(at(20, 12));
  gestures.move(at(25, 12));
  gestures.up(1);
  gestures.move(at(90, 90));
  expect(seen).toEqual(['pan 10 2', 'pan 5 0']);
  expect(gestures.isGesture).toBe(true);
  gestures.down(mouse(30, 30));
  expect(gestures.isGesture).toBe(false);
});

test('with Shift a drag draws a box', () => {
  const { seen, gestures } = watch();
  gestures.down({ ...mouse(50, 10), drawsBox: true });
  gestures.move(at(30, 10));
  gestures.up(1);
  expect(seen).toEqual(['box 50 30', 'boxed 50 30']);
});

test('a mouse that only passes does nothing', () => {
  const { seen, gestures } = watch();
  gestures.move(at(10, 10));
  gestures.move(at(90, 10));
  expect(seen).toEqual([]);
});

test('a finger that rests asks for the menu; a mouse, or a finger that moves, does not', () => {
  const { seen, gestures } = watch();
  gestures.down(finger(7, 8));
  jest.advanceTimersByTime(600);
  expect([seen, gestures.isGesture]).toEqual([['menu 7 8'], true]);
  gestures.up(1);
  gestures.down(finger(7, 8));
  gestures.move(at(40, 8));
  jest.advanceTimersByTime(600);
  gestures.up(1);
  gestures.down(mouse(7, 8));
  jest.advanceTimersByTime(600);
  expect(seen).toEqual(['menu 7 8', 'pan 33 0']);
});

test('two fingers zoom and pan at once', () => {
  const { seen, gestures } = watch();
  gestures.down(finger(100, 0, 1));
  gestures.down(finger(200, 0, 2));
  gestures.move(at(300, 0, 2));
  expect(seen).toEqual(['pan 50 0', 'pinch 2 at 200']);
  jest.advanceTimersByTime(600);
  expect(seen).toHaveLength(2);
});

test('fingers above each other do not zoom to infinity', () => {
  const { seen, gestures } = watch();
  gestures.down(finger(100, 0, 1));
  gestures.down(finger(100, 50, 2));
  gestures.move(at(140, 50, 2));
  expect(seen).toEqual(['pan 20 0']);
});

test('what the browser takes over is no click', () => {
  const { gestures } = watch();
  gestures.down(finger(1, 1));
  gestures.cancel(1);
  expect(gestures.isGesture).toBe(true);
});
