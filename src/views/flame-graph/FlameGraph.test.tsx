import { createTheme } from '@grafana/data';
import { act, fireEvent, render, screen } from '@testing-library/react';
import React, { useMemo, useReducer } from 'react';
import { BitSet } from '../../base/bitSet';
import { treeFromText } from '../../engine/tree/treeText';
import { type FunctionPath, nodeAtPath } from '../profile/functionPath';
import { plainFormat } from '../profile/plainFormat.testHelper';
import { type ProfileModel, profileOfTree } from '../profile/profileModel';
import { initialProfileViewState, profileViewReducer } from '../profile/profileViewState';
import { ScrollPlace } from '../profile/scrollPlaces';
import { DEFAULT_CHOICES } from '../profile/viewChoices';
import { nextFrame, stubDom } from '../profile-view/domSize.testHelper';
import { treeStyles } from './barStyles';
import { FlameGraph } from './FlameGraph';
import { type FlameGraphModel } from './flameGraphModel';
import { type RecordingContext } from './recordingContext.testHelper';
import { ROW_HEIGHT_PX } from './viewport';

// Icons are fetched from Grafana's server, which is not there.
jest.mock('react-inlinesvg', () => () => null);

stubDom(1000, 200);
Object.assign(HTMLElement.prototype, { setPointerCapture() {} });

const theme = createTheme();
const profile = profileOfTree(treeFromText('main 300\n  parse 100\n  work 400\n    hash 100\nother_work 200'));

interface PageProps extends Partial<Pick<FlameGraphModel, 'orientation' | 'markedNode' | 'highlighted'>> {
  readonly shown?: ProfileModel;
  readonly scroll?: ScrollPlace<FunctionPath>;
  readonly matched?: BitSet;
  readonly onMenu?: jest.Mock;
  readonly onHover?: jest.Mock;
}

/** A flame graph with the state that a view around it would keep. */
function Page({ shown = profile, scroll, matched, onMenu = jest.fn(), onHover = jest.fn(), ...more }: PageProps) {
  const [state, dispatch] = useReducer(profileViewReducer, initialProfileViewState);
  const focusedNode = Math.max(0, nodeAtPath(shown, state.focus));
  const barStyles = useMemo(
    () => ({ ...treeStyles(shown, theme, DEFAULT_CHOICES), matched, focusedRow: shown.tree.depth[focusedNode] }),
    [shown, matched, focusedNode]
  );
  const model: FlameGraphModel = {
    profile: shown,
    focusedNode,
    cursorNode: state.cursor === undefined ? -1 : nodeAtPath(shown, state.cursor),
    barStyles,
    format: plainFormat,
    orientation: 'rootAtTop',
    markedNode: -1,
    name: 'cpu',
    ...more,
  };
  const events = useMemo(() => ({ dispatch, onHover, onMenu }), [onHover, onMenu]);
  return <FlameGraph model={model} events={events} scroll={scroll} />;
}

async function show(page: React.ReactElement) {
  const view = render(page);
  await act(nextFrame);
  return {
    ...view,
    async next(changed: React.ReactElement) {
      view.rerender(changed);
      await act(nextFrame);
    },
  };
}

const canvas = (): HTMLCanvasElement => screen.getByTestId('flame-graph');
/** What the graph's own canvas shows. */
const drawn = () => canvas().getContext('2d') as unknown as RecordingContext;
const picture = () =>
  drawn()
    .toText()
    .split('\n')
    .map((line) => line.replaceAll(/ +\]/g, ']').trim());
const nodeOf = (name: string) => profile.tree.functionIndex.indexOf(profile.tree.functions.names.indexOf(name));
const bitsOf = (name: string) => {
  const bits = new BitSet(profile.tree.functions.length);
  bits.add(profile.tree.functions.names.indexOf(name));
  return bits;
};
const at = (row: number, part: number) => ({ clientX: part * 1000, clientY: row * ROW_HEIGHT_PX + 10 });

async function send(event: () => void) {
  event();
  await act(nextFrame);
}
const wheel = (init: WheelEventInit) => send(() => fireEvent.wheel(canvas(), init));
const press = (key: string, more: KeyboardEventInit = {}) => send(() => fireEvent.keyDown(canvas(), { key, ...more }));
const minimap = () => screen.queryByRole('slider', { name: 'Zoomed part' });

