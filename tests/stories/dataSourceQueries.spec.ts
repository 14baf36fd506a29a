// What the data source gives a dashboard besides flame graphs: deploy markers, filters and groups of the whole dashboard,
// comparisons as a property of a query, tables of functions and of labels, the cost of one function over time.
import { type Page } from '@playwright/test';
import { type Playground } from '../../playground/server/playgroundServer';
import { expect, functionRow, panel, picture, recorded, test } from './playground';

function dashboard(playground: Playground, query: Readonly<Record<string, string>> = {}): string {
  const parameters = new URLSearchParams({ from: String(recorded.fromMs), to: String(recorded.toMs), ...query });
  return `${playground.url}/d/data-source?${parameters}`;
}

/** The dashboard draws what is in view. */
async function open(page: Page, playground: Playground, query?: Readonly<Record<string, string>>) {
  await page.setViewportSize({ width: 1400, height: 1500 });
  await page.goto(dashboard(playground, query));
}

test('a deploy is a line with its version, where that version first appears', async ({ page, playground }) => {
  await open(page, playground);
  const marks = panel(page, 'CPU').getByTestId('annotation');
  await expect(marks.filter({ hasText: '1.1.0' })).toHaveCount(1);
  const plot = await panel(page, 'CPU').locator('.u-over').boundingBox();
  const mark = await marks.filter({ hasText: '1.1.0' }).boundingBox();
  const share = ((mark?.x ?? 0) - (plot?.x ?? 0)) / (plot?.width ?? 1);
  const expected = (recorded.deployMs - recorded.fromMs) / (recorded.toMs - recorded.fromMs);
  expect(Math.abs(share - expected)).toBeLessThan(0.04);
  await picture(page, 'data-source-dashboard');
  await page.getByRole('switch').first().uncheck({ force: true });
  await expect(marks).toHaveCount(0);
  await page.getByRole('switch').first().check({ force: true });
  await expect(marks.filter({ hasText: '1.1.0' })).toHaveCount(1);
  // A layer that was off at first.
  await page.getByRole('switch').nth(1).check({ force: true });
  await expect(marks.filter({ hasText: '1.1.0' })).toHaveCount(2);
});

test('an ad-hoc filter narrows all panels, beside what their queries say', async ({ page, playground }) => {
  await open(page, playground);
  const functions = panel(page, 'Functions');
  await expect(functions).toContainText('mutex_lock');
  await open(page, playground, { 'var-filters': 'version|=|1.0.0' });
  await expect(functions).toContainText('distance_km');
  await expect(functions).not.toContainText('mutex_lock');
  await expect(panel(page, 'Labels')).not.toContainText('1.1.0');
});

test('the keys and values of an ad-hoc filter are those of the profiles', async ({ page, playground }) => {
  await open(page, playground);
  await expect(panel(page, 'Functions')).toContainText('mutex_lock');
  await page.getByLabel('Filters', { exact: true }).click();
  await page.getByRole('option', { name: 'region' }).click();
  await page.getByRole('option', { name: /^=\s/ }).first().click();
  await page.getByRole('option', { name: 'ap-south' }).click();
  await expect(page).toHaveURL(/var-filters=region/);
  await expect(panel(page, 'Labels')).not.toContainText('eu-north');
  await picture(page, 'data-source-filter');
});

test('a group-by variable keeps the series of a dashboard apart', async ({ page, playground }) => {
  await open(page, playground);
  await expect(panel(page, 'CPU').locator('canvas').first()).toBeVisible();
  await expect(panel(page, 'CPU')).not.toContainText('eu-north');
  await open(page, playground, { 'var-by': 'region' });
  await expect(panel(page, 'CPU')).toContainText('eu-north');
  await expect(panel(page, 'CPU')).toContainText('us-east');
});

test('a query with a baseline is a comparison in the panel', async ({ page, playground }) => {
  await open(page, playground);
  const comparison = panel(page, 'Version 1.1.0 against 1.0.0');
  await expect(comparison).toContainText('from baseline to comparison');
  await expect(comparison.getByTestId('flame-graph')).toBeVisible();
  await expect(functionRow(page, 'mutex_lock')).toBeVisible();
});

test('labels are a table of label sets over time', async ({ page, playground }) => {
  await open(page, playground);
  const labels = panel(page, 'Labels');
  for (const text of ['region', 'version', 'eu-north', '1.0.0']) {
    await expect(labels).toContainText(text);
  }
});

test('the series of one function begin with the version that brought it', async ({ page, playground }) => {
  await open(page, playground);
  const lock = panel(page, 'A lock alone');
  await expect(lock.locator('canvas').first()).toBeVisible();
  await expect(lock).toContainText('1.1.0');
});
