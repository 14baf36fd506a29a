// From a firing alert to the culprit, on live data: a bad version is shipped, Prometheus' rule fires, and its link leads to the function and
// the label. Started by `npm run story`.
import { expect, test } from '@playwright/test';
import { alertsOf, type FiringAlert } from '../../tools/story/prometheus';
import { startStory, type StoryPrograms, type StoryStore } from '../../tools/story/story';
import { findTheFunction, readTheSentence, showTheVersion } from '../alerting/drillDownSteps';
import { picture } from '../stories/playground';

/** The link's window is held against as long a time before it, which should be calm. */
const CALM_MS = 240_000;
/** The link shows five minutes: so long after the deployment they hold the bad version, and the time before them does not. */
const LOOKS_AFTER_MS = 290_000;
/** A rule needs a minute of rates, its own waiting time and the machine's slowness. */
const FIRES_WITHIN_MS = 480_000;

const { store, programs }: { readonly store: StoryStore; readonly programs: StoryPrograms } = JSON.parse(
  process.env.FLAMEBOARD_STORY ?? 'null'
);

test('a bad version is shipped, and the alert that it sets off leads to its function and its label', async ({
  page,
}) => {
  const story = await startStory(store, programs);
  try {
    await pause(CALM_MS);
    expect(await alertsOf(story.prometheusUrl)).toEqual([]);
    await story.ship('1.1.0');
    const shippedMs = Date.now();

    const alert = await firing(story.prometheusUrl);
    expect(alert.labels).toMatchObject({ alertname: 'RideshareCpuHigh', region: 'eu-north' });

    await pause(shippedMs + LOOKS_AFTER_MS - Date.now());
    await page.goto(`${story.playground.url}${alert.annotations.profiles}`);
    await expect(page).toHaveURL(/\/d\/flameboard-drilldown/);
    await readTheSentence(page);
    await picture(page, 'story-label');
    await findTheFunction(page, 'story-function');
    await showTheVersion(page, 'story-version');
  } finally {
    await story.stop();
  }
});

/** The first alert that fires. */
async function firing(prometheusUrl: string): Promise<FiringAlert> {
  const deadline = Date.now() + FIRES_WITHIN_MS;
  for (;;) {
    const alert = (await alertsOf(prometheusUrl)).find(({ state }) => state === 'firing');
    if (alert !== undefined) {
      return alert;
    }
    if (Date.now() > deadline) {
      throw new Error('The rule did not fire.');
    }
    await pause(1000);
  }
}

function pause(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs));
}
