import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { treeFromText } from '../../engine/tree/treeText';
import { download } from './download';
import { ExportMenu } from './ExportMenu';
import { subjectOf } from './exportSubject.testHelper';

jest.mock('./download');

const NAMES = ['PNG', 'SVG', 'pprof (.pb.gz)', 'Folded stacks', 'speedscope (JSON)', 'CSV of the functions'];

function show(tree = treeFromText('main 3')) {
  const [subject, onNotice] = [jest.fn(() => subjectOf(tree, { source: { service: 'api' } })), jest.fn()];
  render(<ExportMenu subject={subject} onNotice={onNotice} />);
  return { subject, onNotice };
}

const open = () => userEvent.click(screen.getByRole('button', { name: 'Export' }));

test('the menu offers pictures, profiles and the table, and prepares nothing before one is chosen', async () => {
  const { subject } = show();
  await open();
  expect(screen.getAllByRole('menuitem').map(({ textContent }) => textContent)).toEqual(NAMES);
  expect(subject).not.toHaveBeenCalled();
});

test('what is chosen is saved under its name, and it is said', async () => {
  const { onNotice } = show();
  await open();
  await userEvent.click(screen.getByRole('menuitem', { name: 'Folded stacks' }));
  await waitFor(() => expect(onNotice).toHaveBeenCalledWith('api.folded saved.'));
  expect(download).toHaveBeenCalledWith(expect.objectContaining({ type: 'text/plain' }), 'api.folded');
});

test('what cannot be made is said, and nothing is saved', async () => {
  jest.mocked(download).mockClear();
  jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  const { onNotice } = show();
  await open();
  await userEvent.click(screen.getByRole('menuitem', { name: 'PNG' }));
  await waitFor(() =>
    expect(onNotice).toHaveBeenCalledWith(expect.stringContaining('The browser could not make a picture'))
  );
  expect(download).not.toHaveBeenCalled();
});
