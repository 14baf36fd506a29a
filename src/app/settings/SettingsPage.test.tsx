import { AppPlugin, type AppPluginMeta } from '@grafana/data';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { of, throwError } from 'rxjs';
import { SettingsPage } from './SettingsPage';

const fetch = jest.fn();
jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  getBackendSrv: () => ({ fetch }),
  getDataSourceSrv: () => ({ getList: () => [{ uid: 'uid-a', name: 'Profiles A' }] }),
}));

jest.setTimeout(30_000);

/** Queries by role ask for the style of every element, for which jsdom goes through all style sheets; none of them hides anything here. */
const noStyle = document.createElement('div').style;

beforeEach(() => {
  fetch.mockReset();
  fetch.mockReturnValue(of({}));
  window.getComputedStyle = () => noStyle;
});

function show(jsonData: object = {}) {
  const plugin = new AppPlugin();
  plugin.meta = { id: 'the-app', enabled: true, pinned: true, jsonData } as AppPluginMeta;
  render(<SettingsPage plugin={plugin} query={{}} />);
  return plugin;
}

const save = () => screen.getByRole('button', { name: 'Save settings' });
const tried = () => screen.getByRole('status', { name: 'What the rules make of the labels' });

test('labels that are typed become a selector at once, by the rules as they are edited', async () => {
  show({ labelRules: [{ from: ['job'], to: 'service_name' }] });
  const user = userEvent.setup();
  const box = screen.getByRole('textbox', { name: 'Labels to try' });
  await user.clear(box);
  await user.type(box, 'job=a, team=b');
  expect(tried()).toHaveTextContent('{service_name="a"}No rule has team.');
  await user.click(screen.getByRole('button', { name: 'Add rule' }));
  await user.type(screen.getByRole('textbox', { name: 'Labels of rule 2' }), 'team');
  await user.type(screen.getByRole('textbox', { name: 'Label of profiles of rule 2' }), 'owner');
  expect(tried()).toHaveTextContent('{service_name="a", owner="b"}');
});

test("rules are saved as Grafana saves every app's settings, with what else is set there", async () => {
  const plugin = show({ labelRules: [{ from: ['job'], to: 'service_name' }], other: 7 });
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Add rule' }));
  expect(save()).toBeDisabled();
  expect(screen.getByText('Name at least one label of alerts or metrics.')).toBeInTheDocument();
  await user.type(screen.getByRole('textbox', { name: 'Labels of rule 2' }), 'team, squad');
  await user.type(screen.getByRole('textbox', { name: 'Label of profiles of rule 2' }), 'owner');
  await user.click(save());
  const labelRules = [
    { from: ['job'], to: 'service_name' },
    { from: ['team', 'squad'], to: 'owner' },
  ];
  expect(fetch).toHaveBeenCalledWith(
    expect.objectContaining({
      url: '/api/plugins/the-app/settings',
      method: 'POST',
      data: { enabled: true, pinned: true, jsonData: expect.objectContaining({ labelRules, other: 7 }) },
    })
  );
  await waitFor(() => expect(screen.getByText(/^Saved\./)).toBeInTheDocument());
  expect(plugin.meta.jsonData).toMatchObject({ labelRules });
});

test('removing a rule leaves the focus on the page, and the defaults come back', async () => {
  show();
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Remove rule 1' }));
  expect(screen.getByRole('button', { name: 'Add rule' })).toHaveFocus();
  expect(screen.getByRole('textbox', { name: 'Labels of rule 1' })).toHaveValue('pod, k8s_pod_name');
  await user.click(screen.getByRole('button', { name: 'Reset to defaults' }));
  expect(screen.getByRole('textbox', { name: 'Labels of rule 1' })).toHaveValue('service_name, service, app, job');
});

test('when Grafana refuses, its reason is shown and nothing is lost', async () => {
  fetch.mockReturnValue(throwError(() => ({ status: 403, data: { message: 'Permission denied' } })));
  show();
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Remove rule 1' }));
  await user.click(save());
  await waitFor(() => expect(screen.getByText('Permission denied')).toBeInTheDocument());
  expect(screen.getByRole('textbox', { name: 'Labels of rule 1' })).toHaveValue('pod, k8s_pod_name');
});
