import { treeFromText } from '../../engine/tree/treeText';
import { profileOfTree } from '../profile/profileModel';
import { requestOfKey, type Standing } from './useBarKeys';
import { NO_ZOOM } from './zoom';

const profile = profileOfTree(
  treeFromText(`
idle 20
main 30
  parse 10
  work 40
`)
);
const { names } = profile.tree.functions;
const nodeOf = (name: string) => profile.tree.functionIndex.indexOf(names.indexOf(name));
const standing: Standing = {
  profile,
  focusedNode: 0,
  cursorNode: nodeOf('work'),
  minWidth: 0,
  zoom: NO_ZOOM,
  orientation: 'rootAtTop',
};
const step = (name: string) => ({ name, fileName: '' });
const press = (key: string, more: Partial<Standing> = {}, shiftKey = false) =>
  requestOfKey({ key, shiftKey }, { ...standing, ...more });
const cursorAt = (...path: string[]) => ({ kind: 'action', action: { type: 'cursorMoved', path: path.map(step) } });

test('arrows move the cursor, the first one to the focused bar', () => {
  expect(press('ArrowUp')).toEqual(cursorAt('main'));
  expect(press('ArrowUp', { cursorNode: -1, focusedNode: nodeOf('parse') })).toEqual(cursorAt('main', 'parse'));
});

test('with the root at the bottom, up and down lead where they look', () => {
  expect(press('ArrowDown', { orientation: 'rootAtBottom' })).toEqual(cursorAt('main'));
  expect(press('ArrowUp', { orientation: 'rootAtBottom', cursorNode: nodeOf('main') })).toEqual(
    cursorAt('main', 'work')
  );
});

test('Enter focuses, Backspace goes back', () => {
  expect(press('Enter')).toEqual({ kind: 'action', action: { type: 'focused', path: [step('main'), step('work')] } });
  expect(press('Backspace')).toEqual({ kind: 'action', action: { type: 'wentBack' } });
});

test('Escape ends the zoom, then the focus, and is then left to Grafana', () => {
  const focusedNode = nodeOf('main');
  expect(press('Escape', { focusedNode, zoom: { from: 0, to: 0.5 } })).toEqual({ kind: 'zoom', zoom: NO_ZOOM });
  expect(press('Escape', { focusedNode })).toEqual({ kind: 'action', action: { type: 'focused', path: [] } });
  expect(press('Escape')).toBeUndefined();
});

test('+ zooms in on the bar of the keyboard, − out again', () => {
  const request = press('+');
  if (request?.kind !== 'zoom') {
    throw new Error('+ asks for a zoom');
  }
  const { from, to } = request.zoom;
  expect(to - from).toBeCloseTo(2 / 3);
  // `work` spans 30 % to 70 %: its middle stays in the middle.
  expect((0.5 - from) / (to - from)).toBeCloseTo(0.5);
  expect(press('-', { zoom: { from: 0.1, to: 0.6 } })).toMatchObject({ kind: 'zoom' });
  expect(press('-')).toBeUndefined();
});

test('Shift and arrows move a zoomed graph', () => {
  const zoom = { from: 0.25, to: 0.75 };
  expect(press('ArrowRight', { zoom }, true)).toEqual({ kind: 'zoom', zoom: { from: 0.35, to: 0.85 } });
  expect(press('ArrowRight', {}, true)).toBeUndefined();
});

test('the menu key and Shift+F10 ask for the menu of the bar', () => {
  expect(press('ContextMenu')).toEqual({ kind: 'menu', node: nodeOf('work') });
  expect(press('F10', { cursorNode: -1 }, true)).toEqual({ kind: 'menu', node: 0 });
  expect(press('F10')).toBeUndefined();
});

test('keys that mean nothing here are left to Grafana', () => {
  expect(press('Enter', { cursorNode: -1 })).toBeUndefined();
  expect(['e', 'Tab', '/', 'F5', 'PageDown'].map((key) => press(key))).toEqual(new Array(5).fill(undefined));
});
