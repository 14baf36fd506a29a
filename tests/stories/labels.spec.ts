// The label explorer on the recorded incident: select the spike, read what explains it, look at the difference.
import { AxeBuilder } from '@axe-core/playwright';
import { type Locator, type Page } from '@playwright/test';
import { type Playground } from '../../playground/server/playgroundServer';
import { askAgain } from './panelPage';
import { expect, functionRow, panel, picture, recorded, test, uids } from './playground';
import { answerForPods } from './podServer';

function labels(playground: Playground, query: Readonly<Record<string, string>> = {}): string {
  const parameters = new URLSearchParams({ from: String(recorded.fromMs), to: String(recorded.toMs), ...query });
  return `${playground.url}/d/flameboard-labels?${parameters}`;
}

const timeline = (page: Page) => page.getByTestId('label-timeline');
const headline = (page: Page) => page.getByTestId('label-headline');
const list = (page: Page) => page.getByRole('treegrid', { name: 'Labels' });
const valueRow = (page: Page, value: string): Locator =>
  list(page)
    .getByRole('row')
    .filter({ has: page.getByRole('checkbox', { name: `Compare ${value}` }) });

/** Drags over the chart from one moment to another. */
async function selectTime(page: Page, fromMs: number, toMs: number): Promise<void> {
  const box = await timeline(page).boundingBox();
  if (box === null) {
    throw new Error('The timeline is not there.');
  }
  const { fromMs: start, toMs: end } = recorded;
  const at = (ms: number) => box.x + ((ms - start) / (end - start)) * box.width;
  await page.mouse.move(at(fromMs), box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(at((fromMs + toMs) / 2), box.y + box.height / 2);
  await page.mouse.move(at(toMs), box.y + box.height / 2);
  await page.mouse.up();
}

/** The spike, without the buckets at its edges. */
const selectSpike = (page: Page) => selectTime(page, recorded.deployMs + 15_000, recorded.toMs - 5000);

for (const theme of ['dark', 'light'] as const) {
  test(`select the spike: the first sentence names version and region, compare shows the lock (${theme})`, async ({
    page,
    playground,
  }) => {
    await page.goto(labels(playground, { theme }));
    await expect(headline(page)).toContainText('Drag over the chart');
    await selectSpike(page);
    await expect(headline(page)).toContainText(/^version=1\.1\.0 in region=eu-north/);
    await expect(headline(page)).toContainText(/% of the increase \(\+0\.\d+ cores\)/);
    await expect(valueRow(page, 'region=eu-north')).toBeVisible();
    await picture(page, `labels-${theme}`);
    await headline(page).getByRole('button', { name: 'Compare' }).click();
    await expect(page).toHaveURL(/var-comparison=version/);
    const regressions = page.getByRole('grid', { name: 'Regressions, worst first' });
    await expect(regressions.getByRole('row').nth(1)).toContainText('mutex_lock');
    await regressions.scrollIntoViewIfNeeded();
    await picture(page, `labels-compared-${theme}`);
  });

  test(`axe finds nothing (${theme})`, async ({ page, playground }) => {
    await page.goto(labels(playground, { theme }));
    await selectSpike(page);
    await expect(headline(page)).toContainText('version=1.1.0');
    const { violations } = await new AxeBuilder({ page })
      .include('[data-plugin-id=flameboard-labels-panel]')
      .withTags(['wcag2a', 'wcag2aa'])
      .analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))).toEqual([]);
  });
}

