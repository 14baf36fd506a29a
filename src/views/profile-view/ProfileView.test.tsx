// One file although it is long: every test drives the same whole view, and the views share the page that is set up here.
import { type DataFrame } from '@grafana/data';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { diffTrees } from '../../engine/diff/diffTrees';
import { buildCallTree } from '../../engine/tree/buildCallTree';
import { generateTree } from '../../engine/tree/generateTree.testHelper';
import { profileFromText, treeFromText } from '../../engine/tree/treeText';
import { profileFrame } from '../../frames/profileFrame';
import { ROW_HEIGHT_PX } from '../flame-graph/viewport';
import { profileOfFrame } from '../profile/profileModel';
import { nextFrame, stubDom } from './domSize.testHelper';
import { DEFAULT_CHOICES } from '../profile/viewChoices';
import { ProfileView, type ProfileViewOptions } from './ProfileView';
import { useViewer } from './useProfileView';

// Grafana's components are slow in jsdom; a busy machine is no failure.
jest.setTimeout(60_000);

// Icons are fetched from Grafana's server, which is not there.
jest.mock('react-inlinesvg', () => () => null);

const context = stubDom(1000, 600);
const meta = { profileType: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds', store: 'files' };

const frame = profileFrame(
  buildCallTree(
    profileFromText(
      `
      main [app.py:1]; parse<a, b> [lib.py:5] 1000
      main [app.py:1]; work [lib.py:9]; hash [lib.py:20] 4000
      main [app.py:1] 3000
      idle 2000
      `,
      [{ name: 'cpu', unit: 'nanoseconds' }]
    ),
    0
  ),
  meta
);

const options: ProfileViewOptions = {
  ...DEFAULT_CHOICES,
  columns: ['self', 'total'],
  diffColumns: ['total'],
  hasToolbar: true,
};

function Page({
  shownFrame,
  widthPx = 1000,
  heightPx = 600,
  ...rest
}: { shownFrame: DataFrame; widthPx?: number; heightPx?: number } & Partial<ProfileViewOptions>) {
  const viewer = useViewer();
  const profile = profileOfFrame(shownFrame);
  if (!profile.ok) {
    throw new Error(profile.error.sentence);
  }
  return (
    <ProfileView
      profile={profile.value}
      frame={shownFrame}
      widthPx={widthPx}
      heightPx={heightPx}
      viewer={viewer}
      options={{ ...options, ...rest }}
    />
  );
}

async function show(page: React.ReactElement) {
  const view = render(page);
  await act(nextFrame);
  // The controls come behind the first picture.
  await act(nextFrame);
  return view;
}

const canvas = () => screen.getByRole('application');
const rowsOf = (grid: HTMLElement) =>
  within(grid)
    .getAllByRole('row')
    .slice(1)
    .map((row) =>
      within(row)
        .getAllByRole('gridcell')
        .map((cell) => cell.textContent)
    );

/** A point in the middle of a row, `part` of the way across. */
const at = (row: number, part: number) => ({ clientX: part * 1000, clientY: row * ROW_HEIGHT_PX + 10 });

async function hover(row: number, part: number) {
  fireEvent.pointerMove(canvas(), at(row, part));
  await act(nextFrame);
}

async function click(row: number, part: number) {
  fireEvent.click(canvas(), at(row, part));
  await act(nextFrame);
}

async function press(key: string) {
  fireEvent.keyDown(canvas(), { key });
  await act(nextFrame);
}

const picture = () =>
  context()
    .toText()
    .split('\n')
    .map((line) => line.replaceAll(/ +\]/g, ']').trim());

test('the graph is painted, and beside it stand the functions with self and total', async () => {
  await show(<Page shownFrame={frame} />);
  expect(picture()).toEqual(['[total]', '[idle][main]', '[parse<a,][work]', '[hash]']);
  expect(rowsOf(screen.getByRole('grid'))).toEqual([
    ['hash', '4 µs40.0 %', '4 µs40.0 %'],
    ['main', '3 µs30.0 %', '8 µs80.0 %'],
    ['idle', '2 µs20.0 %', '2 µs20.0 %'],
    ['parse<a, b>', '1 µs10.0 %', '1 µs10.0 %'],
    ['work', '0 ns0 %', '4 µs40.0 %'],
  ]);
});

