// The shipped dashboards as data: what Grafana would import must work with any data source of the right type.
import { globSync } from 'glob';
import { readFileSync } from 'node:fs';

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
  readonly datasource: Reference;
  readonly targets: ReadonlyArray<{
    readonly refId: string;
    readonly datasource: Reference;
    readonly queryType?: string;
    readonly labelSelector?: string;
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
}

const knownPanels = ['timeseries', 'text', 'flameboard-flamegraph-panel', 'flameboard-labels-panel'];
const queryTypes = ['profile', 'metrics', 'both', 'labels'];
const dashboards = globSync('src/dashboards/*.json')
  .sort()
  .map((file) => JSON.parse(readFileSync(file, 'utf8')) as Dashboard);

test('the overview is there', () => {
  expect(dashboards.map(({ uid }) => uid)).toContain('flameboard-overview');
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
    for (const target of dashboard.panels.flatMap(({ targets }) => targets)) {
      if (target.datasource.type === 'flameboard-profiles-datasource') {
        expect(queryTypes).toContain(target.queryType);
        expect(target.labelSelector).toMatch(/^\{.*\}$/);
      } else {
        expect(target.datasource.type).toBe('prometheus');
        expect(target.expr).toBeTruthy();
      }
    }
  });

  test('opens on a relative time range', () => {
    expect(dashboard.time.from).toMatch(/^now-/);
    expect(dashboard.time.to).toBe('now');
  });
});
