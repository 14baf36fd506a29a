// The flame graph panel around its canvas: views beside each other, find, filter, sandwich, menu, links, other panels.
import { AxeBuilder } from '@axe-core/playwright';
import { type Page } from '@playwright/test';
import { all, openPanels } from './panelDashboard';
import { expect, functionRow, overview, panel, picture, test } from './playground';

const toggle = (page: Page, name: string) => page.getByRole('group', { name: 'Views' }).getByRole('button', { name });

async function openMenuOf(page: Page, name: string) {
  await functionRow(page, name).click({ button: 'right' });
  await expect(page.getByRole('menuitem', { name: 'Copy function' })).toBeVisible();
}

for (const theme of ['dark', 'light'] as const) {
  test(`any two views stand beside each other, and axe finds nothing (${theme})`, async ({ page, playground }) => {
    await openPanels(page, playground, [{ title: 'CPU', selectors: [all] }], { theme });
    await expect(functionRow(page, 'mutex_lock')).toBeVisible();
    await picture(page, `panel-table-and-flame-graph-${theme}`);
    await toggle(page, 'Call tree').click();
    const tree = page.getByRole('treegrid', { name: 'Call tree' });
    await expect(tree.getByRole('row').nth(1)).toContainText('total');
    await expect(page.getByTestId('flame-graph')).toBeVisible();
    await expect(page.getByRole('grid', { name: 'Functions' })).toBeHidden();
    await picture(page, `panel-call-tree-${theme}`);
    const { violations } = await new AxeBuilder({ page })
      .include('[data-plugin-id=flameboard-flamegraph-panel]')
      .withTags(['wcag2a', 'wcag2aa'])
      .analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
    ).toEqual([]);
  });

  test(`a sandwich has callers above and callees below (${theme})`, async ({ page, playground }) => {
    await openPanels(page, playground, [{ title: 'CPU', selectors: [all] }], { theme });
    await openMenuOf(page, 'find_nearest_vehicle');
    await picture(page, `panel-menu-${theme}`);
    await page.getByRole('menuitem', { name: 'Sandwich: callers and callees' }).click();
    await expect(page.getByRole('region', { name: 'Callers of find_nearest_vehicle' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Callees of find_nearest_vehicle' })).toBeVisible();
    await picture(page, `panel-sandwich-${theme}`);
    await page.getByRole('button', { name: 'Remove: sandwich of find_nearest_vehicle' }).click();
    await expect(page.getByTestId('sandwich')).toBeHidden();
  });
}

test('the splitter gives one view more room', async ({ page, playground }) => {
  await openPanels(page, playground, [{ title: 'CPU', selectors: [all] }]);
  const table = page.getByRole('grid', { name: 'Functions' });
  await expect(functionRow(page, 'mutex_lock')).toBeVisible();
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
});

test('the slash leads to the search, Enter and Shift+Enter lead from match to match', async ({ page, playground }) => {
  await page.goto(overview(playground));
  await expect(functionRow(page, 'mutex_lock')).toBeVisible();
  await page.getByTestId('flame-graph').focus();
  await page.keyboard.press('/');
  const search = page.getByRole('textbox', { name: 'Search functions' });
  await expect(search).toBeFocused();
  await search.fill('distance_km');
  await expect(page.getByRole('status').filter({ hasText: /^1 function/ })).toBeVisible();
  await search.press('Enter');
  const place = page.getByRole('status').filter({ hasText: / of \d/ });
  await expect(place).toHaveText(/^1 of /);
  await search.press('Enter');
  await expect(place).toHaveText(/^2 of /);
  await search.press('Shift+Enter');
  await expect(place).toHaveText(/^1 of /);
  await picture(page, 'panel-match');
});

test('a frame is hidden, stacks are kept, and chips take it back', async ({ page, playground }) => {
  await page.goto(overview(playground));
  await openMenuOf(page, 'order_car');
  await page.getByRole('menuitem', { name: 'Hide this frame' }).click();
  await expect(functionRow(page, 'order_car')).toBeHidden();
  await openMenuOf(page, 'mutex_lock');
  await page.getByRole('menuitem', { name: 'Show only stacks with it' }).click();
  await expect(functionRow(page, 'mutex_lock')).toContainText('100 %');
  await picture(page, 'panel-chips');
  await page.getByRole('button', { name: 'Remove: with mutex_lock' }).click();
  await page.getByRole('button', { name: 'Remove: without order_car' }).click();
  await expect(functionRow(page, 'order_car')).toBeVisible();
});

test('the breadcrumb leads back and forward', async ({ page, playground }) => {
  await openPanels(page, playground, [{ title: 'CPU', selectors: [all], options: { shown: 'callTree' } }]);
  const tree = page.getByRole('treegrid', { name: 'Call tree' });
  await tree.getByRole('button', { name: 'order_car', exact: true }).first().click();
  const reset = page.getByRole('button', { name: /^Reset focus on order_car/ });
  await expect(reset).toBeVisible();
  await page.getByRole('button', { name: 'Go back' }).click();
  await expect(reset).toBeHidden();
  await page.getByRole('button', { name: 'Go forward' }).click();
  await expect(reset).toBeVisible();
});

test('a copied link restores focus and choices on load', async ({ page, context, playground }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openPanels(page, playground, [{ title: 'CPU', selectors: [all], options: { shown: 'callTree' } }]);
  const tree = page.getByRole('treegrid', { name: 'Call tree' });
  await tree.getByRole('button', { name: 'order_car', exact: true }).first().click();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('Link copied.')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain('flameboard-1=1.');
  await page.goto('about:blank');
  await page.goto(link);
  await expect(page.getByRole('button', { name: /^Reset focus on order_car/ })).toBeVisible();
});

test('a link that was cut off is ignored with a sentence', async ({ page, playground }) => {
  await openPanels(page, playground, [{ title: 'CPU', selectors: [all] }], { 'flameboard-1': '1.eyJu' });
  await expect(page.getByText('The link holds a view of this panel that cannot be read')).toBeVisible();
  await expect(functionRow(page, 'mutex_lock')).toBeVisible();
});

test('a function pinned in one panel is highlighted in the other', async ({ page, playground }) => {
  const half = { y: 0, w: 12, h: 16 };
  await openPanels(page, playground, [
    { title: 'Here', selectors: [all], options: { shown: 'table' }, gridPos: { x: 0, ...half } },
    { title: 'There', selectors: [all], options: { shown: 'flameGraph' }, gridPos: { x: 12, ...half } },
  ]);
  await expect(panel(page, 'There').getByTestId('flame-graph')).toBeVisible();
  const graph = panel(page, 'There').getByTestId('flame-graph');
  const unpinned = await graph.screenshot();
  await openMenuOf(page, 'find_nearest_vehicle');
  await page.getByRole('menuitem', { name: 'Pin highlight' }).click();
  await page.mouse.move(0, 0);
  await expect.poll(async () => Buffer.compare(await graph.screenshot(), unpinned)).not.toBe(0);
  await picture(page, 'panel-pinned');
});

for (const [name, w, h] of [
  ['narrow', 5, 14],
  ['low', 24, 4],
  ['high', 10, 28],
] as const) {
  test(`a ${name} panel shows what it has room for`, async ({ page, playground }) => {
    await openPanels(page, playground, [{ title: 'CPU', selectors: [all], gridPos: { x: 0, y: 0, w, h } }]);
    await expect(page.getByTestId('flame-graph')).toBeVisible();
    await picture(page, `panel-${name}`);
    if (name === 'narrow') {
      await toggle(page, 'Table').click();
      await expect(functionRow(page, 'mutex_lock')).toBeVisible();
      await picture(page, 'panel-narrow-table');
    }
  });
}
