// The flame graph panel's views: one, any two beside each other, a sandwich in place of the graph, in panels of every size.
import { all, openPanels } from './panelDashboard';
import { canvasOf, openMenuOf, searchBox, themes, viewToggle } from './panelPage';
import { expect, functionRow, panel, picture, test } from './playground';

const cpu = { title: 'CPU', selectors: [all] };

for (const theme of themes) {
  test(`any two views stand beside each other with a splitter, or one alone (${theme})`, async ({
    page,
    playground,
  }) => {
    await openPanels(page, playground, [cpu], { theme });
    const table = page.getByRole('grid', { name: 'Functions' });
    await expect(functionRow(page, 'mutex_lock')).toBeVisible();
    await picture(page, `panel-table-and-flame-graph-${theme}`);
    const widthBefore = (await table.boundingBox())?.width ?? 0;
    const handle = await page.getByRole('separator').boundingBox();
    if (handle === null) {
      throw new Error('There is no splitter.');
    }
    await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
    await page.mouse.down();
    await page.mouse.move(handle.x + 200, handle.y + handle.height / 2, { steps: 5 });
    await page.mouse.up();
    await expect.poll(async () => (await table.boundingBox())?.width ?? 0).toBeGreaterThan(widthBefore + 100);
    await viewToggle(page, 'Call tree').click();
    const tree = page.getByRole('treegrid', { name: 'Call tree' });
    await expect(tree.getByRole('row').nth(1)).toContainText('total');
    await expect(page.getByTestId('flame-graph')).toBeVisible();
    await expect(table).toBeHidden();
    await picture(page, `panel-call-tree-${theme}`);
    await viewToggle(page, 'Flame graph').click();
    await expect(page.getByTestId('flame-graph')).toBeHidden();
    await viewToggle(page, 'Table').click();
    await expect(table).toBeVisible();
    await expect(tree).toBeVisible();
    await picture(page, `panel-table-and-call-tree-${theme}`);
    await viewToggle(page, 'Call tree').click();
    await expect(tree).toBeHidden();
    await expect(table).toBeVisible();
  });

  test(`a sandwich has callers above and callees below, and marks what a search finds (${theme})`, async ({
    page,
    playground,
  }) => {
    await openPanels(page, playground, [cpu], { theme });
    await openMenuOf(page, 'find_nearest_vehicle');
    await page.getByRole('menuitem', { name: 'Sandwich: callers and callees' }).click();
    const callers = page.getByRole('region', { name: 'Callers of find_nearest_vehicle' });
    const callees = page.getByRole('region', { name: 'Callees of find_nearest_vehicle' });
    await expect(callers).toBeVisible();
    await expect(callees).toBeVisible();
    const [above, below] = [await callers.boundingBox(), await callees.boundingBox()];
    expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0);
    await page.mouse.move(0, 0);
    await picture(page, `panel-sandwich-${theme}`);
    await searchBox(page).fill('order_car');
    await expect(page.getByRole('button', { name: /^Next match: A sandwich marks its matches/ })).toBeVisible();
    await picture(page, `panel-sandwich-search-${theme}`);
    await page.getByRole('button', { name: 'Remove: sandwich of find_nearest_vehicle' }).click();
    await expect(page.getByTestId('sandwich')).toBeHidden();
    await expect(page.getByRole('button', { name: 'Next match (Enter)' })).toBeVisible();
  });

  test(`narrow, low and high panels show what they have room for (${theme})`, async ({ page, playground }) => {
    await page.setViewportSize({ width: 1280, height: 1100 });
    await openPanels(
      page,
      playground,
      [
        { ...cpu, title: 'Low', gridPos: { x: 0, y: 0, w: 24, h: 4 } },
        { ...cpu, title: 'Narrow', gridPos: { x: 0, y: 4, w: 5, h: 20 } },
        { ...cpu, title: 'High', gridPos: { x: 5, y: 4, w: 10, h: 20 } },
        { ...cpu, title: 'Table', options: { shown: 'table' }, gridPos: { x: 15, y: 4, w: 9, h: 20 } },
      ],
      { theme }
    );
    await canvasOf(panel(page, 'Low'));
    await expect(panel(page, 'Low').getByRole('textbox')).toHaveCount(0);
    await canvasOf(panel(page, 'High'));
    await canvasOf(panel(page, 'Narrow'));
    await picture(page, `panel-sizes-${theme}`);
    await panel(page, 'Narrow').getByRole('group', { name: 'Views' }).getByRole('button', { name: 'Table' }).click();
    await expect(panel(page, 'Narrow').getByTestId('flame-graph')).toBeHidden();
    await expect(panel(page, 'Narrow').getByRole('row', { name: /mutex_lock/ })).toBeVisible();
    await picture(page, `panel-sizes-table-${theme}`);
    // A telephone: one panel below the other.
    await page.setViewportSize({ width: 380, height: 1100 });
    await page.reload();
    await expect(panel(page, 'Low').getByTestId('flame-graph')).toBeVisible();
    await canvasOf(panel(page, 'Narrow'));
    expect((await panel(page, 'Narrow').boundingBox())?.width).toBeLessThanOrEqual(380);
    await picture(page, `panel-telephone-${theme}`);
  });
}

// As wide as the toolbar at least has to be to stand in one line.
for (const [what, widthPx, panel] of [
  ['a profile', 1000, cpu],
  ['a comparison', 1280, { title: 'Both', selectors: [all, all] }],
] as const) {
  test(`the controls of ${what} come behind its first picture and move nothing`, async ({ page, playground }) => {
    // The page is 50 pixels wider than its panels.
    await page.setViewportSize({ width: widthPx + 50, height: 800 });
    await page.addInitScript(() => {
      const tops: Record<string, number[]> = { alone: [], withControls: [] };
      Object.assign(window, { tops });
      const look = () => {
        const canvas = document.querySelector('[data-testid="flame-graph"]');
        // The view, without what the panel says over it while profiles are read.
        const view = canvas?.parentElement?.closest('[style*="width"][style*="height"]');
        if (canvas && view) {
          const hasControls = document.querySelector('[aria-label="Search functions"]') !== null;
          const top = canvas.getBoundingClientRect().top - view.getBoundingClientRect().top;
          tops[hasControls ? 'withControls' : 'alone'].push(Math.round(top));
        }
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    await openPanels(page, playground, [panel], {});
    await expect(searchBox(page)).toBeVisible();
    await canvasOf(page);
    const { alone, withControls } = await page.evaluate(
      () => (window as unknown as { tops: Record<'alone' | 'withControls', number[]> }).tops
    );
    expect(alone.length).toBeGreaterThan(0);
    expect(withControls[0]).toBeGreaterThan(30);
    expect([...new Set([...alone, ...withControls])]).toEqual([withControls[0]]);
  });
}