async function drag(from: number, to: number, init: MouseEventInit = {}) {
  await send(() => {
    fireEvent.pointerDown(canvas(), { ...at(1, from), button: 0, buttons: 1, ...init });
    fireEvent.pointerMove(canvas(), { ...at(1, (from + to) / 2), buttons: 1 });
    fireEvent.pointerMove(canvas(), { ...at(1, to), buttons: 1 });
    fireEvent.pointerUp(canvas(), at(1, to));
    fireEvent.click(canvas(), at(1, to));
  });
}

test('Ctrl and the wheel zoom around the pointer; a plain wheel is left to the page', async () => {
  await show(<Page />);
  expect(fireEvent.wheel(canvas(), { deltaY: -100 })).toBe(true);
  expect(minimap()).not.toBeInTheDocument();
  await wheel({ deltaY: -1000, ctrlKey: true, ...at(1, 0) });
  expect(minimap()).toHaveAttribute('aria-valuetext', 'From 0 % to 66.7 % of the width');
  expect(picture()[1]).toBe('[main]');
  expect(fireEvent.wheel(canvas(), { deltaY: 100, ctrlKey: true })).toBe(false);
});

test('a drag pans a zoomed graph and is no click', async () => {
  await show(<Page />);
  await wheel({ deltaY: -1000, ctrlKey: true, ...at(1, 0) });
  await drag(0.8, 0.3);
  expect(minimap()).toHaveAttribute('aria-valuetext', 'From 33.3 % to 100 % of the width');
  expect(screen.getByTestId('flame-graph-spoken')).toBeEmptyDOMElement();
});

test('Shift and a drag zoom to a box', async () => {
  await show(<Page />);
  await drag(0.2, 0.7, { shiftKey: true });
  expect(minimap()).toHaveAttribute('aria-valuetext', 'From 20 % to 70 % of the width');
});

test('the minimap moves the window by keyboard and by a press beside it, and ends the zoom', async () => {
  await show(<Page />);
  await drag(0, 0.5, { shiftKey: true });
  const slider = screen.getByRole('slider', { name: 'Zoomed part' });
  fireEvent.keyDown(slider, { key: 'ArrowRight' });
  expect(slider).toHaveAttribute('aria-valuetext', 'From 10 % to 60 % of the width');
  fireEvent.keyDown(slider, { key: 'End' });
  expect(slider).toHaveAttribute('aria-valuenow', '75');
  fireEvent.click(screen.getByRole('button', { name: /Show all of the width/ }));
  expect(minimap()).not.toBeInTheDocument();
});

test('the keyboard zooms, and Escape ends the zoom before the focus', async () => {
  await show(<Page />);
  await press('ArrowDown');
  await press('ArrowDown');
  await press('Enter');
  await press('+');
  expect(minimap()).toBeInTheDocument();
  await press('Escape');
  expect(minimap()).not.toBeInTheDocument();
  expect(picture()[1]).toBe('[main]');
  await press('Escape');
  expect(picture()[1]).toContain('[other_work');
});

test('a click focuses and begins without a zoom', async () => {
  await show(<Page />);
  await wheel({ deltaY: -1000, ctrlKey: true, ...at(1, 0) });
  await send(() => fireEvent.click(canvas(), at(1, 0.5)));
  expect(minimap()).not.toBeInTheDocument();
  expect(picture()[1]).toBe('[main]');
});

test('the zoom outlives a refresh by path, not by row or by position', async () => {
  const view = await show(<Page />);
  await drag(0.9, 1, { shiftKey: true });
  expect(picture()[1]).toBe('[other_work]');
  const refreshed = profileOfTree(
    treeFromText('a_new_one 5000\nmain 300\n  work 400\nother_work 2000\nzz_also_new 5000')
  );
  await view.next(<Page shown={refreshed} />);
  expect(picture()[1]).toBe('[other_work][zz_also_ne]');
});

test('right click and the menu key open the menu of a bar', async () => {
  const onMenu = jest.fn();
  await show(<Page onMenu={onMenu} />);
  fireEvent.contextMenu(canvas(), { ...at(1, 0.5), button: 2 });
  expect(onMenu).toHaveBeenLastCalledWith(nodeOf('main'), { clientX: 500, clientY: ROW_HEIGHT_PX + 10 });
  fireEvent.contextMenu(canvas(), { clientX: 900, clientY: 5 * ROW_HEIGHT_PX, button: 2 });
  expect(onMenu).toHaveBeenCalledTimes(1);
  await press('ArrowDown');
  await press('F10', { shiftKey: true });
  expect(onMenu).toHaveBeenLastCalledWith(0, { clientX: 500, clientY: ROW_HEIGHT_PX / 2 });
});

