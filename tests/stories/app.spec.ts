// From an alert to the culprit on the recorded incident: each link of the app leads to the drill-down, which says what explains it.
import { AxeBuilder } from '@axe-core/playwright';
import { type Page } from '@playwright/test';
import { type Playground } from '../../playground/server/playgroundServer';
import { expect, panel, picture, recorded, test } from './playground';

const headline = (page: Page) => page.getByTestId('label-headline');
const regressions = (page: Page) => page.getByRole('grid', { name: 'Regressions, worst first' });

function open(playground: Playground, query: Readonly<Record<string, string>>): string {
  return `${playground.url}/a/flameboard-profiles-app/open?${new URLSearchParams(query)}`;
}

const incident = { from: String(recorded.deployMs), to: String(recorded.toMs) };

/** Panels further down are drawn when they come into sight. */
async function scrollDown(page: Page): Promise<void> {
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
}

async function expectCulprit(page: Page): Promise<void> {
  await expect(headline(page)).toContainText(/^version=1\.1\.0 in region=eu-north/);
  await scrollDown(page);
  await expect(regressions(page).getByRole('row').nth(1)).toContainText('mutex_lock');
}

for (const theme of ['dark', 'light'] as const) {
  test(`a pasted link opens the window against the time before, and both sentences name the culprit (${theme})`, async ({
    page,
    playground,
  }) => {
    await page.goto(
      open(playground, {
        ...incident,
        title: 'High CPU',
        'label.service_name': 'ride-sharing-app',
        'label.team': 'a',
        theme,
      })
    );
    await expect(page).toHaveURL(/\/d\/flameboard-drilldown\?.*var-service_name=ride-sharing-app/);
    await expect(page).toHaveURL(/var-baseline_from=2026-11-21T12:15:00Z/);
    await expect(panel(page, 'What this is')).toContainText('High CPU');
    await expect(panel(page, 'What this is')).toContainText('team, which no rule');
    await expect(headline(page)).toContainText('version=1.1.0');
    await picture(page, `drilldown-${theme}`);
    await expectCulprit(page);
    await expect(panel(page, 'Profile by version')).toContainText('1.1.0');
    await picture(page, `drilldown-changes-${theme}`);
  });
}

test('going back from the drill-down leads to where the link was, not to the link again', async ({
  page,
  playground,
}) => {
  await page.goto(`${playground.url}/extensions`);
  await page.getByRole('region', { name: 'A query in Explore' }).getByRole('button', { name: 'Open profiles' }).click();
  await expect(page).toHaveURL(/\/d\/flameboard-drilldown/);
  await page.goBack();
  await expect(page).toHaveURL(/\/extensions/);
});

for (const alert of ["An alert of Grafana's own rules", 'An alert of a Prometheus rule, as Grafana 12 hands it over']) {
  test(`one click: ${alert}`, async ({ page, playground }) => {
    await page.goto(`${playground.url}/extensions`);
    await page.getByRole('region', { name: alert }).getByRole('button', { name: 'Open profiles' }).click();
    await expect(page).toHaveURL(/\/d\/flameboard-drilldown\?.*var-filters=region%3D%22eu-north%22/);
    await expect(panel(page, 'What this is')).toContainText('RideSharingCpuHigh');
  });
}

test('a trace, a log line and the command palette have the link too', async ({ page, playground }) => {
  await page.goto(`${playground.url}/extensions`);
  for (const name of ['The resource of a trace', 'The resource of a log line', 'The command palette']) {
    await expect(page.getByRole('region', { name }).getByRole('link', { name: 'Open profiles' })).toBeVisible();
  }
  await page.getByRole('region', { name: 'The resource of a trace' }).getByRole('link').click();
  await expect(page).toHaveURL(/\/d\/flameboard-drilldown\?.*var-filters=region%3D%22eu-north%22/);
});

