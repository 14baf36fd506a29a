import { type DataSourceSettings } from '@grafana/data';
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React, { useState } from 'react';
import { detectStore } from '../detectStore';
import { type ProfilesOptions } from '../options';
import { StoreError } from '../stores/storeError';
import { ConfigEditor } from './ConfigEditor';
import { prepareEditorTests, SLOW_TEST_MS } from './editorTests.testHelper';

jest.mock('../detectStore', () => ({ detectStore: jest.fn() }));
const detect = jest.mocked(detectStore);

type Settings = DataSourceSettings<ProfilesOptions>;

const empty = {
  uid: 'u',
  name: 'p',
  type: 't',
  url: '',
  access: 'proxy',
  version: 1,
  jsonData: {},
  secureJsonFields: {},
} as Settings;

jest.setTimeout(SLOW_TEST_MS);
beforeEach(() => {
  prepareEditorTests();
  detect.mockReset();
  detect.mockResolvedValue('pyroscope');
});

function show(settings: Partial<Settings> = {}) {
  const changes: Settings[] = [];
  let replace: (settings: Settings) => void = () => undefined;
  function Page() {
    const [options, setOptions] = useState<Settings>({ ...empty, ...settings });
    replace = setOptions;
    const change = (next: Settings) => {
      changes.push(next);
      setOptions(next);
    };
    return <ConfigEditor options={options} onOptionsChange={change} />;
  }
  render(<Page />);
  /** What Grafana hands out after "Save & test". */
  const save = () => act(() => replace({ ...(changes.at(-1) ?? { ...empty, ...settings }), version: 2 }));
  return { latest: () => changes[changes.length - 1], save };
}

test('address, authentication and all settings are there', () => {
  show();
  expect(screen.getByRole('textbox', { name: /URL/ })).toBeInTheDocument();
  expect(screen.getByText('Authentication methods')).toBeInTheDocument();
  expect(screen.getByRole('combobox', { name: 'Kind' })).toHaveValue('Detect from the URL');
  expect(screen.getByRole('textbox', { name: 'Minimal step' })).toHaveAttribute('placeholder', '15s');
  expect(screen.getByRole('spinbutton', { name: 'Parallel requests' })).toHaveAttribute('placeholder', '4');
  expect(screen.getByRole('spinbutton', { name: 'Cache' })).toHaveAttribute('placeholder', '256');
  expect(screen.getByRole('textbox', { name: 'Manifest' })).toHaveAttribute('placeholder', 'profiles.ndjson');
  expect(screen.getByRole('spinbutton', { name: 'File limit' })).toHaveAttribute('placeholder', '2000');
});

test('what is typed is stored', async () => {
  const { latest } = show();
  await userEvent.type(screen.getByRole('textbox', { name: /URL/ }), 'http://x');
  await userEvent.type(screen.getByRole('textbox', { name: 'Minimal step' }), '1m');
  await userEvent.type(screen.getByRole('textbox', { name: 'Default profile type' }), 'a:b:c:d:e');
  await userEvent.type(screen.getByRole('spinbutton', { name: 'Max nodes' }), '900');
  await userEvent.type(screen.getByRole('spinbutton', { name: 'Series limit' }), '7');
  await userEvent.type(screen.getByRole('spinbutton', { name: 'Parallel requests' }), '2');
  await userEvent.type(screen.getByRole('spinbutton', { name: 'Cache' }), '64');
  await userEvent.type(screen.getByRole('textbox', { name: 'Manifest' }), 'list.ndjson');
  await userEvent.type(screen.getByRole('spinbutton', { name: 'File limit' }), '50');
  expect(latest()).toMatchObject({
    url: 'http://x',
    jsonData: {
      minStep: '1m',
      defaultProfileTypeId: 'a:b:c:d:e',
      maxNodes: 900,
      seriesLimit: 7,
      maxParallelRequests: 2,
      cacheMegabytes: 64,
      manifestName: 'list.ndjson',
      fileLimit: 50,
    },
  });
});

