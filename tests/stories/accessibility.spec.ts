// axe finds nothing in what is ours: the panel on the dashboard and the editors of the data source, in both themes.
import { AxeBuilder } from '@axe-core/playwright';
import { type Page } from '@playwright/test';
import { functionRow, overview, test, expect, uids } from './playground';

/** Rules and places that axe finds fault with, without the parts of the page that are not ours. */
async function faults(page: Page, include: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .include(include)
    // Grafana's own time and refresh pickers.
    .exclude('[data-testid*="Picker"]')
    .withTags(['wcag2a', 'wcag2aa'])
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

for (const theme of ['dark', 'light'] as const) {
  test(`the flame graph panel (${theme})`, async ({ page, playground }) => {
    await page.goto(overview(playground, { theme }));
    await expect(functionRow(page, 'mutex_lock')).toBeVisible();
    expect(await faults(page, '[data-plugin-id=flameboard-flamegraph-panel]')).toEqual([]);
  });

  test(`the editors of the data source (${theme})`, async ({ page, playground }) => {
    await page.goto(`${playground.url}/datasources/edit/${uids.samples}?theme=${theme}`);
    await expect(page.getByRole('combobox', { name: 'Profile type' })).toBeVisible();
    expect(await faults(page, 'main')).toEqual([]);
  });
}
