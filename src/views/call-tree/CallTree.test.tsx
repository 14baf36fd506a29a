import { act, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React, { useReducer } from 'react';
import { treeFromText } from '../../engine/tree/treeText';
import { plainFormat } from '../profile/plainFormat.testHelper';
import { profileOfTree } from '../profile/profileModel';
import { initialProfileViewState, profileViewReducer } from '../profile/profileViewState';
import { nextFrame, stubDom } from '../profile-view/domSize.testHelper';
import { type MenuTarget } from '../value-rows/viewEvents';
import { CallTree } from './CallTree';

// Icons are fetched from Grafana's server, which is not there.
jest.mock('react-inlinesvg', () => () => null);

stubDom(1000, 600);

const text = 'idle 10\nmain 10\n  load 10\n    read 10\n  work 40\n    hash 20';
const context = { format: plainFormat, compareBy: 'share', shortensPaths: true } as const;
const menus: MenuTarget[] = [];
const focused = () => screen.getByTestId('focus').textContent;

function Page({ source = text, markedPath }: { readonly source?: string; readonly markedPath?: number }) {
  const [state, dispatch] = useReducer(profileViewReducer, initialProfileViewState);
  const [profile] = React.useState(() => new Map<string, ReturnType<typeof profileOfTree>>());
  const shown = profile.get(source) ?? profileOfTree(treeFromText(source, 'bytes'));
  profile.set(source, shown);
  return (
    <>
      <p data-testid="focus">{state.focus.map(({ name }) => name).join('/')}</p>
      <CallTree
        shown={{
          profile: shown,
          label: 'Call tree',
          root: 0,
          markedNode: markedPath ?? -1,
          matched: undefined,
          hasPaths: true,
        }}
        context={context}
        state={state}
        dispatch={dispatch}
        events={{ onMenu: (target) => menus.push(target), onHover: () => {} }}
      />
    </>
  );
}

async function show(page: React.ReactElement) {
  const view = render(page);
  await act(nextFrame);
  return view;
}

const tree = () => screen.getByRole('treegrid', { name: 'Call tree' });
const names = () =>
  within(tree())
    .getAllByRole('row')
    .slice(1)
    .map(
      (row) =>
        `${'  '.repeat(Number(row.getAttribute('aria-level')) - 1)}${within(row).getAllByRole('gridcell')[0].textContent}`
    );
const press = (...keys: string[]) => keys.forEach((key) => fireEvent.keyDown(tree(), { key }));
const active = () => document.getElementById(tree().getAttribute('aria-activedescendant') ?? '');

test('rows open along the heaviest calls, with total and self of each call', async () => {
  await show(<Page />);
  expect(names()).toEqual(['total', '  main', '    work', '      hash', '    load', '  idle']);
  const cells = within(screen.getByRole('row', { name: /work/ })).getAllByRole('gridcell');
  expect(cells.map((cell) => cell.textContent)).toEqual(['work', '60 B60.0 %', '40 B40.0 %']);
});

test('a click opens and closes a row', async () => {
  await show(<Page />);
  await userEvent.click(screen.getByRole('button', { name: 'Close main' }));
  expect(names()).toEqual(['total', '  main', '  idle']);
  expect(screen.getByRole('row', { name: /main/ })).toHaveAttribute('aria-expanded', 'false');
  await userEvent.click(screen.getByRole('button', { name: 'Open main' }));
  expect(names()).toContain('    work');
});

test('the keyboard walks, opens, closes, focuses and asks for the menu', async () => {
  await show(<Page />);
  press('ArrowDown', 'ArrowDown', 'ArrowLeft');
  expect(names()).toEqual(['total', '  main', '  idle']);
  press('ArrowRight', 'ArrowRight');
  expect(active()).toHaveTextContent('work');
  press('*');
  expect(names()).toContain('      read');
  press('ArrowLeft', 'ArrowLeft');
  expect(active()).toHaveTextContent('main');
  press('Enter');
  expect(focused()).toBe('main');
  press('ContextMenu');
  expect(menus.at(-1)).toMatchObject({ function: { name: 'main' }, path: [{ name: 'main' }] });
});

test('a click on a column orders the callees', async () => {
  await show(<Page />);
  await userEvent.click(screen.getByRole('button', { name: 'Function' }));
  expect(names().filter((name) => /^ {2}\S/.test(name))).toEqual(['  idle', '  main']);
});

test('the match of a search gets a row', async () => {
  await show(<Page markedPath={4} />);
  expect(names()).toContain('      read');
});

test('after a refresh the same rows are open', async () => {
  const view = await show(<Page />);
  await userEvent.click(screen.getByRole('button', { name: 'Open load' }));
  view.rerender(<Page source={`a_new_one 5\n${text}`} />);
  await act(nextFrame);
  expect(names()).toEqual([
    'total',
    '  main',
    '    work',
    '      hash',
    '    load',
    '      read',
    '  idle',
    '  a_new_one',
  ]);
});
