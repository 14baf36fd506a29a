// Dashboards made for a story: the shipped overview with other panels in it.
import { type Page } from '@playwright/test';
import { overview } from './playground';
import { type Playground } from '../../playground/server/playgroundServer';

/** One flame graph panel: a query per selector, and the panel's options. */
export interface StoryPanel {
  readonly title: string;
  /** Our flame graph panel where nothing else is said. */
  readonly type?: string;
  readonly selectors: readonly string[];
  readonly options?: object;
  /** What all of its queries ask for besides. */
  readonly query?: object;
  /** What the query at a place asks for besides. */
  readonly queryOf?: (place: number) => object;
  readonly fieldConfig?: object;
  readonly gridPos?: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
}

/** Selectors of the recorded incident before and after the bad deployment. */
export const before = '{service_name="ride-sharing-app",version="1.0.0"}';
export const after = '{service_name="ride-sharing-app",version="1.1.0"}';
export const all = '{service_name="ride-sharing-app"}';

/** Opens the overview with these panels instead of its own, and with these variables beside its own. */
export async function openPanels(
  page: Page,
  playground: Playground,
  panels: readonly StoryPanel[],
  query: Readonly<Record<string, string>> = {},
  variables: readonly object[] = []
): Promise<void> {
  await page.route('**/api/dashboards/uid/flameboard-overview', async (route) => {
    const response = await route.fetch();
    const json = await response.json();
    const dashboard = json.dashboard ?? json;
    dashboard.panels = panels.map(panelJson);
    dashboard.templating.list.push(...variables);
    await route.fulfill({ response, json });
  });
  await page.goto(overview(playground, query));
}

function panelJson(
  {
    title,
    type = 'flameboard-flamegraph-panel',
    selectors,
    options = {},
    query: more = {},
    queryOf,
    fieldConfig,
    gridPos,
  }: StoryPanel,
  index: number
) {
  const datasource = { type: 'flameboard-profiles-datasource', uid: '${profiles}' };
  return {
    id: index + 1,
    type,
    title,
    gridPos: gridPos ?? { x: 0, y: index * 20, w: 24, h: 20 },
    datasource,
    targets: selectors.map((labelSelector, place) => ({
      refId: 'ABC'[place],
      datasource,
      queryType: 'profile',
      profileTypeId: '$profile_type',
      labelSelector,
      groupBy: [],
      version: 1,
      ...more,
      ...queryOf?.(place),
    })),
    fieldConfig: fieldConfig ?? { defaults: {}, overrides: [] },
    options,
  };
}
