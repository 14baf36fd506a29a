// The four guides of docs/guides/, followed word by word: a newcomer gets what their pictures show. `npm run screenshots` runs this to make
// the pictures.
import { type Locator, type Page } from '@playwright/test';
import { guidePicture } from './guidePicture';
import { expect, functionRow, overview, panel, recorded, test } from './playground';

const headline = (page: Page) => page.getByTestId('label-headline');
const regressions = (page: Page) => page.getByRole('grid', { name: 'Regressions, worst first' });
const variable = (page: Page, label: string) =>
  page.getByTestId('data-testid template variable').filter({ hasText: label });
const labelValue = (page: Page, value: string) =>
  page
    .getByRole('treegrid', { name: 'Labels' })
    .getByRole('row')
    .filter({ has: page.getByRole('checkbox', { name: `Compare ${value}` }) });

/** Drags over a part of a chart, in shares of its width. */
async function drag(page: Page, chart: Locator, from: number, to: number): Promise<void> {
  await chart.scrollIntoViewIfNeeded();
  const box = await chart.boundingBox();
  if (box === null) {
    throw new Error('The chart is not there.');
  }
  const [x, y] = [(share: number) => box.x + share * box.width, box.y + box.height / 2];
  await page.mouse.move(x(from), y);
  await page.mouse.down();
  await page.mouse.move(x((from + to) / 2), y, { steps: 5 });
  await page.mouse.move(x(to), y, { steps: 5 });
  await page.mouse.up();
}

test('Add a profiling data source', async ({ page, playground }) => {
  await page.goto(`${playground.url}/datasources`);
  await page.getByRole('link', { name: /^Profiles/ }).click();
  await page.getByRole('button', { name: /Save & test/ }).click();
  const answer = page
    .getByRole('status')
    .or(page.getByRole('alert'))
    .filter({ hasText: '216 profiles, 3 profile types' });
  await expect(answer.first()).toBeVisible();
  await answer.first().scrollIntoViewIfNeeded();
  await guidePicture(page, 'guide-data-source-test');

  const query = page.getByRole('region', { name: 'Query' });
  await query.getByRole('combobox', { name: 'Label 1' }).click();
  await page.getByRole('option', { name: 'region' }).click();
  await query.getByRole('combobox', { name: 'Value 1' }).click();
  await page.getByRole('option', { name: 'eu-north' }).click();
  await query.getByRole('button', { name: 'Run query' }).click();
  await expect(functionRow(page, 'mutex_lock')).toContainText('66.1 %');
  await query.scrollIntoViewIfNeeded();
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await guidePicture(page, 'guide-data-source-query');
});

test('Mix CPU metrics and flame graphs', async ({ page, playground }) => {
  await page.goto(overview(playground));
  await expect(functionRow(page, 'mutex_lock')).toContainText('42.4 %');
  await expect(panel(page, 'CPU by region (metric)')).toContainText('eu-north');
  await expect(panel(page, 'Profile by region')).toContainText('eu-north');
  await guidePicture(page, 'overview-dark');

  await drag(page, panel(page, 'CPU by region (metric)').locator('.u-over').first(), 0.55, 0.95);
  await expect(page).not.toHaveURL(new RegExp(`from=${recorded.fromMs}`));
  await expect(functionRow(page, 'mutex_lock')).toContainText(/(5[5-9]|6\d)\.\d %/);

  await variable(page, 'Region').getByRole('combobox').click();
  await page.getByRole('option', { name: 'eu-north' }).click();
  await page.keyboard.press('Tab');
  await expect(page).toHaveURL(/var-region=eu-north/);
  await expect(functionRow(page, 'mutex_lock')).toContainText(/(7\d|8\d)\.\d %/);
  await page.getByRole('textbox', { name: 'Search functions' }).fill('mutex');
  await guidePicture(page, 'guide-mix-spike');
});

test('Break down by label', async ({ page, playground }) => {
  await page.goto(overview(playground));
  await page.getByRole('link', { name: 'Labels', exact: true }).click();
  await expect(headline(page)).toContainText('Drag over the chart');
  await drag(page, page.getByTestId('label-timeline'), 0.53, 0.99);
  await expect(headline(page)).toContainText(/^version=1\.1\.0 in region=eu-north/);
  await guidePicture(page, 'guide-labels-spike');

  await headline(page).getByRole('button', { name: 'Compare' }).click();
  await expect(regressions(page).getByRole('row').nth(1)).toContainText('mutex_lock');
  await regressions(page).scrollIntoViewIfNeeded();
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await guidePicture(page, 'guide-labels-compared');

  await page.evaluate(() => window.scrollTo(0, 0));
  await labelValue(page, 'region=eu-north').hover();
  await page.getByRole('button', { name: 'Filter for region=eu-north' }).click();
  await expect(variable(page, 'Filters').getByRole('textbox')).toHaveValue(/region="eu-north"/);
  await expect(labelValue(page, 'region=us-east')).toBeHidden();
});

test('Drill down from an alert', async ({ page, playground }) => {
  const address =
    '/a/flameboard-profiles-app/open?title=RideshareCpuHigh&label.service_name=ride-sharing-app&from=2026-11-21T12:21:00Z&to=2026-11-21T12:27:00Z';
  await page.goto(`${playground.url}${address}`);
  await expect(panel(page, 'What this is')).toContainText('RideshareCpuHigh');
  await expect(variable(page, 'Service')).toContainText('ride-sharing-app');
  await expect(headline(page)).toContainText(/^version=1\.1\.0 in region=eu-north/);
  await guidePicture(page, 'guide-alert-label');

  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await expect(regressions(page).getByRole('row').nth(1)).toContainText('mutex_lock');
  await guidePicture(page, 'guide-alert-function');

  await page.evaluate(() => window.scrollTo(0, 0));
  await labelValue(page, 'version=1.1.0').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Show its flame graph' }).click();
  await expect(page).toHaveURL(/var-comparison=version%3D%221\.1\.0%22/);
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await expect(regressions(page).getByRole('row').nth(1)).toContainText(/mutex_lock.*6\d\.\d %/);
});
