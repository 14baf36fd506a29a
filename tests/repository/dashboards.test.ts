// The shipped dashboards as data: what Grafana would import must work with any data source of the right type.
import { globSync } from 'glob';
import { readFileSync } from 'node:fs';
import { OPEN_PATH } from '../../src/app/app';
import { openTarget } from '../../src/app/open/openTarget';
import { defaultSettings } from '../../src/app/settings/appSettings';

interface Reference {
  readonly type: string;
  readonly uid: string;
}

interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly description?: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly datasource?: Reference;
  readonly targets?: ReadonlyArray<{
    readonly refId: string;
    readonly datasource: Reference;
    readonly queryType?: string;
    readonly labelSelector?: string;
    readonly baseline?: { readonly labelSelector?: string; readonly from?: string; readonly to?: string };
    readonly expr?: string;
  }>;
}

interface Dashboard {
  readonly uid: string;
  readonly title: string;
  readonly time: { readonly from: string; readonly to: string };
  readonly templating: {
    readonly list: ReadonlyArray<{
      readonly name: string;
      readonly type: string;
      readonly datasource?: Reference;
      readonly query: unknown;
    }>;
  };
  readonly panels: readonly Panel[];
  readonly annotations: {
    readonly list: ReadonlyArray<{
      readonly datasource: Reference;
      readonly target: { readonly annotation: { readonly kind: string; readonly label: string } };
    }>;
  };
  readonly links: ReadonlyArray<{
    readonly title: string;
    readonly tooltip: string;
    readonly url: string;
    readonly keepTime: boolean;
    readonly includeVars: boolean;
  }>;
}

const knownPanels = ['timeseries', 'text', 'flameboard-flamegraph-panel', 'flameboard-labels-panel'];
const queryTypes = ['profile', 'metrics', 'both', 'labels'];
const dashboards = globSync('src/dashboards/*.json')
  .sort()
  .map((file) => JSON.parse(readFileSync(file, 'utf8')) as Dashboard);

const byUid = new Map(dashboards.map((dashboard) => [dashboard.uid, dashboard]));

test('the four dashboards of the incident are there', () => {
  expect([...byUid.keys()].sort()).toEqual([
    'flameboard-compare',
    'flameboard-drilldown',
    'flameboard-labels',
    'flameboard-overview',
  ]);
});

describe('the drill-down', () => {
  const drillDown = byUid.get(defaultSettings.drillDownDashboard);
  const targets = drillDown?.panels.flatMap(({ targets = [] }) => targets) ?? [];

  test('has every variable that a link to profiles sets', () => {
    const everything = 'label.job=a&label.region=b&type=c';
    const path = openTarget(new URLSearchParams(everything), defaultSettings, 0, { profilesUid: 'p', metricsUid: 'm' });
    const set = [...new URLSearchParams(path.split('?')[1]).keys()].filter((name) => name.startsWith('var-'));
    const names = drillDown?.templating.list.map(({ name }) => `var-${name}`) ?? [];
    expect(set.filter((name) => !names.includes(name))).toEqual([]);
  });

  test('holds the window against the baseline, in labels and in functions', () => {
    const compared = targets.filter(({ baseline }) => baseline !== undefined);
    expect(compared.map(({ queryType }) => queryType)).toEqual(['labels', 'profile']);
    for (const { baseline } of compared) {
      expect(baseline).toMatchObject({ from: '$baseline_from', to: '$baseline_to' });
    }
  });

  test('marks deployments on the metric', () => {
    expect(drillDown?.annotations.list.map(({ target }) => target.annotation)).toEqual([
      { kind: 'firstSeen', label: 'version' },
    ]);
  });
});

describe.each(dashboards.map((dashboard) => [dashboard.title, dashboard] as const))('%s', (_title, dashboard) => {
  const variables = dashboard.templating.list;

  test('refers to data sources by variable only', () => {
    const references = JSON.stringify(dashboard).match(/"uid":"[^"]*"/g) ?? [];
    const others = references.filter((reference) => reference !== `"uid":"${dashboard.uid}"`);
    expect(others.length).toBeGreaterThan(0);
    expect(others.filter((reference) => !/^"uid":"\$\{\w+\}"$/.test(reference))).toEqual([]);
  });

  test('uses no variable that it does not define', () => {
    const defined = new Set([...variables.map(({ name }) => name), '__rate_interval', '__interval']);
    const used = [...JSON.stringify(dashboard).matchAll(/\$\{?(\w+)\}?/g)].map(([, name]) => name);
    expect(used.filter((name) => !defined.has(name) && name !== '__all')).toEqual([]);
  });

  test('has panels that are known, titled, described, on the grid and apart from each other', () => {
    const taken = new Set<string>();
    for (const panel of dashboard.panels) {
      expect(knownPanels).toContain(panel.type);
      expect(panel.title).not.toBe('');
      expect(panel.description).toBeTruthy();
      expect(panel.gridPos.x + panel.gridPos.w).toBeLessThanOrEqual(24);
      for (let x = panel.gridPos.x; x < panel.gridPos.x + panel.gridPos.w; x++) {
        for (let y = panel.gridPos.y; y < panel.gridPos.y + panel.gridPos.h; y++) {
          expect(taken.has(`${x},${y}`)).toBe(false);
          taken.add(`${x},${y}`);
        }
      }
    }
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
  });

  test('has queries of a kind that our data source knows', () => {
    for (const target of dashboard.panels.flatMap(({ targets = [] }) => targets)) {
      if (target.datasource.type === 'flameboard-profiles-datasource') {
        expect(queryTypes).toContain(target.queryType);
        expect(target.labelSelector).toMatch(/^\{.*\}$/);
      } else {
        expect(target.datasource.type).toBe('prometheus');
        expect(target.expr).toBeTruthy();
      }
    }
  });

  test('is readable at 1280 pixels: no panel narrower than a third, none of ours narrower than a half', () => {
    for (const { type, gridPos } of dashboard.panels) {
      expect(gridPos.w).toBeGreaterThanOrEqual(type.startsWith('flameboard-') ? 12 : 8);
    }
  });

  test('leads to the others with its time and its variables', () => {
    expect(dashboard.links.length).toBeGreaterThan(0);
    for (const { url, keepTime, includeVars, tooltip } of dashboard.links) {
      expect(url === OPEN_PATH || byUid.has(url.replace('/d/', ''))).toBe(true);
      expect(url).not.toBe(`/d/${dashboard.uid}`);
      expect([keepTime, includeVars]).toEqual([true, true]);
      expect(tooltip).not.toBe('');
    }
  });

  test('opens on a relative time range', () => {
    expect(dashboard.time.from).toMatch(/^now-/);
    expect(dashboard.time.to).toBe('now');
  });
});
