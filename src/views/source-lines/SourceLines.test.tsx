import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React, { useReducer } from 'react';
import { type LineTable } from '../../frames/linesFrame';
import { stubDom } from '../profile-view/domSize.testHelper';
import { plainFormat } from '../profile/plainFormat.testHelper';
import { initialProfileViewState, profileViewReducer, type ProfileViewState } from '../profile/profileViewState';
import { type ViewEvents } from '../value-rows/viewEvents';
import { SourceLines } from './SourceLines';

jest.setTimeout(60_000);
jest.mock('react-inlinesvg', () => () => null);
stubDom(900, 400);

const table: LineTable = {
  functionNames: ['work', 'work', 'main', 'read'],
  fileNames: ['/srv/work.py', '/srv/work.py', '/srv/main.py', ''],
  lines: [9, 8, 3, 0],
  self: Float64Array.of(2, 6, 0, 1),
  total: Float64Array.of(2, 6, 9, 1),
  meta: { profileType: 'cpu', store: 'files', sortBy: 'total', lineCount: 4, total: 10 },
  unit: 'short',
};

const events: ViewEvents = { onMenu: jest.fn(), onHover: jest.fn() };

function Page({ lines = table, state: given = {} }: { lines?: LineTable; state?: Partial<ProfileViewState> }) {
  const [state, dispatch] = useReducer(profileViewReducer, { ...initialProfileViewState, ...given });
  return (
    <SourceLines
      lines={lines}
      context={{ format: plainFormat, compareBy: 'share' }}
      columns={lines.baseline === undefined ? ['self', 'total', 'file'] : ['total']}
      state={state}
      dispatch={dispatch}
      events={events}
    />
  );
}

const grid = () => screen.getByRole('grid');
/** Each row as its cells with spaces between. */
const rows = () =>
  within(grid())
    .getAllByRole('row')
    .slice(1)
    .map((row) =>
      within(row)
        .getAllByRole('gridcell')
        .map((cell) => cell.textContent)
        .join(' ')
    );

test('all lines with their shares, the largest total first', () => {
  render(<Page />);
  expect(rows()).toEqual([
    'main.py:3 main 0 B0 % 9 B90.0 %',
    'work.py:8 work 6 B60.0 % 6 B60.0 %',
    'work.py:9 work 2 B20.0 % 2 B20.0 %',
    'read, line unknown read 1 B10.0 % 1 B10.0 %',
  ]);
});

test('the lines of the pinned, found, sandwiched or focused function alone', () => {
  const work = { name: 'work', fileName: '/srv/work.py' };
  for (const state of [
    { pinned: work },
    { search: { kind: 'function' as const, function: work } },
    { sandwich: { function: work, half: 'callers' as const } },
    { focus: [{ name: 'main', fileName: '/srv/main.py' }, work] },
  ]) {
    const { unmount } = render(<Page state={state} />);
    expect(screen.getByRole('grid', { name: 'Source lines of work' })).toBeInTheDocument();
    expect(rows()).toEqual(['work.py:8 6 B60.0 % 6 B60.0 %', 'work.py:9 2 B20.0 % 2 B20.0 %']);
    unmount();
  }
});

test('a function whose lines are all in other files, as inlined code is, shows those', () => {
  render(<Page state={{ pinned: { name: 'work', fileName: '/srv/other.py' } }} />);
  expect(rows()).toHaveLength(2);
});

test('a function without lines says so', () => {
  render(<Page state={{ pinned: { name: 'idle', fileName: '' } }} />);
  expect(screen.getByText('No line of idle was recorded.')).toBeInTheDocument();
});

test('a search finds functions and places', () => {
  const { unmount } = render(<Page state={{ search: { kind: 'text', text: 'PY:8' } }} />);
  expect(rows()).toEqual([expect.stringContaining('work.py:8')]);
  unmount();
  render(<Page state={{ search: { kind: 'text', text: 'nothing like it' } }} />);
  expect(screen.getByText('No line matches the search.')).toBeInTheDocument();
});

test('columns order the lines, by mouse', async () => {
  render(<Page />);
  await userEvent.click(screen.getByRole('button', { name: 'Line' }));
  expect(rows().map((row) => row.split(' ')[0])).toEqual(['read,', 'main.py:3', 'work.py:8', 'work.py:9']);
  await userEvent.click(screen.getByRole('button', { name: 'Self' }));
  expect(rows()[0]).toContain('work.py:8');
});

test('the keyboard picks a line’s function and lets it go', async () => {
  render(<Page />);
  grid().focus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  expect(screen.getByText('work')).toBeInTheDocument();
  expect(rows()).toHaveLength(2);
  await userEvent.keyboard('{Home}{Enter}');
  expect(rows()).toHaveLength(4);
});

test('recordings of lines by themselves have no totals', () => {
  render(<Page lines={{ ...table, meta: { ...table.meta, selfOnly: true } }} />);
  expect(screen.queryByRole('columnheader', { name: 'Total' })).not.toBeInTheDocument();
  expect(rows()[0]).toBe('work.py:8 work 6 B60.0 %');
});

test('a comparison shows both sides, what grew most first; swapped the other way round', () => {
  const diff: LineTable = {
    ...table,
    baseline: { self: Float64Array.of(2, 1, 0, 1), total: Float64Array.of(2, 1, 4, 1) },
    meta: { ...table.meta, baselineTotal: 10 },
  };
  const { unmount } = render(<Page lines={diff} />);
  expect(rows()[0]).toMatch(/^main\.py:3/);
  expect(rows()[0]).toContain('+5 B');
  unmount();
  render(<Page lines={diff} state={{ isSwapped: true }} />);
  expect(rows().find((row) => row.startsWith('main.py:3'))).toContain('-5 B');
});
