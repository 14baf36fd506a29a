import { shownAfterClick, shownInTime, visibleViews } from './viewChoices';

test('a click opens a second view beside the first, what is read left of the picture', () => {
  expect(shownAfterClick(['flameGraph'], 'table', 2)).toEqual(['table', 'flameGraph']);
  expect(shownAfterClick(['table'], 'flameGraph', 2)).toEqual(['table', 'flameGraph']);
  expect(shownAfterClick(['table'], 'callTree', 2)).toEqual(['table', 'callTree']);
});

test('a third view takes the place of the one that is not the picture', () => {
  expect(shownAfterClick(['table', 'flameGraph'], 'callTree', 2)).toEqual(['callTree', 'flameGraph']);
  expect(shownAfterClick(['table', 'callTree'], 'flameGraph', 2)).toEqual(['table', 'flameGraph']);
});

test('a click on a shown view takes it away, unless nothing else is shown', () => {
  expect(shownAfterClick(['table', 'flameGraph'], 'table', 2)).toEqual(['flameGraph']);
  expect(shownAfterClick(['table', 'flameGraph'], 'flameGraph', 2)).toEqual(['table']);
  expect(shownAfterClick(['table'], 'table', 2)).toEqual(['table']);
});

test('where there is room for one, a click shows that one', () => {
  expect(shownAfterClick(['table', 'flameGraph'], 'callTree', 1)).toEqual(['callTree']);
  expect(visibleViews(['table', 'flameGraph'], false, 1)).toEqual(['flameGraph']);
});

test('without source lines there is the table in their place', () => {
  expect(visibleViews(['lines', 'flameGraph'], false, 2, true)).toEqual(['lines', 'flameGraph']);
  expect(visibleViews(['lines', 'flameGraph'], false, 2)).toEqual(['table', 'flameGraph']);
  expect(shownAfterClick(['table', 'flameGraph'], 'lines', 2)).toEqual(['lines', 'flameGraph']);
});

test('a profile in order of time begins with its chart, and keeps what the viewer chose', () => {
  expect(shownInTime(['table', 'flameGraph'], true, false)).toEqual(['table', 'flameChart']);
  expect(shownInTime(['table', 'flameGraph'], true, true)).toEqual(['table', 'flameGraph']);
  expect(shownAfterClick(['table', 'flameChart'], 'flameGraph', 2)).toEqual(['flameGraph', 'flameChart']);
});

test('without an order of time there is the flame graph in place of the chart', () => {
  expect(shownInTime(['flameChart'], false, true)).toEqual(['flameGraph']);
  expect(shownInTime(['flameGraph', 'flameChart'], false, true)).toEqual(['flameGraph']);
});

test('a single profile has its table where a diff has its changes', () => {
  expect(visibleViews(['changes', 'flameGraph'], true, 2)).toEqual(['changes', 'flameGraph']);
  expect(visibleViews(['changes', 'flameGraph'], false, 2)).toEqual(['table', 'flameGraph']);
  expect(visibleViews(['table', 'changes'], false, 2)).toEqual(['table']);
});
