import { placeTooltip } from './placeTooltip';

const window = { widthPx: 1000, heightPx: 600 };
const tooltip = { widthPx: 200, heightPx: 100 };

test('a tooltip stands below and right of the mouse', () => {
  expect(placeTooltip({ xPx: 100, yPx: 100 }, tooltip, window)).toEqual({ xPx: 114, yPx: 114 });
});

test('near an edge it stands on the other side', () => {
  expect(placeTooltip({ xPx: 950, yPx: 100 }, tooltip, window)).toEqual({ xPx: 736, yPx: 114 });
  expect(placeTooltip({ xPx: 100, yPx: 590 }, tooltip, window)).toEqual({ xPx: 114, yPx: 476 });
});

test('one larger than the window begins at its edge', () => {
  expect(placeTooltip({ xPx: 500, yPx: 300 }, { widthPx: 990, heightPx: 700 }, window)).toEqual({ xPx: 4, yPx: 4 });
});