test('the bar under the mouse is described, and the graph is not painted again for it', async () => {
  await show(<Page shownFrame={frame} />);
  const painted = jest.spyOn(context(), 'clearRect');
  await hover(2, 0.5);
  const tooltip = screen.getByTestId('flame-graph-tooltip');
  expect(tooltip).toHaveTextContent('work');
  expect(tooltip).toHaveTextContent('lib.py:9');
  expect(tooltip).toHaveTextContent('cpu4 µs0 ns');
  expect(tooltip).toHaveTextContent('of total40.0 %0 %');
  expect(tooltip.style.transform).toBe('translate(514px, 68px)');
  fireEvent.pointerLeave(canvas());
  await act(nextFrame);
  expect(screen.queryByTestId('flame-graph-tooltip')).not.toBeInTheDocument();
  expect(painted).not.toHaveBeenCalled();
});

test('Escape puts the tooltip away while the mouse rests, wherever the keyboard is', async () => {
  await show(<Page shownFrame={frame} />);
  await hover(2, 0.5);
  expect(screen.getByTestId('flame-graph-tooltip')).toBeInTheDocument();
  fireEvent.keyDown(document.body, { key: 'Control' });
  await act(nextFrame);
  expect(screen.getByTestId('flame-graph-tooltip')).toBeInTheDocument();
  fireEvent.keyDown(document.body, { key: 'Escape' });
  await act(nextFrame);
  expect(screen.queryByTestId('flame-graph-tooltip')).not.toBeInTheDocument();
});

test('a click focuses a bar, a click on a caller goes up, the reset shows the whole', async () => {
  await show(<Page shownFrame={frame} />);
  await click(2, 0.5);
  expect(picture()).toEqual(['[total]', '[main]', '[work]', '[hash]']);
  await click(1, 0.9);
  expect(picture()).toEqual(['[total]', '[main]', '[parse<a, b] [work]', '[hash]']);
  await userEvent.click(screen.getByRole('button', { name: /^Reset focus/ }));
  await act(nextFrame);
  expect(picture()[1]).toBe('[idle][main]');
});

test('the focus outlives a refresh that moves its row', async () => {
  const view = await show(<Page shownFrame={frame} />);
  await click(2, 0.5);
  const refreshed = profileFrame(
    treeFromText('a_new_one 5\n  work 9\nmain [app.py] 3\n  work [lib.py] 2', 'nanoseconds'),
    meta
  );
  view.rerender(<Page shownFrame={refreshed} />);
  await act(nextFrame);
  expect(picture()).toEqual(['[total]', '[main]', '[work]']);
  const without = profileFrame(treeFromText('main 3', 'nanoseconds'), meta);
  view.rerender(<Page shownFrame={without} />);
  await act(nextFrame);
  expect(picture()).toEqual(['[total]', '[main]']);
  expect(screen.getByRole('button', { name: /^Reset focus/ })).toHaveTextContent('not in this profile');
});

test('the keyboard walks, focuses and goes back, and says where it is', async () => {
  await show(<Page shownFrame={frame} />);
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown']) {
    await press(key);
  }
  expect(screen.getByTestId('flame-graph-spoken')).toHaveTextContent(
    'work. lib.py:9. Total 4 µs, 40.0 %. Self 0 ns, 0 %'
  );
  await press('ArrowLeft');
  expect(screen.getByTestId('flame-graph-spoken')).toHaveTextContent(/^parse<a, b>\./);
  await press('Enter');
  expect(picture()).toEqual(['[total]', '[main]', '[parse<a, b>]']);
  await press('Backspace');
  expect(picture()[1]).toBe('[idle][main]');
  await press('Enter');
  await press('Escape');
  expect(picture()[1]).toBe('[idle][main]');
});