test("a panel's menu leads on with its service and its time", async ({ page, playground }) => {
  const chosen = { from: String(recorded.deployMs), to: String(recorded.toMs), 'var-service_name': 'ride-sharing-app' };
  await page.goto(`${playground.url}/d/flameboard-overview?${new URLSearchParams(chosen)}`);
  const metric = panel(page, 'CPU by region (metric)');
  await expect(metric).toContainText('eu-north');
  await metric.hover();
  await metric.getByRole('button', { name: /^Menu for panel/ }).click();
  await page.getByRole('menuitem', { name: 'Open profiles' }).click();
  await expect(page).toHaveURL(/\/d\/flameboard-drilldown\?.*var-service_name=ride-sharing-app/);
  await expectCulprit(page);
});

test('the overview leads to the drill-down with its time and variables, and the drill-down back with its filters', async ({
  page,
  playground,
}) => {
  const chosen = { ...incident, 'var-service_name': 'ride-sharing-app', 'var-region': 'eu-north' };
  await page.goto(`${playground.url}/d/flameboard-overview?${new URLSearchParams(chosen)}`);
  await page.getByRole('link', { name: 'Drill-down' }).click();
  await expect(page).toHaveURL(/\/d\/flameboard-drilldown\?.*var-filters=region%3D%22eu-north%22/);
  await expect(headline(page)).toContainText('version=1.1.0');
  await page.getByRole('link', { name: 'Overview' }).click();
  await expect(page).toHaveURL(/\/d\/flameboard-overview\?.*var-filters=region%3D%22eu-north%22/);
  await expect(panel(page, 'Profile by region')).toContainText('eu-north');
  await expect(panel(page, 'Profile by region')).not.toContainText('us-east');
});

for (const theme of ['dark', 'light'] as const) {
  test(`two selections are compared, side by side and as their difference (${theme})`, async ({ page, playground }) => {
    const sides = { 'var-baseline': 'version="1.0.0"', 'var-comparison': 'version="1.1.0"' };
    const query = { from: String(recorded.fromMs), to: String(recorded.toMs), ...sides, theme };
    await page.setViewportSize({ width: 1280, height: 1600 });
    await page.goto(`${playground.url}/d/flameboard-compare?${new URLSearchParams(query)}`);
    await expect(regressions(page).getByRole('row').nth(1)).toContainText('mutex_lock');
    await expect(panel(page, 'Both over time')).toContainText('Comparison');
    await expect(panel(page, 'Baseline').getByTestId('flame-graph')).toBeVisible();
    await expect(panel(page, 'Comparison').getByTestId('flame-graph')).toBeVisible();
    await picture(page, `compare-${theme}`);
  });

  test(`label rules are tried, saved and used by the next link (${theme})`, async ({ page, playground }) => {
    const settings = `${playground.url}/plugins/flameboard-profiles-app`;
    await page.goto(`${settings}?theme=${theme}`);
    await expect(page.getByRole('status', { name: 'What the rules make of the labels' })).toContainText(
      '{service_name="ride-sharing-app", region="eu-north"}'
    );
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))).toEqual([]);
    await picture(page, `app-settings-${theme}`);
    await page.getByRole('button', { name: 'Add rule' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Labels of rule 7' }).fill('means');
    await page.getByRole('textbox', { name: 'Label of profiles of rule 7' }).fill('vehicle');
    await page.getByRole('button', { name: 'Save settings' }).click();
    await expect(page.getByText(/^Saved\./)).toBeVisible();
    await page.goto(open(playground, { ...incident, 'label.means': 'car' }));
    await expect(page).toHaveURL(/var-filters=vehicle%3D%22car%22/);
    await page.goto(settings);
    await page.getByRole('button', { name: 'Remove rule 7' }).click();
    await page.getByRole('button', { name: 'Save settings' }).click();
    await expect(page.getByText(/^Saved\./)).toBeVisible();
  });
}

test('a link to a store that is not there says so on the dashboard', async ({ page, playground }) => {
  await page.goto(open(playground, { ...incident, ds: 'nowhere', 'label.job': 'ride-sharing-app', 'label.pod': 'x' }));
  const notice = panel(page, 'What this is');
  await expect(notice).toContainText('There is no data source nowhere');
  await expect(notice).toContainText('pod, which the profiles do not have in this time');
});
