import { generateTree } from '../../engine/tree/generateTree.testHelper';
import { treeFromText } from '../../engine/tree/treeText';
import { profileOfTree } from '../profile/profileModel';
import {
  barAtPoint,
  barBox,
  centreOf,
  partOf,
  ROW_HEIGHT_PX,
  rowTopPx,
  scrollTopShowingRow,
  type Viewport,
  visibleRowCount,
  visibleRows,
  windowOf,
  zoomedWindow,
} from './viewport';

const profile = profileOfTree(
  treeFromText(`
idle 2
main 3
  parse 1
  work 4
`)
);
const [idle, main, parse, work] = ['idle', 'main', 'parse', 'work'].map((name) =>
  profile.tree.functions.names.indexOf(name)
);
const nodeOf = (functionIndex: number) => profile.tree.functionIndex.indexOf(functionIndex);
const viewport: Viewport = {
  ...windowOf(profile, 0),
  widthPx: 100,
  heightPx: 88,
  scrollTopPx: 0,
  contentHeightPx: 3 * ROW_HEIGHT_PX,
  orientation: 'rootAtTop',
  pixelRatio: 1,
};

test('a point finds its bar', () => {
  const at = (xPx: number, row: number) => barAtPoint(profile, viewport, xPx, row * ROW_HEIGHT_PX + 3);
  expect(at(50, 0)).toBe(0);
  expect([at(0, 1), at(19, 1), at(20, 1), at(99, 1)]).toEqual([idle, idle, main, main].map(nodeOf));
  expect([at(25, 2), at(45, 2)]).toEqual([parse, work].map(nodeOf));
});

test('a point beside all bars finds none', () => {
  const at = (xPx: number, yPx: number) => barAtPoint(profile, viewport, xPx, yPx);
  expect([at(-1, 3), at(100, 3), at(10, -1), at(10, 2 * ROW_HEIGHT_PX + 3), at(10, 3 * ROW_HEIGHT_PX)]).toEqual([
    -1, -1, -1, -1, -1,
  ]);
});

test('scrolling and focusing move what lies under a point', () => {
  const scrolled = { ...viewport, scrollTopPx: 2 * ROW_HEIGHT_PX };
  expect(barAtPoint(profile, scrolled, 45, 3)).toBe(nodeOf(work));
  const focused = { ...viewport, ...windowOf(profile, nodeOf(work)) };
  expect(barAtPoint(profile, focused, 1, ROW_HEIGHT_PX + 1)).toBe(nodeOf(main));
  expect(barAtPoint(profile, focused, 99, 2 * ROW_HEIGHT_PX + 1)).toBe(nodeOf(work));
});

test('bars too narrow to be drawn are not hit', () => {
  const thin = profileOfTree(treeFromText('wide 999\nwill_not_be_seen 1'));
  const look = { ...viewport, ...windowOf(thin, 0) };
  expect(barAtPoint(thin, look, 99.95, ROW_HEIGHT_PX + 1)).toBe(-1);
  expect(barAtPoint(thin, { ...look, widthPx: 500 }, 499.9, ROW_HEIGHT_PX + 1)).toBe(2);
});

test('the box of a bar is cut off at the edges of the canvas', () => {
  expect(barBox(profile, viewport, nodeOf(work))).toMatchObject({ leftPx: 30, topPx: 2 * ROW_HEIGHT_PX, widthPx: 40 });
  const focused = { ...viewport, ...windowOf(profile, nodeOf(parse)), scrollTopPx: 10 };
  expect(barBox(profile, focused, nodeOf(main))).toMatchObject({
    leftPx: 0,
    topPx: ROW_HEIGHT_PX - 10,
    widthPx: 100,
  });
  expect(barBox(profile, focused, nodeOf(work)).widthPx).toBe(0);
});

test('rows that are partly visible count as visible', () => {
  expect(visibleRows(viewport, 10)).toEqual({ from: 0, to: 4 });
  expect(visibleRows({ ...viewport, scrollTopPx: ROW_HEIGHT_PX + 1 }, 10)).toEqual({ from: 1, to: 6 });
  expect(visibleRows({ ...viewport, scrollTopPx: 9999 }, 10)).toEqual({ from: 454, to: 454 });
});

