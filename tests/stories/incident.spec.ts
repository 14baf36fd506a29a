// The incident story on recorded samples, with no server but the playground: the metric rises, the rule fires, its link leads to the label
// and the function. `npm run story` tells the same with live data.
import { type Playground } from '../../playground/server/playgroundServer';
import { profilesLink } from '../../tools/story/cpuRule';
import { findTheFunction, readTheSentence, seeTheMetric, showTheVersion, worst } from '../alerting/drillDownSteps';
import { recordedAlerts } from '../alerting/recordedAlerts';
import { openedAt, renderedLink } from '../alerting/renderedLink';
import { expect, panel, picture, recorded, test } from './playground';

/** Whoever is called does not look in the first second. */
const LOOKS_AFTER_MS = 180_000;

const alertsBetween = (playground: Playground, fromMs: number, toMs: number) =>
  recordedAlerts(`${playground.url}/prometheus`, { fromMs, toMs });

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
    await readTheSentence(page);
    await picture(page, `incident-label-${theme}`);
    await seeTheMetric(page);
    await findTheFunction(page, `incident-function-${theme}`);
    await showTheVersion(page, `incident-version-${theme}`);
    // The recorded lock had the time it asked for.
    await expect(worst(page)).toContainText('mutex_lock');
    await expect(worst(page)).toContainText(/[4-9]\d\.\d %/);
  });
}

test('afterwards, over the whole incident, one sentence names version and region', async ({ page, playground }) => {
  const { fromMs, deployMs, toMs } = recorded;
  const [alert] = await alertsBetween(playground, fromMs, toMs);
  const link = openedAt(renderedLink(profilesLink(), alert.labels), toMs);
  const whole = new URL(`${playground.url}${link}`);
  whole.searchParams.set('from', String(deployMs));
  await page.goto(whole.href);
  await readTheSentence(page);
  await picture(page, 'incident-afterwards');
  await findTheFunction(page, 'incident-function-afterwards');
});
