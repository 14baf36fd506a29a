// From the drill-down that a link opened to the function that is to blame, as a person on call goes: the same on recorded and on live data.
import { expect, type Page } from '@playwright/test';
import { panel, picture } from '../stories/playground';

const headline = (page: Page) => page.getByTestId('label-headline');
/** The first row of the regressions. */
export const worst = (page: Page) =>
  page.getByRole('grid', { name: 'Regressions, worst first' }).getByRole('row').nth(1);

/** Panels further down are drawn when they come into sight. */
export async function scrollDown(page: Page): Promise<void> {
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
}

/** The first sentence names version and region. */
export async function readTheSentence(page: Page): Promise<void> {
  await expect(headline(page)).toContainText(/^version=1\.1\.0 in region=eu-north/);
}

/** The metric that the alert watches stands below it, region by region, with the deployment as a mark. */
export async function seeTheMetric(page: Page): Promise<void> {
  await scrollDown(page);
  const metric = panel(page, 'CPU by region (metric)');
  for (const region of ['ap-south', 'eu-north', 'us-east']) {
    await expect(metric).toContainText(region);
  }
  await expect(metric).toContainText('version 1.1.0');
}

/** The first regression is the lock, by share and in absolute values. */
export async function findTheFunction(page: Page, pictureName: string): Promise<void> {
  await scrollDown(page);
  await expect(worst(page)).toContainText('mutex_lock');
  await expect(page.getByRole('radio', { name: 'Share' })).toBeChecked();
  await expect(worst(page)).toContainText(/\+\d+\.\d pp/);
  await picture(page, pictureName);
  await page.getByRole('radio', { name: 'Absolute' }).check({ force: true });
  await expect(worst(page)).toContainText('mutex_lock');
}

/** The flame graph of the bad version alone, by the menu of its label value; its address shows the same to a colleague. */
export async function showTheVersion(page: Page, pictureName: string): Promise<void> {
  await page.evaluate(() => window.scrollTo(0, 0));
  const version = page
    .getByRole('treegrid', { name: 'Labels' })
    .getByRole('row')
    .filter({ has: page.getByRole('checkbox', { name: 'Compare version=1.1.0' }) });
  await version.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Show its flame graph' }).click();
  await expect(page).toHaveURL(/var-comparison=version%3D%221\.1\.0%22/);

  const ofVersion = page.url();
  await page.goto('about:blank');
  await page.goto(ofVersion);
  await expect(headline(page)).toBeVisible();
  await scrollDown(page);
  // Nothing is held against it, so that the largest function comes first: the lock, if the machine gave it all the time it asked for.
  const lock = page.getByRole('grid', { name: 'Regressions, worst first' }).getByRole('row', { name: /^mutex_lock/ });
  await expect(lock).toContainText(/[1-9]\d\.\d %/);
  await picture(page, pictureName);
}
