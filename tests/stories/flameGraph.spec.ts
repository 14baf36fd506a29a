// Working with the flame graph: tooltip, focus, keyboard, search, and the table beside it.
import { type Page } from '@playwright/test';
import { functionRow, overview, picture, test, expect } from './playground';

/** Where the wide `order_car` bar of the recorded profile lies: below its ten callers and `total`. */
const ROW_HEIGHT_PX = 22;

async function openOverview(page: Page, url: string) {
  await page.goto(url);
  await expect(functionRow(page, 'mutex_lock')).toBeVisible();
}

/** The middle of the bar at a depth of the recorded profile, near the middle of the canvas. */
async function pointAt(page: Page, depth: number) {
  const canvas = page.getByTestId('flame-graph');
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  if (box === null) {
    throw new Error('The flame graph is not on the page.');
  }
  return { x: box.x + box.width * 0.4, y: box.y + depth * ROW_HEIGHT_PX + ROW_HEIGHT_PX / 2 };
}

test('hovering tells function, file, total, self and share', async ({ page, playground }) => {
  await openOverview(page, overview(playground));
  const { x, y } = await pointAt(page, 12);
  await page.mouse.move(x, y);
  const tooltip = page.getByTestId('flame-graph-tooltip');
  await expect(tooltip).toContainText('order_car');
  await expect(tooltip).toContainText('orders.py');
  await expect(tooltip).toContainText('75.1 %');
  await picture(page, 'tooltip');
});

test('a click focuses a bar, Reset shows the whole profile again', async ({ page, playground }) => {
  await openOverview(page, overview(playground));
  const { x, y } = await pointAt(page, 12);
  await page.mouse.click(x, y);
  await expect(page.getByTestId('flame-graph-spoken')).toContainText('order_car');
  await picture(page, 'focus');
  await page.getByRole('button', { name: 'Reset focus' }).click();
  await expect(page.getByRole('button', { name: 'Reset focus' })).toBeHidden();
});

test('the focus stays by path when the data is asked for again', async ({ page, playground }) => {
  await openOverview(page, overview(playground));
  const { x, y } = await pointAt(page, 12);
  await page.mouse.click(x, y);
  await expect(page.getByRole('button', { name: 'Reset focus' })).toContainText('order_car');
  await page.getByTestId('data-testid RefreshPicker run button').click();
  await expect(page.getByRole('button', { name: 'Reset focus' })).toContainText('order_car');
});

test('the keyboard walks the bars, focuses and goes back', async ({ page, playground }) => {
  await openOverview(page, overview(playground));
  await page.getByTestId('flame-graph').focus();
  for (let step = 0; step < 4; step++) {
    await page.keyboard.press('ArrowDown');
  }
  const spoken = page.getByTestId('flame-graph-spoken');
  await expect(spoken).toContainText('BaseServer.serve_forever');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Reset focus' })).toContainText('BaseServer.serve_forever');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Reset focus' })).toBeHidden();
});

test('search says how many functions match and what share of the profile', async ({ page, playground }) => {
  await openOverview(page, overview(playground));
  const search = page.getByRole('textbox', { name: 'Search functions' });
  await search.fill('mutex');
  await expect(page.getByRole('status').filter({ hasText: 'function' })).toHaveText('1 function, 42.4 %');
  await picture(page, 'search');
  await search.fill('/^order_/');
  await expect(page.getByRole('status').filter({ hasText: 'function' })).toContainText('3 functions, 93.7 %');
  await search.fill('/(/');
  await expect(page.getByRole('alert').filter({ hasText: 'regular expression' })).toBeVisible();
});

test('the table sorts by total, and a function picked in it is found exactly', async ({ page, playground }) => {
  await openOverview(page, overview(playground));
  const rows = page.getByRole('grid', { name: 'Functions' }).getByRole('row');
  await expect(rows.nth(1)).toContainText('mutex_lock');
  await page.getByRole('columnheader', { name: /Total/ }).getByRole('button').click();
  await expect(rows.nth(1)).toContainText('100 %');
  await functionRow(page, 'check_driver_availability').getByRole('button').click();
  await expect(page.getByRole('textbox', { name: 'Search functions' })).toHaveValue('check_driver_availability');
  await expect(page.getByRole('status').filter({ hasText: 'function' })).toHaveText('1 function, 53.7 %');
});

test('one view at a time', async ({ page, playground }) => {
  await openOverview(page, overview(playground));
  await page.getByRole('button', { name: 'Flame graph', exact: true }).click();
  await expect(page.getByTestId('flame-graph')).toBeHidden();
  await page.getByRole('button', { name: 'Flame graph', exact: true }).click();
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await expect(page.getByTestId('flame-graph')).toBeVisible();
  await expect(page.getByRole('grid', { name: 'Functions' })).toBeHidden();
});
