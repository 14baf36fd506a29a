// The incident story on recorded samples, with no server but the playground: the metric rises, the rule fires, its link leads to the label
// and the function. `npm run story` tells the same with live data.
import { type Page } from '@playwright/test';
import { type Playground } from '../../playground/server/playgroundServer';
import { profilesLink } from '../../tools/story/cpuRule';
import { recordedAlerts } from '../alerting/recordedAlerts';
import { openedAt, renderedLink } from '../alerting/renderedLink';
import { expect, panel, picture, recorded, test } from './playground';

const headline = (page: Page) => page.getByTestId('label-headline');
const regressions = (page: Page) => page.getByRole('grid', { name: 'Regressions, worst first' });

/** Whoever is called does not look in the first second. */
const LOOKS_AFTER_MS = 180_000;

const alertsBetween = (playground: Playground, fromMs: number, toMs: number) =>
  recordedAlerts(`${playground.url}/prometheus`, { fromMs, toMs });

/** Panels further down are drawn when they come into sight. */
async function scrollDown(page: Page): Promise<void> {
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
}

test('the rule is silent before the deployment, and fires for one region within two minutes of it', async ({
  playground,
}) => {
  const { fromMs, deployMs, toMs } = recorded;
  expect(await alertsBetween(playground, fromMs, deployMs)).toEqual([]);
  const alerts = await alertsBetween(playground, fromMs, toMs);
  expect(alerts.map(({ labels }) => labels)).toEqual([{ service_name: 'ride-sharing-app', region: 'eu-north' }]);
  expect(alerts[0].firesAtMs).toBeGreaterThan(deployMs);
  expect(alerts[0].firesAtMs).toBeLessThan(deployMs + 120_000);
});

for (const theme of ['dark', 'light'] as const) {
  test(`the link of the alert, followed some minutes after it fires, leads to the version, the function and their flame graph (${theme})`, async ({
    page,
    playground,
  }) => {
    const [alert] = await alertsBetween(playground, recorded.fromMs, recorded.toMs);
    const link = openedAt(renderedLink(profilesLink(), alert.labels), alert.firesAtMs + LOOKS_AFTER_MS);
    await page.goto(`${playground.url}${link}&theme=${theme}`);

    await expect(page).toHaveURL(/\/d\/flameboard-drilldown\?/);
    await expect(panel(page, 'What this is')).toContainText('RideshareCpuHigh');
    await expect(headline(page)).toContainText(/^version=1\.1\.0 in region=eu-north/);
    await picture(page, `incident-label-${theme}`);

    await scrollDown(page);
    await expect(panel(page, 'CPU by region (metric)')).toContainText('eu-north');
    const worst = regressions(page).getByRole('row').nth(1);
    await expect(worst).toContainText('mutex_lock');
    await expect(page.getByRole('radio', { name: 'Share' })).toBeChecked();
    await expect(worst).toContainText(/\+\d+\.\d pp/);
    await picture(page, `incident-function-${theme}`);
    await page.getByRole('radio', { name: 'Absolute' }).check({ force: true });
    await expect(worst).toContainText('mutex_lock');

    await page.evaluate(() => window.scrollTo(0, 0));
    const version = page
      .getByRole('treegrid', { name: 'Labels' })
      .getByRole('row')
      .filter({ has: page.getByRole('checkbox', { name: 'Compare version=1.1.0' }) });
    await version.click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Show its flame graph' }).click();
    await expect(page).toHaveURL(/var-comparison=version%3D%221\.1\.0%22/);

    // The address alone shows it to a colleague.
    const ofVersion = page.url();
    await page.goto('about:blank');
    await page.goto(ofVersion);
    await expect(headline(page)).toBeVisible();
    await scrollDown(page);
    await expect(worst).toContainText('mutex_lock');
    await expect(worst).toContainText(/[4-9]\d\.\d %/);
    await picture(page, `incident-version-${theme}`);
  });
}

test('afterwards, over the whole incident, one sentence names version and region', async ({ page, playground }) => {
  const { fromMs, deployMs, toMs } = recorded;
  const [alert] = await alertsBetween(playground, fromMs, toMs);
  const link = openedAt(renderedLink(profilesLink(), alert.labels), toMs);
  const whole = new URL(`${playground.url}${link}`);
  whole.searchParams.set('from', String(deployMs));
  await page.goto(whole.href);
  await expect(headline(page)).toContainText(/^version=1\.1\.0 in region=eu-north/);
  await picture(page, 'incident-afterwards');
  await scrollDown(page);
  await expect(regressions(page).getByRole('row').nth(1)).toContainText('mutex_lock');
});
