// Ways into and out of the panel: links, the dashboard's other panels and variables, options, paper.
import { type Locator } from '@playwright/test';
import { all, openPanels } from './panelDashboard';
import { canvasOf, openMenuOf, resetFocus, ROW_HEIGHT_PX, searchBox, themes, viewToggle } from './panelPage';
import { expect, functionRow, panel, picture, test } from './playground';

/** Of the table's rows. */
const LIST_ROW_HEIGHT_PX = 28;

const cpu = { title: 'CPU', selectors: [all] };

for (const theme of themes) {
  test(`a copied link restores focus, search, sort, sandwich and choices on load (${theme})`, async ({
    page,
    context,
    playground,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await openPanels(page, playground, [{ ...cpu, options: { shown: 'callTree' } }], { theme });
    const tree = page.getByRole('treegrid', { name: 'Call tree' });
    await tree.getByRole('button', { name: 'order_car', exact: true }).first().click();
    await expect(resetFocus(page)).toContainText('order_car');
    await viewToggle(page, 'Table').click();
    const byName = page.getByRole('columnheader', { name: 'Function' });
    await page.getByRole('grid', { name: 'Functions' }).locator(byName).getByRole('button').click();
    await searchBox(page).fill('mutex');
    await openMenuOf(page, 'mutex_lock');
    await page.getByRole('menuitem', { name: 'Sandwich: callers and callees' }).click();
    await page.getByRole('button', { name: 'Copy link' }).click();
    await expect(page.getByText('Link copied.')).toBeVisible();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toContain('flameboard-1=1.');
    await page.goto('about:blank');
    await page.goto(link);
    await expect(resetFocus(page)).toContainText('order_car');
    await expect(searchBox(page)).toHaveValue('mutex');
    const table = page.getByRole('grid', { name: 'Functions' });
    await expect(table.locator(byName)).toHaveAttribute('aria-sort', 'ascending');
    await expect(page.getByRole('button', { name: 'Remove: sandwich of mutex_lock' })).toBeVisible();
    await picture(page, `panel-from-link-${theme}`);
  });

  test(`a function pinned in one panel is lit in the other and written into a variable (${theme})`, async ({
    page,
    playground,
  }) => {
    const half = { y: 0, w: 12, h: 16 };
    await openPanels(
      page,
      playground,
      [
        {
          title: 'Here',
          selectors: [all],
          options: { shown: 'table', pinnedVariable: 'picked' },
          gridPos: { x: 0, ...half },
        },
        { title: 'There: $picked', selectors: [all], options: { shown: 'flameGraph' }, gridPos: { x: 12, ...half } },
      ],
      { theme },
      [{ name: 'picked', label: 'Function', type: 'textbox', query: 'none' }]
    );
    const { canvas: graph } = await canvasOf(panel(page, 'There: none'));
    const unpinned = await graph.screenshot();
    await openMenuOf(page, 'find_nearest_vehicle');
    await page.getByRole('menuitem', { name: 'Pin highlight' }).click();
    await page.mouse.move(0, 0);
    const written = panel(page, 'There: find_nearest_vehicle').getByTestId('flame-graph');
    await expect(written).toBeVisible();
    await expect(page).toHaveURL(/var-picked=find_nearest_vehicle/);
    await expect.poll(async () => Buffer.compare(await written.screenshot(), unpinned)).not.toBe(0);
    await picture(page, `panel-pinned-${theme}`);
    await page.getByRole('button', { name: 'Remove: pinned find_nearest_vehicle' }).click();
    await expect(page).toHaveURL(/var-picked=(&|$)/);
  });

  test(`the options choose views, columns, colours and what a bar is (${theme})`, async ({ page, playground }) => {
    await page.setViewportSize({ width: 1280, height: 1100 });
    const quarter = (x: number, y: number) => ({ x, y, w: 12, h: 12 });
    await openPanels(
      page,
      playground,
      [
        { ...cpu, title: 'Bare', options: { shown: 'flameGraph', hasToolbar: false }, gridPos: quarter(0, 0) },
        {
          ...cpu,
          title: 'Files',
          options: { shown: 'table', columns: ['total', 'file'], shortensPaths: false },
          gridPos: quarter(12, 0),
        },
        {
          ...cpu,
          title: 'Modules',
          options: { shown: 'flameGraph', groupBy: 'module', colorBy: 'function', orientation: 'rootAtBottom' },
          gridPos: quarter(0, 12),
        },
        {
          ...cpu,
          title: 'Few decimals',
          options: { shown: 'callTree', collapsesChains: true },
          fieldConfig: { defaults: { unit: 'ns', decimals: 0 }, overrides: [] },
          gridPos: quarter(12, 12),
        },
      ],
      { theme }
    );
    await canvasOf(panel(page, 'Bare'));
    await expect(panel(page, 'Bare').getByRole('textbox')).toHaveCount(0);
    const files = panel(page, 'Files').getByRole('columnheader');
    await expect(files).toHaveText(['Function', 'File', 'Total']);
    await expect(panel(page, 'Files').getByRole('row', { name: /order_car/ })).toContainText(/\/.*orders\.py/);
    await expect(panel(page, 'Modules').getByRole('button', { name: 'Remove: by module' })).toBeVisible();
    await expect(panel(page, 'Few decimals').getByRole('row', { name: /total/ }).first()).toContainText('total6 mins');
    await picture(page, `panel-options-${theme}`);
  });

  test(`without a hand on it the panel is drawn, at rest and on paper (${theme})`, async ({ page, playground }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await openPanels(page, playground, [cpu], { theme });
    const { canvas } = await canvasOf(page);
    await expect(functionRow(page, 'mutex_lock')).toBeVisible();
    // What moves by itself in the panel, now and after a change.
    const moving = () =>
      canvas.evaluate((element) => {
        const shown = element.closest('[data-plugin-id]');
        return document.getAnimations().filter(({ effect }) => {
          const target = effect instanceof KeyframeEffect ? effect.target : null;
          return target !== null && shown?.contains(target) === true && Number(effect?.getTiming().duration) > 1;
        }).length;
      });
    expect(await moving()).toBe(0);
    await page.emulateMedia({ media: 'print', reducedMotion: 'reduce' });
    expect(
      await canvas.evaluate((element: HTMLCanvasElement) => {
        const context = element.getContext('2d');
        return context?.getImageData(0, 0, element.width, 30).data.some((value) => value !== 0);
      })
    ).toBe(true);
    await picture(page, `panel-print-${theme}`);
  });
}

test('a copied link scrolls graph and table to the call and the function at their top', async ({
  page,
  context,
  playground,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openPanels(page, playground, [{ ...cpu, gridPos: { x: 0, y: 0, w: 24, h: 7 } }]);
  const table = page.getByRole('grid', { name: 'Functions' });
  // The canvas stays in place in what scrolls.
  const graph = page.getByTestId('flame-graph').locator('xpath=../../..');
  const topOf = (scrolled: Locator) => scrolled.evaluate(({ scrollTop }) => scrollTop);
  const scrollTo = (scrolled: Locator, topPx: number) =>
    scrolled.evaluate((element, top) => (element.scrollTop = top), topPx);
  await canvasOf(page);
  const [graphTop, tableTop] = [2 * ROW_HEIGHT_PX, 4 * LIST_ROW_HEIGHT_PX];
  await scrollTo(graph, graphTop);
  await scrollTo(table, tableTop);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('Link copied.')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto('about:blank');
  await page.goto(link);
  await expect.poll(() => topOf(graph)).toBe(graphTop);
  await expect.poll(() => topOf(table)).toBe(tableTop);
  await picture(page, 'panel-from-scrolled-link');
});

test('a link that was cut off is ignored with a sentence', async ({ page, playground }) => {
  await openPanels(page, playground, [cpu], { 'flameboard-1': '1.eyJu' });
  await expect(page.getByText('The link holds a view of this panel that cannot be read')).toBeVisible();
  await expect(functionRow(page, 'mutex_lock')).toBeVisible();
});

test("a panel that was Grafana's own flame graph becomes ours and still shows only the graph", async ({
  page,
  playground,
}) => {
  await openPanels(page, playground, [{ ...cpu, type: 'flamegraph', options: { showFlameGraphOnly: true } }]);
  await expect(page.getByText('The panel "flamegraph" cannot be loaded')).toBeVisible();
  await page.evaluate(async () => {
    interface Changeable {
      readonly state: { readonly key?: string };
      changePluginType(pluginId: string): Promise<void>;
      forEachChild(visit: (child: Changeable) => void): void;
    }
    const found: Changeable[] = [];
    const look = (object: Changeable) => {
      if (object.state.key === 'panel-1') {
        found.push(object);
      }
      object.forEachChild(look);
    };
    // Scenes leaves the dashboard here for whoever wants to look at it.
    look((window as unknown as { __grafanaSceneContext: Changeable }).__grafanaSceneContext);
    await found[0].changePluginType('flameboard-flamegraph-panel');
  });
  await canvasOf(page);
  await expect(page.getByRole('grid', { name: 'Functions' })).toBeHidden();
});
