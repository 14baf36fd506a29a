// From a firing alert to the culprit, on live data: a bad version is shipped, Prometheus' rule fires, and its link leads to the function and
// the label. Started by `npm run story`.
import { expect, test } from '@playwright/test';
import { LINK_MINUTES } from '../../tools/story/cpuRule';
import { alertsOf, type FiringAlert } from '../../tools/story/prometheus';
import { startStory, type Story, type StoryPrograms, type StoryStore } from '../../tools/story/story';
import { findTheFunction, readTheSentence, seeTheMetric, showTheVersion } from '../alerting/drillDownSteps';
import { picture } from '../stories/playground';

/** A page that is slow to open must not let the bad version into what the link's window is held against. */
const MARGIN_MS = 35_000;
/** So long after the deployment the link's window is nearly all of the bad version. */
const LOOKS_AFTER_MS = LINK_MINUTES * 60_000 - MARGIN_MS;
/** Most of what the window is held against; all of it where the store still has the bad version of a first try. */
const calmMs = (retry: number) => (retry === 0 ? LOOKS_AFTER_MS : 2 * LINK_MINUTES * 60_000 - LOOKS_AFTER_MS);
/** A rule needs a minute of rates and its own waiting time; later than this the link would not hold the bad version against the good one. */
const FIRES_WITHIN_MS = LOOKS_AFTER_MS;
const BAD_REGION = 'eu-north';

const { store, programs }: { readonly store: StoryStore; readonly programs: StoryPrograms } = JSON.parse(
  process.env.FLAMEBOARD_STORY ?? 'null'
);

test('a bad version is shipped, and the alert that it sets off leads to its function and its label', async ({ page }, {
  retry,
}) => {
  const story = await startStory(store, programs);
  try {
    await page.waitForTimeout(calmMs(retry));
    // Orders that waited for a busy machine are caught up with, which is no calm time.
    await expect.poll(() => alertsOf(story.prometheusUrl), { timeout: FIRES_WITHIN_MS }).toEqual([]);
    await story.ship('1.1.0');
    const shippedMs = Date.now();

    const alert = await firing(story);
    await page.waitForTimeout(Math.max(0, shippedMs + LOOKS_AFTER_MS - Date.now()));
    await page.goto(`${story.playground.url}${alert.annotations.profiles}`);
    await expect(page).toHaveURL(/\/d\/flameboard-drilldown/);
    await readTheSentence(page);
    await picture(page, 'story-label');
    await seeTheMetric(page);
    await findTheFunction(page, 'story-function');
    await showTheVersion(page, 'story-version');
  } finally {
    await story.stop();
  }
});

/** The alert of the bad region, as soon as it fires. */
async function firing({ prometheusUrl }: Story): Promise<FiringAlert> {
  let found: FiringAlert | undefined;
  const look = async () => {
    found = (await alertsOf(prometheusUrl)).find(
      ({ state, labels }) => state === 'firing' && labels.region === BAD_REGION
    );
    return found?.labels;
  };
  await expect
    .poll(look, { message: 'The rule did not fire.', timeout: FIRES_WITHIN_MS })
    .toMatchObject({ alertname: 'RideshareCpuHigh' });
  if (found === undefined) {
    throw new Error('The rule did not fire.');
  }
  return found;
}
