import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React, { useState } from 'react';
import { CPU, fakeStore } from '../fakeStore.testHelper';
import { type ProfilesQuery } from '../query';
import { AnnotationQueryEditor } from './AnnotationQueryEditor';
import { prepareEditorTests, SLOW_TEST_MS } from './editorTests.testHelper';
import { fakeDataSource } from './queryEditor.testHelper';

jest.mock('./SelectorEditor', () => jest.requireActual('./selectorEditor.testHelper'));

jest.setTimeout(SLOW_TEST_MS);
beforeEach(prepareEditorTests);

function show(query: Partial<ProfilesQuery>, store = fakeStore()) {
  const changes: ProfilesQuery[] = [];
  const datasource = fakeDataSource(store);
  function Page() {
    const [edited, setEdited] = useState<ProfilesQuery>({ refId: 'Anno', ...query });
    const change = (next: ProfilesQuery) => {
      changes.push(next);
      setEdited(next);
    };
    return <AnnotationQueryEditor datasource={datasource} query={edited} onChange={change} onRunQuery={jest.fn()} />;
  }
  render(<Page />);
  return { latest: () => changes.at(-1) };
}

async function pick(name: string, option: string | RegExp) {
  await userEvent.click(await screen.findByRole('combobox', { name }));
  await userEvent.click(await screen.findByRole('option', { name: option }));
}

test('a layer marks new values of a label, for each value of others by itself', async () => {
  const { latest } = show({});
  expect(await screen.findByRole('combobox', { name: 'Mark' })).toHaveValue('New label values');
  await pick('Label', 'region');
  expect(latest()).toMatchObject({ annotation: { kind: 'firstSeen', label: 'region' } });
  await pick('Per', 'k8s.pod');
  expect(latest()).toMatchObject({ groupBy: ['k8s.pod'], annotation: { label: 'region' } });
});

test('or profiles: where the store has none it says so', async () => {
  const { latest } = show({ annotation: { kind: 'firstSeen', label: 'version' } });
  await pick('Mark', /^Profiles/);
  expect(latest()).toMatchObject({ annotation: { kind: 'profiles', label: 'version' } });
  expect(screen.queryByRole('combobox', { name: 'Label' })).not.toBeInTheDocument();
  expect(screen.getByText('This store has no exemplars.')).toBeInTheDocument();
  expect(screen.getByRole('spinbutton', { name: 'Limit' })).toBeDisabled();
});

test('profiles are marked up to a limit', async () => {
  const store = fakeStore();
  const capabilities = { ...store.capabilities, exemplars: true } as const;
  const { latest } = show({ annotation: { kind: 'profiles' } }, { ...store, capabilities });
  await userEvent.type(screen.getByRole('spinbutton', { name: 'Limit' }), '5{Enter}');
  expect(latest()).toMatchObject({ annotation: { kind: 'profiles' }, limit: 5 });
});

test('type and selector narrow what is marked', async () => {
  const { latest } = show({});
  await pick('Profile type', /cpu \(nanoseconds\)/);
  await pick('Label 1', 'region');
  await pick('Value 1', 'eu');
  expect(latest()).toMatchObject({ profileTypeId: CPU, labelSelector: '{region="eu"}', version: 1 });
});