test('the same with the keyboard alone', async ({ page, playground }) => {
  await page.goto(labels(playground));
  await page.getByRole('slider', { name: 'Selected time begins' }).focus();
  // Half of the time is behind the deployment, and each press moves by a twentieth or so: two buckets of the spike are left out.
  for (let press = 0; press < 10; press++) {
    await page.keyboard.press('PageUp');
  }
  await expect(headline(page)).toContainText(/^version=1\.1\.0 in region=eu-north/);
  await list(page).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('group', { name: 'Picked for a comparison' }).getByRole('button', { name: 'Compare' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/var-comparison=/);
});

test('calm time: nothing explains it, and the sentence says why', async ({ page, playground }) => {
  await page.goto(labels(playground, { to: String(recorded.deployMs) }));
  await page.getByRole('slider', { name: 'Selected time begins' }).focus();
  for (let press = 0; press < 10; press++) {
    await page.keyboard.press('PageUp');
  }
  await expect(headline(page)).toContainText('Nothing explains it:');
});

test('a value filters the dashboard, and is taken back by going back', async ({ page, playground }) => {
  await page.goto(labels(playground));
  await valueRow(page, 'region=eu-north').hover();
  await page.getByRole('button', { name: 'Filter for region=eu-north' }).click();
  await expect(page).toHaveURL(/var-filters=region/);
  await expect(valueRow(page, 'region=us-east')).toBeHidden();
  await page.goBack();
  await expect(valueRow(page, 'region=us-east')).toBeVisible();

  await list(page).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const active = await list(page).getAttribute('aria-activedescendant');
  const name = await page
    .locator(`[id="${active}"]`)
    .getByRole('checkbox')
    .evaluate((box) => box.getAttribute('aria-label'));
  const [label, value] = (name ?? '').replace('Compare ', '').split('=');
  await page.keyboard.press('-');
  await expect.poll(() => new URL(page.url()).searchParams.get('var-filters')).toBe(`${label}!="${value}"`);
  await expect(valueRow(page, `${label}=${value}`)).toBeHidden();
});

/** The dashboard of labels, with something changed in its JSON. */
async function changeDashboard(page: Page, change: (dashboard: DashboardJson) => unknown): Promise<void> {
  await page.route('**/api/dashboards/uid/flameboard-labels', async (route) => {
    const response = await route.fetch();
    const json = await response.json();
    change(json.dashboard ?? json);
    await route.fulfill({ response, json });
  });
}

interface DashboardJson {
  readonly templating: { list: Array<{ readonly name: string; readonly [key: string]: unknown }> };
  readonly panels: Array<{ options: Record<string, unknown>; datasource?: unknown; targets?: unknown }>;
}

test('where the dashboard has ad-hoc filters, a value becomes one of them', async ({ page, playground }) => {
  await changeDashboard(page, ({ templating }) => {
    const datasource = { type: 'flameboard-profiles-datasource', uid: '${profiles}' };
    templating.list.push({ name: 'adhoc', type: 'adhoc', datasource });
  });
  await page.goto(labels(playground));
  await valueRow(page, 'region=eu-north').hover();
  await page.getByRole('button', { name: 'Filter for region=eu-north' }).click();
  await expect(page).toHaveURL(/var-adhoc=region%7C%3D%7Ceu-north/);
  await expect(valueRow(page, 'region=us-east')).toBeHidden();
  await valueRow(page, 'version=1.0.0').hover();
  await page.getByRole('button', { name: 'Filter out version=1.0.0' }).click();
  await expect(page).toHaveURL(/version%7C(!|%21)%3D%7C1\.0\.0/);
  await expect(valueRow(page, 'version=1.0.0')).toBeHidden();
});

test('without variables for both sides, compare opens the drill-down dashboard with them', async ({
  page,
  playground,
}) => {
  await changeDashboard(page, ({ templating, panels }) => {
    templating.list = templating.list.filter(({ name }) => name !== 'comparison' && name !== 'baseline');
    panels[0].options.drillDown = 'flameboard-drilldown';
  });
  await page.goto(labels(playground));
  await selectSpike(page);
  await headline(page).getByRole('button', { name: 'Compare' }).click();
  await expect(page).toHaveURL(/\/d\/flameboard-drilldown\?.*var-baseline_from=\d+/);
  await expect(page.getByText('What explains the difference')).toBeVisible();
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  const regressions = page.getByRole('grid', { name: 'Regressions, worst first' });
  await expect(regressions.getByRole('row').nth(1)).toContainText('mutex_lock');
});

test('the menu opens Explore on the value, and does not offer it where Explore is turned off', async ({
  page,
  playground,
}) => {
  await page.goto(labels(playground));
  await valueRow(page, 'region=eu-north').click({ button: 'right' });
  await expect(page.getByRole('menuitem', { name: /Explore/ })).toBeDisabled();

  // The playground has no Explore: what Grafana would open there is in the address.
  await page.addInitScript({
    content: `let boot; Object.defineProperty(window, 'grafanaBootData', {
      get: () => boot,
      set: (given) => { boot = given; boot.settings.exploreEnabled = true; },
    });`,
  });
  await page.goto(labels(playground, { 'var-service_name': 'ride-sharing-app' }));
  await valueRow(page, 'region=eu-north').click({ button: 'right' });
  await page.getByRole('menuitem', { name: /Explore/ }).click();
  await expect(page).toHaveURL(/\/explore\?/);
  const panes: unknown = JSON.parse(new URL(page.url()).searchParams.get('panes') ?? '');
  expect(panes).toMatchObject({
    labels: {
      datasource: uids.samples,
      queries: [{ queryType: 'both', labelSelector: expect.stringMatching(/ride-sharing-app.*region="eu-north"/) }],
      range: { from: String(recorded.fromMs), to: String(recorded.toMs) },
    },
  });
});

for (const theme of ['dark', 'light'] as const) {
  test(`what has arrived is explored while a large label is awaited, and without it when it fails (${theme})`, async ({
    page,
    playground,
  }) => {
    const pods = await answerForPods(page, uids.pods);
    await changeDashboard(page, ({ panels }) => panels.splice(1));
    await page.goto(labels(playground, { theme, 'var-profiles': uids.pods }));
    const progress = page.getByRole('progressbar', { name: 'Labels: 1 of 2 requests answered' });
    await expect(progress).toBeVisible();
    await expect(valueRow(page, 'region=us')).toBeVisible();
    await picture(page, `labels-progress-${theme}`);
    pods.failPods();
    const failure = page.getByRole('status').filter({ hasText: /The label pod is missing: .*too many pods/ });
    await expect(failure).toBeVisible();
    await expect(progress).toBeHidden();
    await expect(valueRow(page, 'region=us')).toBeVisible();
    await picture(page, `labels-failed-${theme}`);
    pods.givePods();
    await askAgain(page);
    await expect(list(page)).toContainText('shop-0');
    await expect(failure).toBeHidden();
  });
}

test('two picked values are compared, the first is the baseline', async ({ page, playground }) => {
  await page.goto(labels(playground));
  await page.getByRole('checkbox', { name: 'Compare version=1.0.0' }).check({ force: true });
  await page.getByRole('checkbox', { name: 'Compare version=1.1.0' }).check({ force: true });
  const picked = page.getByRole('group', { name: 'Picked for a comparison' });
  await expect(picked).toContainText('version=1.1.0 with version=1.0.0');
  await picked.getByRole('button', { name: 'Compare' }).click();
  await expect(page.getByRole('grid', { name: 'Regressions, worst first' }).getByRole('row').nth(1)).toContainText(
    'mutex_lock'
  );
});

test('the menu of a value copies its matcher and shows its flame graph', async ({ page, playground, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(labels(playground));
  await valueRow(page, 'region=eu-north').click({ button: 'right' });
  await picture(page, 'labels-menu');
  await page.getByRole('menuitem', { name: 'Copy matcher' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('region="eu-north"');
  await valueRow(page, 'region=eu-north').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Show its flame graph' }).click();
  await expect(page).toHaveURL(/var-comparison=region.*var-baseline=region/);
});

test('search finds values, and an order by name sorts', async ({ page, playground }) => {
  await page.goto(labels(playground));
  await page.getByRole('textbox', { name: 'Search labels' }).fill('eu-');
  await expect(list(page).getByRole('row')).toHaveCount(3);
  await page.getByRole('button', { name: 'Clear search' }).click();
  await page.getByRole('combobox', { name: 'Order' }).click();
  await page.getByRole('option', { name: 'By name' }).click();
  await expect(list(page).getByRole('row').nth(2)).toContainText('ap-south');
});

test('narrow: the sentence and the list stay within the page', async ({ page, playground }) => {
  await page.setViewportSize({ width: 380, height: 900 });
  await page.goto(labels(playground, { theme: 'light' }));
  await selectSpike(page);
  await expect(headline(page)).toContainText('version=1.1.0');
  await expect(valueRow(page, 'region=eu-north')).toBeVisible();
  expect(await list(page).evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  await picture(page, 'labels-narrow');
});

test("another data source's series are explored as well", async ({ page, playground }) => {
  await changeDashboard(page, ({ templating, panels }) => {
    const datasource = { type: 'prometheus', uid: '${metrics}' };
    templating.list.push({ name: 'metrics', type: 'datasource', query: 'prometheus', current: {} });
    panels[0].datasource = datasource;
    panels[0].targets = [
      {
        refId: 'A',
        datasource,
        expr: 'sum by (region, version) (rate(process_cpu_seconds_total[$__rate_interval]))',
        range: true,
      },
    ];
  });
  await page.goto(labels(playground));
  await selectSpike(page);
  await expect(headline(page)).toContainText('eu-north');
  await expect(valueRow(page, 'region=us-east')).toBeVisible();
  await picture(page, 'labels-prometheus');
});

test('the flame graph below begins with everything', async ({ page, playground }) => {
  await page.goto(labels(playground));
  await panel(page, 'Comparison against baseline').scrollIntoViewIfNeeded();
  await expect(functionRow(page, 'mutex_lock').or(page.getByRole('grid').first())).toBeVisible();
});