test('a search says how much matches and lists only that', async () => {
  await show(<Page shownFrame={frame} />);
  const input = screen.getByRole('textbox', { name: 'Search functions' });
  await userEvent.type(input, 'hash');
  expect(screen.getByRole('status')).toHaveTextContent('1 function, 40.0 %');
  expect(rowsOf(screen.getByRole('grid')).map(([name]) => name)).toEqual(['hash']);
  await userEvent.clear(input);
  await userEvent.type(input, '/(/');
  expect(screen.getByRole('alert')).toHaveTextContent('The search /(/ is not a regular expression');
  await userEvent.click(screen.getByRole('button', { name: 'Clear search' }));
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('a name picked in the table is found exactly, commas and all, and stays in its place', async () => {
  await show(<Page shownFrame={frame} />);
  const colours = () => new Set(context().boxes.map(({ fill }) => fill)).size;
  const before = colours();
  await userEvent.click(screen.getByRole('button', { name: 'parse<a, b>' }));
  await act(nextFrame);
  expect(screen.getByRole('textbox', { name: 'Search functions' })).toHaveValue('parse<a, b>');
  expect(screen.getByRole('status')).toHaveTextContent('1 function, 10.0 %');
  expect(rowsOf(screen.getByRole('grid'))).toHaveLength(5);
  expect(colours()).toBeLessThanOrEqual(Math.min(before, 2));
});

test('the table is ordered by its columns', async () => {
  await show(<Page shownFrame={frame} />);
  const names = () => rowsOf(screen.getByRole('grid')).map(([name]) => name);
  const header = (name: string) => screen.getByRole('columnheader', { name: new RegExp(`^${name}`) });
  expect(header('Self')).toHaveAttribute('aria-sort', 'descending');
  await userEvent.click(screen.getByRole('button', { name: 'Function' }));
  expect(header('Function')).toHaveAttribute('aria-sort', 'ascending');
  expect(header('Self')).toHaveAttribute('aria-sort', 'none');
  expect(names()).toEqual(['hash', 'idle', 'main', 'parse<a, b>', 'work']);
  await userEvent.click(screen.getByRole('button', { name: 'Total' }));
  expect(names()).toEqual(['main', 'hash', 'work', 'idle', 'parse<a, b>']);
});

test('the keyboard picks a function in the table', async () => {
  await show(<Page shownFrame={frame} />);
  const grid = screen.getByRole('grid');
  fireEvent.keyDown(grid, { key: 'ArrowDown' });
  fireEvent.keyDown(grid, { key: 'ArrowDown' });
  const active = grid.getAttribute('aria-activedescendant');
  expect(document.getElementById(active ?? '')).toHaveTextContent('main');
  fireEvent.keyDown(grid, { key: 'Enter' });
  expect(screen.getByRole('textbox', { name: 'Search functions' })).toHaveValue('main');
});

test('a large table draws only the rows that are seen', async () => {
  const large = profileFrame(generateTree({ nodes: 30_000, depth: 20, fanOut: 50 }), meta);
  await show(<Page shownFrame={large} shown={['table']} />);
  const grid = screen.getByRole('grid');
  expect(Number(grid.getAttribute('aria-rowcount'))).toBeGreaterThan(10_000);
  expect(within(grid).getAllByRole('row').length).toBeLessThan(40);
});

test('below 800 pixels there is one view at a time', async () => {
  await show(<Page shownFrame={frame} widthPx={700} />);
  expect(screen.queryByRole('grid')).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Table' }));
  expect(screen.getByRole('grid')).toBeInTheDocument();
  expect(screen.queryByRole('application')).not.toBeInTheDocument();
});

test('the controls come behind the first picture, and at once where they may take several lines', async () => {
  const view = render(<Page shownFrame={frame} />);
  expect(canvas()).toBeInTheDocument();
  expect(screen.getByRole('grid')).toBeInTheDocument();
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
  expect(await screen.findByRole('textbox', { name: 'Search functions' })).toBeInTheDocument();
  view.unmount();
  render(<Page shownFrame={frame} widthPx={900} />);
  expect(screen.getByRole('textbox', { name: 'Search functions' })).toBeInTheDocument();
});

test('a low panel is all picture', async () => {
  await show(<Page shownFrame={frame} heightPx={100} />);
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
  expect(canvas()).toBeInTheDocument();
});

test('the colours can be those of functions', async () => {
  await show(<Page shownFrame={frame} />);
  const fills = () =>
    context()
      .boxes.map(({ fill }) => fill)
      .join();
  const byPackage = fills();
  await userEvent.click(screen.getByRole('button', { name: 'Colours' }));
  await userEvent.click(screen.getByRole('menuitemradio', { name: 'Colour by function' }));
  await act(nextFrame);
  expect(fills()).not.toBe(byPackage);
});

test('a diff shows both sides and offers no colours but those of the difference', async () => {
  const diff = diffTrees(treeFromText('kept 3\ngone 1', 'bytes'), treeFromText('kept 2\nnew 2', 'bytes'));
  if (!diff.ok) {
    throw new Error('the units are the same');
  }
  await show(<Page shownFrame={profileFrame(diff.value, meta)} />);
  expect(screen.getAllByRole('columnheader').map((header) => header.textContent)).toEqual([
    'Function',
    'Baseline',
    'Comparison',
    'Difference',
  ]);
  expect(rowsOf(screen.getByRole('grid'))[0]).toEqual(['newnew', '0 B0 %', '2 B50.0 %', '+2 B+50.0 pp']);
  await userEvent.click(screen.getByRole('button', { name: 'Colours' }));
  expect(screen.getAllByRole('menuitemradio').map((item) => item.textContent)).toEqual([
    'Blue and orange',
    'Green and red',
  ]);
  await userEvent.keyboard('{Escape}');
  await hover(1, 0.05);
  expect(screen.getByTestId('flame-graph-tooltip')).toHaveTextContent('BaselineComparisonDifference');
});

test('the canvas is as large as its viewport, however deep the tree', async () => {
  const deep = profileFrame(generateTree({ nodes: 101_000, depth: 100_000, fanOut: 10 }), meta);
  await show(<Page shownFrame={deep} />);
  const element = canvas();
  expect(element).toBeInstanceOf(HTMLCanvasElement);
  expect([element.getAttribute('width'), element.getAttribute('height')]).toEqual(['1000', '600']);
});

async function menuOf(name: string) {
  await userEvent.pointer({ target: screen.getByRole('button', { name }), keys: '[MouseRight]' });
}

async function choose(item: string) {
  await userEvent.click(screen.getByRole('menuitem', { name: item }));
  await act(nextFrame);
}

test('the menu of a row shows the sandwich, whose shares stay those of the whole', async () => {
  await show(<Page shownFrame={frame} />);
  await menuOf('work');
  await choose('Sandwich: callers and callees');
  expect(screen.getByRole('region', { name: 'Callers of work' })).toBeInTheDocument();
  expect(screen.getByRole('region', { name: 'Callees of work' })).toBeInTheDocument();
  expect(screen.getAllByRole('application')).toHaveLength(2);
  expect(picture()).toEqual(['[work]', '[hash]']);
  await userEvent.click(screen.getByRole('button', { name: 'Remove: sandwich of work' }));
  expect(screen.queryByTestId('sandwich')).not.toBeInTheDocument();
});

test('the call tree turns to the callers of a function', async () => {
  await show(<Page shownFrame={frame} shown={['callTree']} />);
  await menuOf('work');
  await choose('Callers in the call tree');
  expect(screen.getByRole('treegrid', { name: 'Callers of work' })).toHaveTextContent('main');
  await userEvent.click(screen.getByRole('radio', { name: 'Callees' }));
  expect(screen.getByRole('treegrid', { name: 'Callees of work' })).toHaveTextContent('hash');
});

test('function and stack are copied as text', async () => {
  const user = userEvent.setup();
  await show(<Page shownFrame={frame} shown={['callTree']} />);
  await user.pointer({ target: screen.getByRole('button', { name: 'work' }), keys: '[MouseRight]' });
  await user.click(screen.getByRole('menuitem', { name: 'Copy stack' }));
  expect(await navigator.clipboard.readText()).toBe('main (app.py)\nwork (lib.py)');
  expect(await screen.findByText('Stack copied.')).toBeInTheDocument();
});

test('the slash leads to the search; Enter goes from match to match', async () => {
  await show(<Page shownFrame={frame} />);
  act(() => canvas().focus());
  await userEvent.keyboard('/');
  const input = screen.getByRole('textbox', { name: 'Search functions' });
  expect(input).toHaveFocus();
  await userEvent.type(input, 'a{Enter}');
  expect(screen.getByText(/^1 of \d/)).toBeInTheDocument();
  await userEvent.keyboard('{Enter}');
  expect(screen.getByText(/^2 of \d/)).toBeInTheDocument();
  await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
  expect(screen.getByText(/^1 of \d/)).toBeInTheDocument();
});

test('Enter right behind the last letter leads to a match of what is typed', async () => {
  await show(<Page shownFrame={frame} />);
  const input: HTMLInputElement = screen.getByRole('textbox', { name: 'Search functions' });
  await userEvent.type(input, 'parse');
  // As in a browser that has no time for the search between two keys.
  const testing = globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean };
  testing.IS_REACT_ACT_ENVIRONMENT = false;
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, 'hash');
  input.dispatchEvent(new Event('input', { bubbles: true }));
  input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  testing.IS_REACT_ACT_ENVIRONMENT = true;
  expect(await screen.findByText('1 of 1')).toBeInTheDocument();
  expect(screen.getByText(/^1 function/)).toBeInTheDocument();
});