test('hovering is told once per bar', async () => {
  const onHover = jest.fn();
  await show(<Page onHover={onHover} />);
  await send(() => fireEvent.pointerMove(canvas(), at(1, 0.5)));
  await send(() => fireEvent.pointerMove(canvas(), at(1, 0.51)));
  await send(() => fireEvent.pointerLeave(canvas()));
  expect(onHover.mock.calls).toEqual([[nodeOf('main')], [-1]]);
});

test('with the root at the bottom the first row is the last on the canvas', async () => {
  await show(<Page orientation="rootAtBottom" />);
  const bottom = Math.max(...drawn().boxes.map(({ y }) => y));
  expect(bottom).toBe(200 - ROW_HEIGHT_PX);
  await send(() => fireEvent.click(canvas(), { clientX: 500, clientY: 200 - 1.5 * ROW_HEIGHT_PX }));
  expect(screen.getByTestId('flame-graph-spoken')).toHaveTextContent(/^main\./);
});

test('a match out of the zoomed part comes into view', async () => {
  const view = await show(<Page matched={bitsOf('other_work')} />);
  await drag(0, 0.1, { shiftKey: true });
  expect(minimap()).toHaveAttribute('aria-valuetext', 'From 0 % to 10 % of the width');
  await view.next(<Page matched={bitsOf('other_work')} markedNode={nodeOf('other_work')} />);
  expect(picture()[1]).toBe('[other_work]');
});

test('equal input paints nothing again', async () => {
  const view = await show(<Page />);
  const painted = jest.spyOn(drawn(), 'clearRect');
  await view.next(<Page />);
  expect(painted).not.toHaveBeenCalled();
  await view.next(<Page highlighted={bitsOf('hash')} />);
  expect(painted).toHaveBeenCalledTimes(1);
});

test('before the page is printed, the picture is painted without waiting for a frame', async () => {
  await show(<Page />);
  const painted = jest.spyOn(drawn(), 'clearRect');
  fireEvent(window, new Event('beforeprint'));
  expect(painted).toHaveBeenCalledTimes(1);
});

describe('a link to a scrolled graph', () => {
  const stack = Array.from({ length: 40 }, (_, row) => `${'  '.repeat(row)}call_${row} 0`).join('\n');
  const deep = profileOfTree(treeFromText(`${stack}\n${'  '.repeat(40)}leaf 10`));
  const pathTo = (row: number) => Array.from({ length: row }, (_, step) => ({ name: `call_${step}`, fileName: '' }));
  const scrolled = () => canvas().parentElement?.parentElement?.parentElement ?? document.body;
  const begin = async (path: FunctionPath, more: PageProps = {}) => {
    const scroll = new ScrollPlace(path);
    await show(<Page shown={deep} scroll={scroll} {...more} />);
    return scroll;
  };

  test('begins at the call that stood at the top, and the next link says the same', async () => {
    const scroll = await begin(pathTo(20));
    expect(scrolled().scrollTop).toBe(20 * ROW_HEIGHT_PX);
    expect(scroll.now()).toEqual(pathTo(20));
    expect(picture()[0]).toContain('call_19');
  });

  test('counts from the root when the root is at the bottom', async () => {
    const scroll = await begin(pathTo(20), { orientation: 'rootAtBottom' });
    expect(scrolled().scrollTop).toBe(42 * ROW_HEIGHT_PX - 200 - 20 * ROW_HEIGHT_PX);
    expect(scroll.now()).toEqual(pathTo(20));
  });

  test('goes before what would come into view by itself', async () => {
    await begin(pathTo(20), { markedNode: 3 });
    expect(scrolled().scrollTop).toBe(20 * ROW_HEIGHT_PX);
  });

  test('does nothing where the profile has no such call', async () => {
    const scroll = await begin([...pathTo(20), { name: 'gone', fileName: '' }]);
    expect(scrolled().scrollTop).toBe(0);
    expect(scroll.now()).toBeUndefined();
  });

  test('is told where the viewer has scrolled to by then', async () => {
    const scroll = await begin([]);
    await send(() => {
      scrolled().scrollTop = 7.5 * ROW_HEIGHT_PX;
      fireEvent.scroll(scrolled());
    });
    expect(scroll.now()).toEqual(pathTo(7));
  });
});