test('what makes no sense is said', async () => {
  const { latest } = show();
  await userEvent.type(screen.getByRole('spinbutton', { name: 'File limit' }), '0');
  expect(screen.getByText('This is a whole number, 1 or more.')).toBeInTheDocument();
  expect(latest().jsonData.fileLimit).toBeUndefined();
  await userEvent.type(screen.getByRole('textbox', { name: 'Time zone of names' }), 'Middle/Earth');
  expect(screen.getByText('There is no such time zone; UTC is used instead.')).toBeInTheDocument();
  await userEvent.type(screen.getByRole('textbox', { name: 'Minimal step' }), 'often');
  expect(screen.getByText('This is a number and a unit, such as 15s or 1m.')).toBeInTheDocument();
  await userEvent.type(screen.getByRole('textbox', { name: 'Default profile type' }), 'cpu');
  expect(screen.getByText('A profile type has five parts with colons between them.')).toBeInTheDocument();
});

test('the kind is detected at the saved URL, again after every save', async () => {
  const { save } = show({ url: 'http://pyroscope:4040' });
  expect(await screen.findByText('Found at the saved URL: Pyroscope.')).toBeInTheDocument();
  await userEvent.type(screen.getByRole('textbox', { name: /URL/ }), '/typed');
  expect(detect).toHaveBeenCalledTimes(1);
  detect.mockRejectedValue(new StoreError('The store', 'could not be reached', 'Check its URL.'));
  save();
  expect(await screen.findByText('The store could not be reached. Check its URL.')).toBeInTheDocument();
  expect(detect).toHaveBeenCalledTimes(2);
});

test('a kind that is set is not asked for, and shows its own settings alone', async () => {
  const { latest } = show({ url: 'http://pyroscope:4040' });
  await userEvent.click(screen.getByRole('combobox', { name: 'Kind' }));
  await userEvent.click(await screen.findByRole('option', { name: /^Parca/ }));
  expect(latest().jsonData.store).toBe('parca');
  expect(screen.queryByRole('textbox', { name: 'Manifest' })).not.toBeInTheDocument();
  await waitFor(() => expect(screen.queryByText(/Found at the saved URL/)).not.toBeInTheDocument());
});

test('tenant, token and project are headers with secret values', async () => {
  const { latest } = show();
  await userEvent.click(screen.getByRole('button', { name: /Tenant and tokens/ }));
  await userEvent.type(screen.getByLabelText('Tenant ID'), 'team-a');
  await userEvent.type(screen.getByLabelText('Bearer token'), 'psc');
  await userEvent.type(screen.getByLabelText('Project ID'), '42');
  expect(latest()).toMatchObject({
    jsonData: { httpHeaderName1: 'X-Scope-OrgID', httpHeaderName2: 'Authorization', httpHeaderName3: 'projectID' },
    secureJsonData: { httpHeaderValue1: 'team-a', httpHeaderValue2: 'Bearer psc', httpHeaderValue3: '42' },
  });
  await userEvent.clear(screen.getByLabelText('Project ID'));
  expect(latest().jsonData).not.toHaveProperty('httpHeaderName3');
});

test('a saved secret is reset and not shown', async () => {
  const { latest } = show({
    jsonData: { httpHeaderName1: 'X-Scope-OrgID' } as ProfilesOptions,
    secureJsonFields: { httpHeaderValue1: true },
  });
  expect(screen.getByLabelText('Tenant ID')).toBeDisabled();
  await userEvent.click(screen.getByRole('button', { name: 'Reset' }));
  expect(latest().jsonData).toEqual({});
  expect(latest().secureJsonFields).toEqual({ httpHeaderValue1: false });
});

test("Grafana's list of custom headers has the other headers", () => {
  show({
    jsonData: { httpHeaderName1: 'X-Scope-OrgID', httpHeaderName2: 'X-Other' } as ProfilesOptions,
    secureJsonFields: { httpHeaderValue1: true, httpHeaderValue2: true },
  });
  expect(screen.getByDisplayValue('X-Other')).toBeInTheDocument();
  expect(screen.queryByDisplayValue('X-Scope-OrgID')).not.toBeInTheDocument();
});

test('provisioned settings cannot be changed', () => {
  show({ readOnly: true, jsonData: { store: 'files' } });
  for (const name of ['Kind', 'Minimal step', 'File limit', 'Cache']) {
    expect(screen.getByLabelText(name)).toBeDisabled();
  }
});