test('the search box keeps what is typed before the view knows of it, until the search is another', async () => {
  const view = await show(<Page shownFrame={frame} />);
  const input: HTMLInputElement = screen.getByRole('textbox', { name: 'Search functions' });
  const pick = () => userEvent.click(screen.getByRole('button', { name: 'hash' }));
  await pick();
  expect(input).toHaveValue('hash');
  // As a key whose search has not begun yet.
  input.value = 'hash2';
  view.rerender(<Page shownFrame={frame} widthPx={900} />);
  expect(input).toHaveValue('hash2');
  await pick();
  expect(input).toHaveValue('');
  await userEvent.type(input, 'work');
  await userEvent.click(screen.getByRole('button', { name: 'Clear search' }));
  expect(input).toHaveValue('');
  expect(screen.queryByRole('status')).not.toBeInTheDocument();
});

test('in a sandwich the ways to the next match stay and say why they lead nowhere', async () => {
  await show(<Page shownFrame={frame} />);
  await menuOf('work');
  await choose('Sandwich: callers and callees');
  const input = screen.getByRole('textbox', { name: 'Search functions' });
  await userEvent.type(input, 'hash{Enter}');
  const next = screen.getByRole('button', { name: /^Next match: A sandwich marks its matches/ });
  expect(next).toHaveAttribute('aria-disabled', 'true');
  await userEvent.click(next);
  expect(screen.queryByText(/^1 of \d/)).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Remove: sandwich of work' }));
  await userEvent.click(screen.getByRole('button', { name: 'Next match (Enter)' }));
  expect(screen.getByText('1 of 1')).toBeInTheDocument();
});

