import { treeFromText } from '../../engine/tree/treeText';
import { profileOfTree, type ProfileModel } from '../profile/profileModel';
import { isSameCall, nodeAtPlace, pathAtTop, placeInView, zoomAtPlace } from './place';
import { ROW_HEIGHT_PX, type Viewport, zoomedWindow } from './viewport';
import { type Zoom } from './zoom';

const before = profileOfTree(treeFromText('a 60\n  deep 20\nb 10\n  work 30'));
/** The same calls, but further right: something new stands before them. */
const after = profileOfTree(treeFromText('a 60\n  deep 20\naa_new 120\nb 10\n  work 30'));

const viewportOf = (profile: ProfileModel, zoom: Zoom, scrollTopPx = 0): Viewport => ({
  ...zoomedWindow(profile, 0, zoom),
  widthPx: 100,
  heightPx: 2 * ROW_HEIGHT_PX,
  scrollTopPx,
  contentHeightPx: 4 * ROW_HEIGHT_PX,
  orientation: 'rootAtTop',
  pixelRatio: 1,
});
const names = (place: ReturnType<typeof placeInView>) => place.path.map(({ name }) => name);

test('the place is the bar in the middle of the first row in view', () => {
  expect(names(placeInView(before, viewportOf(before, { from: 0.7, to: 1 }, 2 * ROW_HEIGHT_PX)))).toEqual([
    'b',
    'work',
  ]);
  expect(names(placeInView(before, viewportOf(before, { from: 0, to: 1 })))).toEqual(['a']);
});

test('where the row has no bar in the middle, the place is the one that called it', () => {
  const view = viewportOf(before, { from: 0.3, to: 0.5 }, 2 * ROW_HEIGHT_PX);
  expect(names(placeInView(before, view))).toEqual(['a']);
});

test('a link knows a scrolled graph by the widest bar at its top, wherever that stands in the row', () => {
  const whole = { from: 0, to: 1 };
  const named = (zoom: Zoom, scrolledRows: number) =>
    pathAtTop(before, viewportOf(before, zoom, scrolledRows * ROW_HEIGHT_PX))?.map(({ name }) => name);
  expect(named(whole, 0)).toBeUndefined();
  expect(named(whole, 1)).toEqual(['a']);
  expect(named(whole, 2)).toEqual(['b', 'work']);
  expect(named({ from: 0, to: 0.1 }, 2)).toEqual(['a', 'deep']);
  // Only the time of `a` itself is in the window there.
  expect(named({ from: 0.3, to: 0.5 }, 2)).toEqual(['a']);
});

test('after a refresh the bar is where it was on the canvas', () => {
  const zoom = { from: 0.8, to: 0.85 };
  const place = placeInView(before, viewportOf(before, zoom, 2 * ROW_HEIGHT_PX));
  const kept = zoomAtPlace(after, 0, zoom, place);
  const again = placeInView(after, viewportOf(after, kept, 2 * ROW_HEIGHT_PX));
  expect(kept).not.toEqual(zoom);
  expect(again.path).toEqual(place.path);
  expect(again.middle).toBeCloseTo(place.middle);
});

test('without a zoom nothing is moved', () => {
  const zoom = { from: 0, to: 1 };
  expect(zoomAtPlace(after, 0, zoom, { path: [{ name: 'b', fileName: '' }], row: 0, middle: 0.9 })).toBe(zoom);
});

test('a call that is gone leaves its nearest caller', () => {
  const without = profileOfTree(treeFromText('b 10'));
  const place = { path: ['b', 'work', 'more'].map((name) => ({ name, fileName: '' })), row: 3, middle: 0.5 };
  expect(nodeAtPlace(without, place)).toBe(1);
  expect(nodeAtPlace(before, place)).toBe(4);
  expect(nodeAtPlace(profileOfTree(treeFromText('other 1')), place)).toBe(0);
});

test('calls of two profiles are the same by path, not by row', () => {
  expect(isSameCall(before, 3, after, 4)).toBe(true);
  expect(isSameCall(before, 3, after, 3)).toBe(false);
  expect(isSameCall(before, -1, after, -1)).toBe(true);
  expect(isSameCall(before, -1, after, 0)).toBe(false);
});
