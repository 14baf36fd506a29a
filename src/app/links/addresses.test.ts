// What each link of the app makes of the context that Grafana hands it.
import { dateTime } from '@grafana/data';
import { alertAddress } from './alertAddress';
import { queriesAddress } from './queriesAddress';
import { resourceAddress } from './resourceAddress';

function parts(address: string | undefined): Readonly<Record<string, string>> | undefined {
  return address === undefined ? undefined : Object.fromEntries(new URLSearchParams(address.split('?')[1]));
}

const labels = { alertname: 'HighCpu', region: 'eu' };
const activeAt = '2026-11-21T12:00:00Z';
const expr = 'sum by (region) (rate(cpu{service="checkout",region=~".+"}[1m])) > 1';

describe('an alert', () => {
  const expected = {
    title: 'HighCpu',
    'label.alertname': 'HighCpu',
    'label.region': 'eu',
    selector: '{service="checkout"}',
    startsAt: activeAt,
  };

  test("of Grafana's own rules: its labels, its start, and what its query still knew", () => {
    const query = JSON.stringify([
      { refId: 'A', datasourceUid: 'prom', model: { expr, datasource: { type: 'prometheus', uid: 'prom' } } },
      { refId: 'B', datasourceUid: '__expr__', model: { type: 'threshold', expression: 'A' } },
    ]);
    const context = { rule: { name: 'HighCpu', query }, instance: { activeAt, labels } };
    expect(parts(alertAddress(context))).toEqual({ ...expected, metrics: 'prom' });
  });

  test('of a Prometheus rule, as Grafana 12 hands it over', () => {
    const rule = { name: 'HighCpu', query: expr, promRule: {}, namespace: {} };
    expect(parts(alertAddress({ rule, instance: { activeAt, labels } }))).toEqual(expected);
  });

  test('without its rule is named by its label', () => {
    expect(parts(alertAddress({ instance: { labels } }))).toEqual({
      title: 'HighCpu',
      'label.alertname': 'HighCpu',
      'label.region': 'eu',
    });
  });

  test.each(['[not json', '[1, null, {"model": 3}]', '[]'])(
    'with the query %s is still told by its labels',
    (query) => {
      expect(parts(alertAddress({ rule: { query }, instance: { labels } }))?.['label.region']).toBe('eu');
    }
  );

  test('without labels has no link', () => {
    expect(alertAddress({ instance: { labels: {} } })).toBeUndefined();
    expect(alertAddress({})).toBeUndefined();
  });
});

describe('a panel', () => {
  const templates = {
    replace: (text = '', _scoped?: object, format?: unknown) =>
      text.replace(/\$\{?(service|ds)\}?/g, (_whole, name: string) => {
        const value = name === 'ds' ? 'profiles-uid' : 'checkout';
        return typeof format === 'function' ? format(value) : value;
      }),
  };
  const metric = { refId: 'A', expr: 'up{service="$service"}', datasource: { type: 'prometheus', uid: 'prom' } };

  test('of a metric: its matchers with variables filled in, its time, its data source', () => {
    const timeRange = { from: 'now-1h', to: 'now' };
    expect(parts(queriesAddress({ targets: [metric], timeRange, title: 'CPU of $service' }, templates))).toEqual({
      title: 'CPU of checkout',
      selector: '{service="checkout"}',
      from: 'now-1h',
      to: 'now',
      metrics: 'prom',
    });
  });

  test('of profiles: its type and its store too', () => {
    const profile = {
      refId: 'A',
      labelSelector: '{service_name="$service"}',
      profileTypeId: 'a:b:c:d:e',
      datasource: { type: 'flameboard-profiles-datasource', uid: '${ds}' },
    };
    const timeRange = { from: dateTime(1000), to: dateTime(2000) };
    expect(parts(queriesAddress({ targets: [profile], timeRange }, templates))).toEqual({
      selector: '{service_name="checkout"}',
      from: '1000',
      to: '2000',
      type: 'a:b:c:d:e',
      ds: 'profiles-uid',
    });
  });

  test('without queries that know labels has no link', () => {
    const table = { refId: 'A', rawSql: 'select 1' };
    expect(queriesAddress({ targets: [table] }, templates)).toBeUndefined();
    expect(queriesAddress({}, templates)).toBeUndefined();
  });
});

describe('a resource', () => {
  const timeRange = { from: 1000, to: 2000 };
  const datasource = { type: 'tempo', uid: 'tempo' };

  test('its attributes are labels as profilers write them', () => {
    const attributes = { 'service.name': ['checkout'], 'k8s.pod.name': ['web-1', 'web-2'], empty: [] };
    expect(parts(resourceAddress({ attributes, timeRange, datasource }))).toEqual({
      'label.service_name': 'checkout',
      'label.k8s_pod_name': 'web-1',
      from: '1000',
      to: '2000',
    });
  });

  test('without attributes has no button', () => {
    expect(resourceAddress({ attributes: {}, timeRange, datasource })).toBeUndefined();
  });
});
