import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { CPU } from '../fakeStore.testHelper';
import { type VariableQuery } from '../variableQuery';
import { prepareEditorTests, SLOW_TEST_MS } from './editorTests.testHelper';
import { fakeDataSource } from './queryEditor.testHelper';
import { VariableQueryEditor } from './VariableQueryEditor';

jest.mock('./SelectorEditor', () => jest.requireActual('./selectorEditor.testHelper'));

jest.setTimeout(SLOW_TEST_MS);
beforeEach(prepareEditorTests);

function show(query: Partial<VariableQuery>) {
  const onChange = jest.fn();
  render(
    <VariableQueryEditor
      datasource={fakeDataSource()}
      query={{ refId: 'A', ...query }}
      onChange={onChange}
      onRunQuery={jest.fn()}
    />
  );
  return onChange;
}

async function pick(name: string, option: string | RegExp) {
  await userEvent.click(await screen.findByRole('combobox', { name }));
  await userEvent.click(await screen.findByRole('option', { name: option }));
}

test('a new variable lists profile types and asks for nothing else', async () => {
  show({});
  expect(await screen.findByRole('combobox', { name: 'List' })).toHaveValue('Profile types');
  expect(screen.queryByRole('combobox', { name: 'Profile type' })).not.toBeInTheDocument();
});

test.each([
  ['Label names', 'label'],
  ['Label values', 'labelValue'],
  [/^Functions/, 'function'],
])('%s can be listed', async (option, type) => {
  const onChange = show({});
  await pick('List', option);
  expect(onChange).toHaveBeenCalledWith({ refId: 'A', type });
});

test('label values ask for the label', async () => {
  const onChange = show({ type: 'labelValue' });
  await pick('Label', 'region');
  expect(onChange).toHaveBeenCalledWith({ refId: 'A', type: 'labelValue', labelName: 'region' });
});

test('functions are narrowed by profile type and selector', async () => {
  const onChange = show({ type: 'function' });
  await pick('Profile type', /cpu \(nanoseconds\)/);
  expect(onChange).toHaveBeenLastCalledWith({ refId: 'A', type: 'function', profileTypeId: CPU });
  await pick('Label 1', 'region');
  await pick('Value 1', 'eu');
  expect(onChange).toHaveBeenLastCalledWith({ refId: 'A', type: 'function', labelSelector: '{region="eu"}' });
});
