// axe finds nothing in what is ours: every view of the panel, its menus, and the editors of the data source, in both themes.
import { after, before, openPanels } from './panelDashboard';
import { canvasOf, faultsIn, openMenuOf, searchBox, themes, viewToggle } from './panelPage';
import { expect, functionRow, panel, test, uids } from './playground';

const PANELS = '[data-plugin-id=flameboard-flamegraph-panel]';
const MENU = '[role=menu]';

for (const theme of themes) {
  test(`every view of the flame graph panel and its menus (${theme})`, async ({ page, playground }) => {
    // Each look at all colours of a page takes seconds where the machine is busy.
    test.slow();
    await openPanels(
      page,
      playground,
      [
        { title: 'Difference', selectors: [before, after], gridPos: { x: 0, y: 0, w: 24, h: 14 } },
        { title: 'After', selectors: [after], options: { shown: 'callTree' }, gridPos: { x: 0, y: 14, w: 12, h: 10 } },
      ],
      { theme }
    );
    await canvasOf(page);
    await expect(panel(page, 'After').getByRole('treegrid')).toBeVisible();
    await functionRow(page, 'mutex_lock').hover();
    expect(await faultsIn(page, PANELS), 'table, graph and call tree').toEqual([]);
    for (const name of ['Colours', 'Group and arrange', 'Export']) {
      await panel(page, 'Difference').getByRole('button', { name }).click();
      await expect(page.getByRole('menu')).toBeVisible();
      expect(await faultsIn(page, MENU), `menu ${name}`).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('menu')).toBeHidden();
    }
    await openMenuOf(page, 'mutex_lock');
    expect(await faultsIn(page, MENU), 'menu of a function').toEqual([]);
    await page.getByRole('menuitem', { name: 'Sandwich: callers and callees' }).click();
    await expect(page.getByTestId('sandwich')).toBeVisible();
    await viewToggle(page, 'Changes').first().click();
    await expect(page.getByRole('grid', { name: 'Regressions, worst first' })).toBeVisible();
    await searchBox(page).first().fill('order');
    expect(await faultsIn(page, PANELS), 'changes, sandwich and search').toEqual([]);
  });

  test(`the editors of the data source (${theme})`, async ({ page, playground }) => {
    await page.goto(`${playground.url}/datasources/edit/${uids.samples}?theme=${theme}`);
    await expect(page.getByRole('combobox', { name: 'Profile type' })).toBeVisible();
    expect(await faultsIn(page, 'main')).toEqual([]);
  });
}
