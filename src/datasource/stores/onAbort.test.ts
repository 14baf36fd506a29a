import { getEventListeners } from 'node:events';
import { onAbort } from './onAbort';

test('everybody who waits hears of it once', () => {
  const controller = new AbortController();
  const heard: string[] = [];
  onAbort(controller.signal, () => heard.push('a'));
  onAbort(controller.signal, () => heard.push('b'));
  controller.abort();
  expect(heard).toEqual(['a', 'b']);
});

test('who has ended the wait hears nothing, also where another one ends it on the way', () => {
  const controller = new AbortController();
  const heard: string[] = [];
  const endFirst = onAbort(controller.signal, () => heard.push('ended before'));
  endFirst();
  onAbort(controller.signal, () => endLast());
  const endLast = onAbort(controller.signal, () => heard.push('ended on the way'));
  controller.abort();
  expect(heard).toEqual([]);
});

test('the same function may wait twice, and one wait may end', () => {
  const controller = new AbortController();
  const act = jest.fn();
  onAbort(controller.signal, act);
  onAbort(controller.signal, act)();
  controller.abort();
  expect(act).toHaveBeenCalledTimes(1);
});

test('two thousand waits are one listener of the signal', () => {
  const { signal } = new AbortController();
  const ends = Array.from({ length: 2000 }, () => onAbort(signal, () => undefined));
  expect(getEventListeners(signal, 'abort')).toHaveLength(1);
  ends.forEach((end) => end());
  onAbort(signal, () => undefined);
  expect(getEventListeners(signal, 'abort')).toHaveLength(1);
});
