import { type DataSourceInstanceSettings } from '@grafana/data';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { ProfilesDataSource } from '../DataSource';
import { fakeStore } from '../fakeStore.testHelper';
import { fakeTemplates } from '../fakeTemplates.testHelper';
import { type ProfilesOptions } from '../options';
import { type VariableQuery } from '../variableQuery';
import { giveElementsASize } from './comboboxMenu.testHelper';
import { VariableQueryEditor } from './VariableQueryEditor';

// Monaco does not run in jsdom; SelectorEditor.test.tsx is about it.
jest.mock('./SelectorEditor', () => ({
  SelectorEditor: ({ label, value, onCommit }: { label: string; value: string; onCommit: (text: string) => void }) => (
    <input aria-label={label} defaultValue={value} onBlur={(event) => onCommit(event.currentTarget.value)} />
  ),
}));

beforeAll(giveElementsASize);

const settings = { uid: 'u', name: 'p', type: 't', jsonData: {} } as DataSourceInstanceSettings<ProfilesOptions>;

function show(query: Partial<VariableQuery>) {
  const onChange = jest.fn();
  const datasource = new ProfilesDataSource(settings, () => fakeStore(), fakeTemplates({}));
  render(
    <VariableQueryEditor
      datasource={datasource}
      query={{ refId: 'A', ...query }}
      onChange={onChange}
      onRunQuery={jest.fn()}
    />
  );
  return onChange;
}

test('a new variable lists profile types and asks for nothing else', async () => {
  show({});
  expect(await screen.findByRole('combobox', { name: 'List' })).toHaveValue('Profile types');
  expect(screen.queryByRole('combobox', { name: 'Label' })).not.toBeInTheDocument();
});

test('label values ask for the label', async () => {
  const onChange = show({ type: 'labelValue' });
  await userEvent.click(await screen.findByRole('combobox', { name: 'Label' }));
  await userEvent.click(await screen.findByText('region'));
  expect(onChange).toHaveBeenCalledWith({ refId: 'A', type: 'labelValue', labelName: 'region' });
});
