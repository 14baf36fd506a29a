import { type DataSourceSettings } from '@grafana/data';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React, { useState } from 'react';
import { type ProfilesOptions } from '../options';
import { ConfigEditor } from './ConfigEditor';

type Settings = DataSourceSettings<ProfilesOptions>;

const empty = {
  uid: 'u',
  name: 'p',
  type: 't',
  url: '',
  access: 'proxy',
  jsonData: {},
  secureJsonFields: {},
} as Settings;

function show(settings: Settings = empty) {
  const changes: Settings[] = [];
  function Page() {
    const [options, setOptions] = useState(settings);
    const change = (next: Settings) => {
      changes.push(next);
      setOptions(next);
    };
    return <ConfigEditor options={options} onOptionsChange={change} />;
  }
  render(<Page />);
  return { latest: () => changes[changes.length - 1] };
}

test('address, authentication and the settings of files are there', () => {
  show();
  expect(screen.getByRole('textbox', { name: /URL/ })).toBeInTheDocument();
  expect(screen.getByText('Authentication methods')).toBeInTheDocument();
  expect(screen.getByRole('textbox', { name: 'Manifest' })).toHaveAttribute('placeholder', 'profiles.ndjson');
  expect(screen.getByRole('spinbutton', { name: 'File limit' })).toHaveAttribute('placeholder', '2000');
});

test('what is typed is stored', async () => {
  const { latest } = show();
  await userEvent.type(screen.getByRole('textbox', { name: /URL/ }), 'http://x');
  await userEvent.type(screen.getByRole('textbox', { name: 'Manifest' }), 'list.ndjson');
  await userEvent.type(screen.getByRole('spinbutton', { name: 'File limit' }), '50');
  expect(latest()).toMatchObject({ url: 'http://x', jsonData: { manifestName: 'list.ndjson', fileLimit: 50 } });
});

test('what makes no sense is said and not stored', async () => {
  const { latest } = show();
  await userEvent.type(screen.getByRole('spinbutton', { name: 'File limit' }), '0');
  expect(screen.getByText('This is a whole number, 1 or more.')).toBeInTheDocument();
  expect(latest().jsonData.fileLimit).toBeUndefined();
  await userEvent.type(screen.getByRole('textbox', { name: 'Time zone of names' }), 'Middle/Earth');
  expect(screen.getByText('There is no such time zone; UTC is used instead.')).toBeInTheDocument();
});
