// Two queries become a diff: both sides in every view, by share and by value, worst first.
import { after, before, openPanels } from './panelDashboard';
import { searchBox, themes, viewToggle } from './panelPage';
import { expect, functionRow, picture, test } from './playground';

const diff = { title: 'Before and after', selectors: [before, after] };

for (const theme of themes) {
  test(`two queries are compared by share or value, worst first, either way round (${theme})`, async ({
    page,
    playground,
  }) => {
    await openPanels(page, playground, [diff], { theme });
    await expect(page.getByRole('combobox', { name: 'Profile', exact: true })).toHaveValue('B compared with A');
    await expect(functionRow(page, 'mutex_lock')).toContainText('pp');
    await picture(page, `panel-diff-${theme}`);
    await viewToggle(page, 'Changes').click();
    await expect(page.getByRole('grid', { name: 'Regressions, worst first' }).getByRole('row').nth(1)).toContainText(
      'mutex_lock'
    );
    await picture(page, `panel-changes-${theme}`);
    await page.getByRole('radio', { name: /^Improvements/ }).check({ force: true });
    await page.getByRole('radio', { name: 'Total' }).check({ force: true });
    await expect(page.getByRole('grid', { name: 'Improvements, best first' }).getByRole('row').nth(1)).toContainText(
      '−'
    );
    await viewToggle(page, 'Table').click();
    // Found, it stays in the table wherever its difference puts it.
    await searchBox(page).fill('mutex_lock');
    const difference = functionRow(page, 'mutex_lock').getByRole('gridcell').nth(3);
    await expect(difference).toContainText('+');
    await page.getByRole('radio', { name: 'Absolute' }).check({ force: true });
    await page.getByRole('button', { name: 'Swap sides' }).click();
    await expect(difference).toContainText('−');
    await expect(page.getByRole('button', { name: 'Remove: sides swapped' })).toBeVisible();
    await page.getByRole('button', { name: 'Bar width' }).click();
    await page.getByRole('menuitemradio', { name: 'baseline' }).click();
    await picture(page, `panel-diff-swapped-${theme}`);
  });

  test(`the sandwich and the call tree of a diff have both sides too (${theme})`, async ({ page, playground }) => {
    await openPanels(page, playground, [{ ...diff, options: { shown: 'callTreeAndFlameGraph' } }], { theme });
    const tree = page.getByRole('treegrid');
    await expect(tree.getByRole('columnheader')).toHaveText(['Function', 'Baseline', 'Comparison', 'Difference']);
    await picture(page, `panel-diff-call-tree-${theme}`);
    await tree.getByRole('row').nth(5).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Callers in the call tree' }).click();
    await expect(page.getByRole('treegrid', { name: /^Callers of/ }).getByRole('columnheader')).toHaveText([
      'Function',
      'Baseline',
      'Comparison',
      'Difference',
    ]);
    await picture(page, `panel-diff-sandwich-${theme}`);
  });
}
