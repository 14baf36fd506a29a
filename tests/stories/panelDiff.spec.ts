// Two queries become a diff: both sides in every view, by share and by value, worst first.
import { type Page } from '@playwright/test';
import { after, before, openPanels } from './panelDashboard';
import { expect, functionRow, picture, test } from './playground';

const diff = { title: 'Before and after', selectors: [before, after] };
const toggle = (page: Page, name: string) => page.getByRole('group', { name: 'Views' }).getByRole('button', { name });

for (const theme of ['dark', 'light'] as const) {
  test(`two queries are compared, the first is the baseline (${theme})`, async ({ page, playground }) => {
    await openPanels(page, playground, [diff], { theme });
    await expect(page.getByRole('combobox', { name: 'Profile', exact: true })).toHaveValue('B compared with A');
    await expect(functionRow(page, 'mutex_lock')).toContainText('pp');
    await picture(page, `panel-diff-${theme}`);
    await toggle(page, 'Changes').click();
    await expect(page.getByRole('grid', { name: 'Regressions, worst first' }).getByRole('row').nth(1)).toContainText(
      'mutex_lock'
    );
    await picture(page, `panel-changes-${theme}`);
  });
}

test('share and absolute, bar width and sides can be changed', async ({ page, playground }) => {
  await openPanels(page, playground, [diff]);
  // Found, it stays in the table wherever its difference puts it.
  await page.getByRole('textbox', { name: 'Search functions' }).fill('mutex_lock');
  const difference = functionRow(page, 'mutex_lock').getByRole('gridcell').nth(3);
  await expect(difference).toContainText('+');
  await page.getByRole('radio', { name: 'Absolute' }).check({ force: true });
  await page.getByRole('button', { name: 'Swap sides' }).click();
  await expect(difference).toContainText('−');
  await expect(page.getByRole('button', { name: 'Remove: sides swapped' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Bar width' }).click();
  await page.getByRole('option', { name: 'Width: baseline' }).click();
  await picture(page, 'panel-diff-swapped');
});

test('the sandwich and the call tree of a diff have both sides too', async ({ page, playground }) => {
  await openPanels(page, playground, [{ ...diff, options: { shown: 'callTreeAndFlameGraph' } }]);
  const tree = page.getByRole('treegrid');
  await expect(tree.getByRole('columnheader')).toHaveText(['Function', 'Baseline', 'Comparison', 'Difference']);
  await tree.getByRole('row').nth(5).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Callers in the call tree' }).click();
  await expect(page.getByRole('treegrid', { name: /^Callers of/ }).getByRole('columnheader')).toHaveText([
    'Function',
    'Baseline',
    'Comparison',
    'Difference',
  ]);
  await picture(page, 'panel-diff-sandwich');
});