test('the columns of the table are those of the options', async () => {
  await show(<Page shownFrame={frame} shown={['table']} columns={['total', 'file']} />);
  expect(screen.getAllByRole('columnheader').map((header) => header.textContent)).toEqual([
    'Function',
    'File',
    'Total',
  ]);
  await userEvent.click(screen.getByRole('button', { name: 'File' }));
  expect(rowsOf(screen.getByRole('grid')).map(([, file]) => file)).toEqual([
    '',
    'app.py',
    'lib.py',
    'lib.py',
    'lib.py',
  ]);
});

test('two views stand beside each other, a third takes the place of the one that is not the picture', async () => {
  await show(<Page shownFrame={frame} />);
  await userEvent.click(screen.getByRole('button', { name: 'Call tree' }));
  expect(screen.getByRole('treegrid')).toBeInTheDocument();
  expect(canvas()).toBeInTheDocument();
  expect(screen.queryByRole('grid')).not.toBeInTheDocument();
  expect(screen.getByRole('separator')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Flame graph' }));
  expect(screen.queryByRole('application')).not.toBeInTheDocument();
});

test('worst first: regressions and improvements, what a store cut off in neither', async () => {
  const diff = diffTrees(treeFromText('gone 30\nkept 70', 'bytes'), treeFromText('kept 90\nnew 10', 'bytes'));
  if (!diff.ok) {
    throw new Error('the units are the same');
  }
  await show(<Page shownFrame={profileFrame(diff.value, meta)} shown={['changes']} />);
  const listed = () => rowsOf(screen.getByRole('grid')).map(([name]) => name);
  expect(listed()).toEqual(['kept', 'newnew']);
  await userEvent.click(screen.getByRole('radio', { name: 'Improvements (1)' }));
  expect(listed()).toEqual(['gonevanished']);
});