test('rows without a visible bar do not count for the height', () => {
  const deep = profileOfTree(treeFromText('a 900\n  b 99\n    c 1'));
  expect(visibleRowCount(deep, 0, 0)).toBe(4);
  expect(visibleRowCount(deep, 0, 1)).toBe(4);
  expect(visibleRowCount(deep, 0, 2)).toBe(3);
  expect(visibleRowCount(deep, 0, 200)).toBe(2);
  expect(visibleRowCount(deep, 3, 0.01)).toBe(4);
  expect(visibleRowCount(profile, nodeOf(idle), 0.01)).toBe(2);
});

test('the visible rows of a large tree are those that a walk finds', () => {
  const large = profileOfTree(generateTree({ nodes: 20_000, depth: 60, fanOut: 30 }));
  for (const minWidth of [0, 1, 50, 5000]) {
    const deepest = large.tree.depth.reduce(
      (most, depth, node) => (large.layout.widthOf(node) >= minWidth ? Math.max(most, depth) : most),
      0
    );
    expect(visibleRowCount(large, 0, minWidth)).toBe(deepest + 1);
  }
});

test('scrolling to a row moves as little as possible', () => {
  const showRow = (row: number, scrollTopPx: number) =>
    scrollTopShowingRow(
      { ...viewport, scrollTopPx, heightPx: 5 * ROW_HEIGHT_PX, contentHeightPx: 100 * ROW_HEIGHT_PX },
      row
    );
  expect(showRow(2, 0)).toBe(0);
  expect(showRow(0, 300)).toBe(0);
  expect(showRow(10, 0)).toBe(6 * ROW_HEIGHT_PX);
  expect(showRow(10, 20 * ROW_HEIGHT_PX)).toBe(9 * ROW_HEIGHT_PX);
});

describe('with the root at the bottom', () => {
  const upsideDown: Viewport = { ...viewport, orientation: 'rootAtBottom', contentHeightPx: 88 };

  test('rows count from the bottom', () => {
    expect([0, 1, 2].map((row) => rowTopPx(upsideDown, row))).toEqual([66, 44, 22]);
    expect(barBox(profile, upsideDown, nodeOf(work)).topPx).toBe(22);
    expect(visibleRows(upsideDown, 3)).toEqual({ from: 0, to: 3 });
  });

  test('a point finds its bar', () => {
    const at = (xPx: number, yPx: number) => barAtPoint(profile, upsideDown, xPx, yPx);
    expect(at(50, 87)).toBe(0);
    expect(at(50, 65)).toBe(nodeOf(main));
    expect(at(45, 23)).toBe(nodeOf(work));
    expect(at(45, 21)).toBe(-1);
  });

  test('scrolled up, the first rows are below the canvas', () => {
    const scrolled = { ...upsideDown, contentHeightPx: 100 * ROW_HEIGHT_PX, scrollTopPx: 90 * ROW_HEIGHT_PX };
    expect(visibleRows(scrolled, 100)).toEqual({ from: 6, to: 10 });
    expect(rowTopPx(scrolled, 9)).toBe(0);
    expect(scrollTopShowingRow(scrolled, 8)).toBe(scrolled.scrollTopPx);
    expect(scrollTopShowingRow(scrolled, 20)).toBe(79 * ROW_HEIGHT_PX);
    expect(scrollTopShowingRow(scrolled, 0)).toBe(100 * ROW_HEIGHT_PX - 88);
  });
});

test('a bar beside the window is told from one that is only narrow', () => {
  const thin = profileOfTree(treeFromText('wide 999999\nyet_here 1'));
  const look = { ...viewport, ...windowOf(thin, 0) };
  expect(barBox(thin, look, 2).isInWindow).toBe(true);
  expect(barBox(thin, { ...look, toValue: look.toValue / 2 }, 2).isInWindow).toBe(false);
});

test('parts of a focus lie between 0 and 1', () => {
  expect(partOf(profile, nodeOf(main), nodeOf(work))).toEqual({ from: 0.125, to: 0.625 });
  expect(partOf(profile, nodeOf(work), nodeOf(main))).toEqual({ from: 0, to: 1 });
  expect(centreOf(profile, nodeOf(work), nodeOf(idle))).toBe(0);
});

test('a zoom is a part of the focus', () => {
  expect(zoomedWindow(profile, nodeOf(main), { from: 0.5, to: 0.75 })).toEqual({ fromValue: 6, toValue: 8 });
});
