import { CoreApp, dateTime, type DataSourceInstanceSettings } from '@grafana/data';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { ProfilesDataSource } from '../DataSource';
import { CPU, fakeStore } from '../fakeStore.testHelper';
import { fakeTemplates } from '../fakeTemplates.testHelper';
import { type ProfilesOptions } from '../options';
import { type ProfilesQuery } from '../query';
import { giveElementsASize } from './comboboxMenu.testHelper';
import { QueryEditor } from './QueryEditor';

// Monaco does not run in jsdom; SelectorEditor.test.tsx is about it.
jest.mock('./SelectorEditor', () => ({
  SelectorEditor: ({ label, value, onCommit }: { label: string; value: string; onCommit: (text: string) => void }) => (
    <input aria-label={label} defaultValue={value} onBlur={(event) => onCommit(event.currentTarget.value)} />
  ),
}));

beforeAll(giveElementsASize);

const settings = { uid: 'u', name: 'p', type: 't', jsonData: {} } as DataSourceInstanceSettings<ProfilesOptions>;
const range = { from: dateTime(1000), to: dateTime(5000), raw: { from: 'now-1h', to: 'now' } };

function show(query: Partial<ProfilesQuery> = {}, app = CoreApp.Dashboard) {
  const store = fakeStore();
  const onChange = jest.fn();
  const onRunQuery = jest.fn();
  const datasource = new ProfilesDataSource(settings, () => store, fakeTemplates({}));
  const editor = (changed: Partial<ProfilesQuery>) => (
    <QueryEditor
      datasource={datasource}
      query={{ refId: 'A', ...changed }}
      range={range}
      app={app}
      onChange={onChange}
      onRunQuery={onRunQuery}
    />
  );
  const view = render(editor(query));
  return { store, onChange, onRunQuery, ...view };
}

test('every control has a name', async () => {
  show();
  for (const name of ['Profile type', 'Query type', 'Group by']) {
    expect(await screen.findByRole('combobox', { name })).toBeInTheDocument();
  }
  for (const name of ['Limit', 'Max nodes']) {
    expect(screen.getByRole('spinbutton', { name })).toBeInTheDocument();
  }
  expect(screen.getByRole('textbox', { name: 'Label selector' })).toBeInTheDocument();
});

test('without a choice it names the usual profile type; a choice runs the query', async () => {
  const { onChange, onRunQuery } = show();
  const types = await screen.findByPlaceholderText('Default: process_cpu / cpu (nanoseconds)');
  await userEvent.click(types);
  await userEvent.click(await screen.findByText('process_cpu / cpu (nanoseconds)'));
  expect(onChange).toHaveBeenCalledWith(expect.objectContaining({ refId: 'A', profileTypeId: CPU, version: 1 }));
  expect(onRunQuery).toHaveBeenCalledTimes(1);
});

test('a number runs the query when it is done, not per key', async () => {
  const { onChange, onRunQuery } = show({ maxNodes: 5 });
  const nodes = screen.getByRole('spinbutton', { name: 'Max nodes' });
  await userEvent.clear(nodes);
  await userEvent.type(nodes, '1000');
  expect(onRunQuery).not.toHaveBeenCalled();
  await userEvent.keyboard('{Enter}');
  expect(onChange).toHaveBeenLastCalledWith(expect.objectContaining({ maxNodes: 1000 }));
  expect(onRunQuery).toHaveBeenCalledTimes(1);
});

test('an emptied number means all', async () => {
  const { onChange } = show({ limit: 5 });
  await userEvent.clear(screen.getByRole('spinbutton', { name: 'Limit' }));
  await userEvent.tab();
  expect(onChange).toHaveBeenLastCalledWith(expect.objectContaining({ limit: undefined }));
});

test('both is offered in Explore alone', async () => {
  show({ queryType: 'both' });
  expect(await screen.findByRole('combobox', { name: 'Query type' })).toHaveValue('Profile');
});

test('labels are offered for group by', async () => {
  const { onChange } = show();
  await userEvent.click(await screen.findByRole('combobox', { name: 'Group by' }));
  await userEvent.click(await screen.findByText('k8s.pod'));
  expect(onChange).toHaveBeenLastCalledWith(expect.objectContaining({ groupBy: ['k8s.pod'] }));
});

test('a committed selector runs the query', async () => {
  const { onChange, onRunQuery } = show();
  await userEvent.type(screen.getByRole('textbox', { name: 'Label selector' }), ' ');
  await userEvent.tab();
  expect(onChange).toHaveBeenLastCalledWith(expect.objectContaining({ labelSelector: '{} ' }));
  expect(onRunQuery).toHaveBeenCalledTimes(1);
});

test('a store that does not answer is said', async () => {
  const store = fakeStore();
  store.profileTypes.mockRejectedValue(new Error('The folder could not be reached.'));
  const datasource = new ProfilesDataSource(settings, () => store, fakeTemplates({}));
  render(<QueryEditor datasource={datasource} query={{ refId: 'A' }} onChange={jest.fn()} onRunQuery={jest.fn()} />);
  await waitFor(() => expect(screen.getByText('The folder could not be reached.')).toBeInTheDocument());
});
