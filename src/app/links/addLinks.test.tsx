// What the app adds to Grafana, and plugin.json, which must say the same: Grafana hides what it does not find there.
import { AppPlugin } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { render, screen } from '@testing-library/react';
import React from 'react';
import pluginJson from '../../plugin.json';
import { addLinks } from './addLinks';
import { ResourceProfiles } from './ResourceProfiles';

jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  getTemplateSrv: () => ({ replace: (text = '') => text }),
}));

const plugin = addLinks(new AppPlugin());
const facts = ({
  title,
  description,
  targets,
}: {
  title: string;
  description?: string;
  targets: string | string[];
}) => ({
  title,
  description,
  targets: [targets].flat(),
});

function linkAt(point: string) {
  const link = plugin.addedLinkConfigs.find(({ targets }) => targets === point);
  if (link === undefined) {
    throw new Error(`There is no link at ${point}.`);
  }
  return link;
}

const noHelpers = {
  openModal: () => undefined,
  openSidebar: () => undefined,
  closeSidebar: () => undefined,
  toggleSidebar: () => undefined,
};

test('plugin.json lists every link and component, with titles that are long enough', () => {
  expect(plugin.addedLinkConfigs.map(facts)).toEqual(pluginJson.extensions.addedLinks);
  expect(plugin.addedComponentConfigs.map(facts)).toEqual(pluginJson.extensions.addedComponents);
  for (const { title } of pluginJson.extensions.addedLinks) {
    expect(title.length).toBeGreaterThanOrEqual(10);
  }
});

test.each(['grafana/alerting/instance/action', 'grafana/explore/toolbar/action'])(
  'at %s the link acts by click: a path would ask for confirmation',
  (point) => {
    const { path, onClick } = linkAt(point);
    expect(path).toBeUndefined();
    expect(onClick).toBeDefined();
  }
);

test('an alert is one click away from its profiles', () => {
  const point = 'grafana/alerting/instance/action';
  const context = { rule: { name: 'HighCpu' }, instance: { labels: { service: 'checkout' }, activeAt: '' } };
  const { configure, onClick } = linkAt(point);
  expect(configure?.(context)).toEqual({});
  onClick?.(undefined, { context, extensionPointId: point, ...noHelpers });
  const { pathname, search } = locationService.getLocation();
  expect([pathname, search]).toEqual(['/a/flameboard-profiles-app/open', '?title=HighCpu&label.service=checkout']);
});

test('an alert without labels and a panel without label queries have no link', () => {
  expect(linkAt('grafana/alerting/instance/action').configure?.({ instance: { labels: {} } })).toBeUndefined();
  expect(linkAt('grafana/alerting/instance/action').configure?.(undefined)).toBeUndefined();
  expect(linkAt('grafana/dashboard/panel/menu').configure?.({ targets: [{ refId: 'A' }] })).toBeUndefined();
});

test("a panel's menu has the address itself, for a new tab", () => {
  const context = {
    targets: [{ refId: 'A', expr: 'up{job="a"}' }],
    timeRange: { from: 'now-1h', to: 'now' },
    title: 'Up',
  };
  expect(linkAt('grafana/dashboard/panel/menu').configure?.(context)).toEqual({
    path: '/a/flameboard-profiles-app/open?title=Up&selector=%7Bjob%3D%22a%22%7D&from=now-1h&to=now',
  });
});

test('beside the resource of a trace there is a button, beside nothing there is none', () => {
  const rest = { timeRange: { from: 1, to: 2 }, datasource: { type: 'tempo', uid: 't' } };
  const { rerender } = render(<ResourceProfiles attributes={{ 'service.name': ['checkout'] }} {...rest} />);
  expect(screen.getByRole('link', { name: /Open profiles/ })).toHaveAttribute(
    'href',
    '/a/flameboard-profiles-app/open?label.service_name=checkout&from=1&to=2'
  );
  rerender(<ResourceProfiles attributes={{}} {...rest} />);
  expect(screen.queryByRole('link')).toBeNull();
});
