// A newcomer opens the dashboard: CPU metrics and the recorded profiles side by side, and what they choose changes what they see.
import { functionRow, overview, panel, picture, readingHint, recorded, test, expect } from './playground';

for (const theme of ['dark', 'light'] as const) {
  test(`the overview shows metrics beside the flame graph of the recorded profiles (${theme})`, async ({
    page,
    playground,
  }) => {
    await page.goto(overview(playground, { theme }));
    await expect(functionRow(page, 'mutex_lock')).toContainText('42.4 %');
    await expect(functionRow(page, 'mutex_lock')).toContainText('2.72 mins');
    await expect(panel(page, 'CPU by region (metric)').locator('canvas').first()).toBeVisible();
    await expect(panel(page, 'CPU by region (metric)')).toContainText('eu-north');
    await expect(panel(page, 'Profile by region')).toContainText('eu-north');
    await expect(page.getByTestId('flame-graph')).toHaveAttribute('aria-label', /^Flame graph of cpu, \d+ call nodes/);
    await picture(page, `overview-${theme}`);
  });
}

test('the overview is readable on a narrow screen', async ({ page, playground }) => {
  await page.setViewportSize({ width: 700, height: 900 });
  await page.goto(overview(playground));
  await expect(page.getByTestId('flame-graph')).toBeVisible();
  await expect(page.getByRole('grid', { name: 'Functions' })).toBeHidden();
  await picture(page, 'overview-narrow');
});

test('a first load that takes long shows what has been read so far', async ({ page, playground }) => {
  // Every answer waits for its turn.
  const waiting: Array<() => void> = [];
  await page.route(/\/proxy\/.*\.pb\.gz$/, async (route) => {
    await new Promise<void>((resolve) => waiting.push(resolve));
    await route.continue();
  });
  await page.goto(overview(playground));
  const hint = readingHint(page);
  await expect(async () => {
    waiting.shift()?.();
    await expect(hint).toBeVisible({ timeout: 200 });
  }).toPass({ intervals: [0], timeout: 60_000 });
  await expect(hint).toHaveText(/Reading profiles: \d+ of \d+\./);
  await expect(page.getByTestId('flame-graph')).toHaveAttribute('aria-label', /^Flame graph of cpu, \d+ call nodes/);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  waiting.forEach((go) => go());
  await expect(functionRow(page, 'mutex_lock')).toContainText('42.4 %');
  await expect(hint).toBeHidden();
});

test('choosing a region and a version asks again and shows their share', async ({ page, playground }) => {
  await page.goto(overview(playground));
  await expect(functionRow(page, 'mutex_lock')).toContainText('42.4 %');
  await page.goto(overview(playground, { 'var-region': 'eu-north', 'var-version': '1.1.0' }));
  await expect(functionRow(page, 'mutex_lock')).toContainText('80.5 %');
  await expect(panel(page, 'Profile by region')).not.toContainText('us-east');
});

test('a value picked from a variable in the page changes the flame graph', async ({ page, playground }) => {
  await page.goto(overview(playground, { 'var-region': 'eu-north' }));
  await expect(functionRow(page, 'mutex_lock')).toContainText('66.1 %');
  const version = page.getByTestId('data-testid template variable').filter({ hasText: 'Version' });
  await version.getByRole('combobox').click();
  await page.getByRole('option', { name: '1.0.0' }).click();
  // Leaving the list applies what was picked.
  await page.keyboard.press('Tab');
  await expect(functionRow(page, 'distance_km')).toBeVisible();
  await expect(page).toHaveURL(/var-version=1\.0\.0/);
  await expect(page.getByRole('grid', { name: 'Functions' })).not.toContainText('mutex_lock');
});

test('a time range before the deployment shows no lock', async ({ page, playground }) => {
  await page.goto(overview(playground, { to: String(recorded.deployMs) }));
  await expect(functionRow(page, 'distance_km')).toBeVisible();
  await expect(page.getByRole('grid', { name: 'Functions' })).not.toContainText('mutex_lock');
});

test('an empty range says when there are profiles, and goes there', async ({ page, playground }) => {
  await page.goto(overview(playground, { from: '1735689600000', to: '1735693200000' }));
  const flameGraph = panel(page, 'Flame graph');
  await expect(flameGraph).toContainText('2026-11-21');
  await picture(page, 'empty-range');
  await flameGraph.getByRole('button', { name: /show|range/i }).click();
  await expect(functionRow(page, 'mutex_lock')).toContainText('42.4 %');
  await expect(page).toHaveURL(/from=(1795263300000|2026-11-21T12:15:00)/);
});
