import fc from 'fast-check';
import { parseSelector } from '../../engine/labels/parseSelector';
import { defaultSettings, readAppSettings } from '../settings/appSettings';
import { type OpenWorld } from './drillDownPath';
import { openAddress } from './openAddress';
import { openTarget } from './openTarget';

const now = Date.UTC(2026, 10, 21, 18, 30);

function target(query: string, world: OpenWorld = {}, settings = defaultSettings) {
  const path = openTarget(new URLSearchParams(query), settings, now, world);
  const [dashboard, parameters] = path.split('?');
  return { dashboard, ...Object.fromEntries(new URLSearchParams(parameters)) } as Readonly<Record<string, string>>;
}

test('an alert of a service and a region: its time, its service, its region, and the time before', () => {
  expect(target('title=HighCpu&label.job=checkout&label.region=eu&startsAt=now-15m')).toEqual({
    dashboard: '/d/flameboard-drilldown',
    from: String(now - 900_000),
    to: String(now),
    'var-service_name': 'checkout',
    'var-filters': 'region="eu"',
    'var-baseline_from': '2026-11-21T17:55:00Z',
    'var-baseline_to': '2026-11-21T18:10:00Z',
    'var-metric_service_label': 'job',
    'var-metric_matchers': 'region="eu"',
    'var-notice': '**HighCpu**',
  });
});

test('without any parameter the dashboard shows all services in the last hour', () => {
  expect(target('')).toMatchObject({
    'var-service_name': '$__all',
    'var-filters': '',
    'var-notice': 'The time range is compared with the baseline.',
  });
});

test('profiles get the names of profiles, the metric keeps its own', () => {
  expect(target('label.k8s_pod_name=web-1')).toMatchObject({
    'var-filters': 'pod="web-1"',
    'var-metric_matchers': 'k8s_pod_name="web-1"',
  });
});

test('profile type and data sources go along', () => {
  expect(target('type=a:b:c:d:e', { profilesUid: 'profiles-uid', metricsUid: 'metrics-uid' })).toMatchObject({
    'var-profile_type': 'a:b:c:d:e',
    'var-profiles': 'profiles-uid',
    'var-metrics': 'metrics-uid',
  });
});

test('a label given twice may have either value', () => {
  expect(target('label.region=eu&label.region=us.east')['var-filters']).toBe(String.raw`region=~"eu|us\\.east"`);
});

test('matchers of a panel keep their operators', () => {
  const query = new URLSearchParams({ selector: '{service=~"a|b",region!="eu"}' });
  expect(target(String(query))).toMatchObject({
    'var-service_name': '$__all',
    'var-filters': 'service_name=~"a|b", region!="eu"',
  });
});

test('a panel that asks for one service by an expression shows that service', () => {
  const query = new URLSearchParams({ selector: String.raw`{service_name=~"ride\\-app",region=~"eu"}` });
  expect(target(String(query))).toMatchObject({ 'var-service_name': 'ride-app', 'var-filters': 'region="eu"' });
});

test('labels that are absent in a template are not given', () => {
  expect(target('label.region=&label.pod=%3Cno+value%3E&label.version=%5Bno+value%5D')).toMatchObject({
    'var-filters': '',
    'var-notice': 'The time range is compared with the baseline.',
  });
});

test('what no rule translates is told, not hidden', () => {
  expect(target('label.severity=page&label.team=a')['var-notice']).toBe(
    "The time range is compared with the baseline. Labels left out: _severity_, _team_, which no rule of the app's settings translates."
  );
});

test('of two labels for one thing the first of the rule counts, and the other is told', () => {
  const opened = target('label.job=metrics-job&label.service=checkout');
  expect(opened['var-service_name']).toBe('checkout');
  expect(opened['var-notice']).toContain('_job_, because another label says the same');
});

test('labels that the profiles do not have are left out and told', () => {
  const opened = target('label.service=checkout&label.pod=web-1', { profileLabels: new Set(['service_name']) });
  expect(opened).toMatchObject({ 'var-service_name': 'checkout', 'var-filters': '', 'var-metric_matchers': '' });
  expect(opened['var-notice']).toContain('_pod_, which the profiles do not have in this time');
});

test('a selector that cannot be read is told', () => {
  expect(target('selector={region=eu}')['var-notice']).toContain('The selector of the link cannot be read');
});

test('rules and dashboard are those of the settings', () => {
  const settings = readAppSettings({
    labelRules: [{ from: ['team'], to: 'service_name' }],
    drillDownDashboard: 'my/board',
  });
  expect(target('label.team=a&label.region=eu', {}, settings)).toMatchObject({
    dashboard: '/d/my%2Fboard',
    'var-service_name': 'a',
    'var-filters': '',
  });
});

test('a link of another dashboard takes its variables along', () => {
  const query = new URLSearchParams([
    ['var-service_name', 'checkout'],
    ['var-region', 'eu'],
    ['var-region', 'us'],
    ['var-version', '$__all'],
    ['var-interval', '1m'],
    ['var-filters', 'pod!="a"'],
    ['var-profile_type', 'a:b:c:d:e'],
  ]);
  expect(target(String(query))).toMatchObject({
    'var-service_name': 'checkout',
    'var-filters': 'pod!="a", region=~"eu|us"',
    'var-profile_type': 'a:b:c:d:e',
    'var-notice': 'The time range is compared with the baseline.',
  });
});

test('a notice shows names and titles as they are, never as links or HTML', () => {
  const notice = target(`title=${encodeURIComponent('[x](https://evil) <img src=x>')}&label.%60a%60=1`)['var-notice'];
  expect(notice).not.toMatch(/[[\]`<>]|https:\/\//);
  expect(notice).toMatch(/^\*\*&#91;x&#93;&#40;https&#58;&#47;&#47;evil&#41;/);
});

test('a thousand labels make a notice that can be read', () => {
  const query = Array.from({ length: 1000 }, (_, index) => `label.l${index}=1`).join('&');
  expect(target(query)['var-notice']).toMatch(/_l19_, 180 more, which/);
});

test('whatever an address holds, the dashboard of the settings opens on a window that ends later than it begins', () => {
  const name = fc.constantFrom('from', 'to', 'startsAt', 'endsAt', 'baseline', 'selector', 'label.job', 'label.a', 'x');
  const text = fc.oneof(fc.string(), fc.constantFrom('now', 'now-1h', '0', '1795263303', '{a="b"}', '1d'));
  fc.assert(
    fc.property(fc.array(fc.tuple(name, text), { maxLength: 6 }), (entries) => {
      const opened = target(String(new URLSearchParams(entries)));
      expect(opened.dashboard).toBe('/d/flameboard-drilldown');
      expect(Number(opened.to)).toBeGreaterThan(Number(opened.from));
      expect(Date.parse(opened['var-baseline_from'])).toBeLessThan(Date.parse(opened['var-baseline_to']));
      expect(parseSelector(`{${opened['var-filters']}}`).ok).toBe(true);
    })
  );
});

test('what a link writes is what the route reads', () => {
  const address = openAddress({
    labels: { service: 'a&b=c', region: 'eu' },
    selector: [{ name: 'version', operator: '!=', value: '1.0' }],
    from: 'now-1h',
    to: 'now',
    title: 'CPU & memory',
  });
  expect(address.startsWith('/a/flameboard-profiles-app/open?')).toBe(true);
  expect(target(address.split('?')[1])).toMatchObject({
    'var-service_name': 'a&b=c',
    'var-filters': 'region="eu", version!="1.0"',
    'var-notice': '**CPU &#38; memory**',
  });
});
