// Source lines beside a flame graph: asked for in the query, shown as a view of the panel, of one function or of all.
import { AxeBuilder } from '@axe-core/playwright';
import { type Page } from '@playwright/test';
import { after, all, before, openPanels } from './panelDashboard';
import { expect, panel, picture, test } from './playground';

const lines = (page: Page) => panel(page, 'CPU').getByTestId('source-lines');
const row = (page: Page, text: string | RegExp) => lines(page).getByRole('row').filter({ hasText: text }).first();

for (const theme of ['dark', 'light'] as const) {
  test(`lines of all functions, then of the one that is picked (${theme})`, async ({ page, playground }) => {
    await openPanels(
      page,
      playground,
      [{ title: 'CPU', selectors: [all], query: { sourceLines: true }, options: { shown: 'linesAndFlameGraph' } }],
      { theme }
    );
    await expect(row(page, 'mutex_lock')).toBeVisible();
    await picture(page, `source-lines-${theme}`);
    await row(page, 'find_nearest_vehicle').getByRole('button').first().click();
    await expect(page.getByRole('grid', { name: 'Source lines of find_nearest_vehicle' })).toBeVisible();
    await expect(row(page, 'mutex_lock')).toBeHidden();
    await picture(page, `source-lines-of-function-${theme}`);
    const { violations } = await new AxeBuilder({ page })
      .include('[data-plugin-id=flameboard-flamegraph-panel]')
      .withTags(['wcag2a', 'wcag2aa'])
      .analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
}

test('a comparison has the lines of both sides', async ({ page, playground }) => {
  await openPanels(page, playground, [
    {
      title: 'CPU',
      selectors: [after],
      query: { sourceLines: true, baseline: { labelSelector: before } },
      options: { shown: 'linesAndFlameGraph' },
    },
  ]);
  await expect(row(page, 'drivers.py:57')).toBeVisible();
  await expect(lines(page).getByRole('columnheader', { name: 'Difference' })).toBeInViewport();
  await expect(row(page, 'drivers.py:57')).toContainText('+60.5 pp');
  await picture(page, 'source-lines-diff');
});

test('a narrow panel keeps line and value', async ({ page, playground }) => {
  await page.setViewportSize({ width: 480, height: 800 });
  await openPanels(page, playground, [
    { title: 'CPU', selectors: [all], query: { sourceLines: true }, options: { shown: 'linesAndFlameGraph' } },
  ]);
  await page.getByRole('group', { name: 'Views' }).getByRole('button', { name: 'Lines' }).click();
  await expect(lines(page).getByRole('row').nth(1)).toBeVisible();
  await picture(page, 'source-lines-narrow');
});
