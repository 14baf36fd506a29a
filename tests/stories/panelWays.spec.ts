// Ways to the same panel: by finger, by keyboard alone, grouped, upside down, printed, searched in a sandwich.
import { type Page } from '@playwright/test';
import { all, openPanels, type StoryPanel } from './panelDashboard';
import { expect, functionRow, picture, test } from './playground';

const graphOnly: StoryPanel = { title: 'CPU', selectors: [all], options: { shown: 'flameGraph' } };
const ROW_HEIGHT_PX = 22;

/** The canvas once it is drawn, and points on it. */
async function canvasOf(page: Page) {
  const canvas = page.getByTestId('flame-graph');
  await expect(canvas).toHaveAttribute('aria-label', /call nodes/);
  const box = await canvas.boundingBox();
  if (box === null) {
    throw new Error('The flame graph is not on the page.');
  }
  return { canvas, box };
}

async function arrange(page: Page, item: string) {
  await page.getByRole('button', { name: 'Group and arrange' }).click();
  await page.getByText(item, { exact: true }).click();
}

test.describe('with a finger', () => {
  test.use({ hasTouch: true });

  test('a long press opens the menu of a bar', async ({ page, context, playground }) => {
    await openPanels(page, playground, [graphOnly]);
    const { box } = await canvasOf(page);
    const session = await context.newCDPSession(page);
    const touchPoints = [{ x: box.x + 0.4 * box.width, y: box.y + 12.5 * ROW_HEIGHT_PX }];
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
    await expect(page.getByRole('menuitem', { name: 'Hide this frame' })).toBeVisible();
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await picture(page, 'touch-menu');
    await page.getByRole('menuitem', { name: 'Hide this frame' }).tap();
    await expect(page.getByRole('button', { name: /^Remove: without / })).toBeVisible();
  });
});

test('the menu works by keyboard alone, and gives the keyboard back', async ({ page, playground }) => {
  await openPanels(page, playground, [graphOnly]);
  const { canvas } = await canvasOf(page);
  await canvas.focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'Shift+F10']) {
    await page.keyboard.press(key);
  }
  const hide = page.getByRole('menuitem', { name: 'Hide this frame' });
  await expect(hide).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(hide).toBeHidden();
  await expect(canvas).toBeFocused();
  await page.keyboard.press('Shift+F10');
  await expect(hide).toBeVisible();
  await expect(async () => {
    await page.keyboard.press('ArrowDown');
    await expect(hide).toBeFocused({ timeout: 100 });
  }).toPass();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Remove: without / })).toBeVisible();
});

for (const theme of ['dark', 'light'] as const) {
  test(`the root stands at the bottom (${theme})`, async ({ page, playground }) => {
    await openPanels(page, playground, [graphOnly], { theme });
    await canvasOf(page);
    await arrange(page, 'at the bottom');
    const { box } = await canvasOf(page);
    const root = { x: box.x + 0.5 * box.width, y: box.y + box.height - ROW_HEIGHT_PX / 2 };
    await page.mouse.move(root.x, root.y);
    await expect(page.getByTestId('flame-graph-tooltip')).toContainText('total');
    await page.mouse.move(0, 0);
    await picture(page, `panel-root-at-bottom-${theme}`);
  });
}

test('bars are modules or files, chains and recursion collapse, and chips say so', async ({ page, playground }) => {
  await openPanels(page, playground, [{ title: 'CPU', selectors: [all] }]);
  await expect(functionRow(page, 'mutex_lock')).toBeVisible();
  await arrange(page, 'a file');
  await expect(page.getByRole('button', { name: 'Remove: by file' })).toBeVisible();
  await expect(functionRow(page, 'mutex_lock')).toBeHidden();
  await picture(page, 'panel-by-file');
  await arrange(page, 'a module or package');
  await expect(page.getByRole('button', { name: 'Remove: by module' })).toBeVisible();
  await page.getByRole('button', { name: 'Remove: by module' }).click();
  await expect(functionRow(page, 'mutex_lock')).toBeVisible();
  const { canvas } = await canvasOf(page);
  const before = await canvas.getAttribute('aria-label');
  await arrange(page, 'Collapse chains of single callees');
  await expect(page.getByRole('button', { name: 'Remove: chains collapsed' })).toBeVisible();
  await expect(canvas).not.toHaveAttribute('aria-label', before ?? '');
  // The table still has each function of a chain.
  await expect(functionRow(page, 'mutex_lock')).toBeVisible();
  await arrange(page, 'Collapse recursion');
  await expect(page.getByRole('button', { name: 'Remove: recursion collapsed' })).toBeVisible();
  await picture(page, 'panel-collapsed');
});

test('the options hide frames by pattern, and a pattern that cannot be read is explained', async ({
  page,
  playground,
}) => {
  await openPanels(page, playground, [{ title: 'CPU', selectors: [all], options: { hidePattern: '/^mutex_/' } }]);
  await expect(functionRow(page, 'order_car')).toBeVisible();
  await expect(functionRow(page, 'mutex_lock')).toBeHidden();
  await page.getByRole('button', { name: 'Remove: without /^mutex_/' }).click();
  await expect(functionRow(page, 'mutex_lock')).toBeVisible();
  await page.unrouteAll();
  await openPanels(page, playground, [{ title: 'CPU', selectors: [all], options: { hidePattern: '/(/' } }]);
  await expect(page.getByText('The pattern /(/ is not a regular expression')).toBeVisible();
  await expect(functionRow(page, 'mutex_lock')).toBeVisible();
});

test('without a hand on it the panel is drawn, on paper too', async ({ page, playground }) => {
  await openPanels(page, playground, [{ title: 'CPU', selectors: [all] }], { theme: 'light' });
  const { canvas } = await canvasOf(page);
  await expect(functionRow(page, 'mutex_lock')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  expect(
    await canvas.evaluate((element: HTMLCanvasElement) => {
      const context = element.getContext('2d');
      return context?.getImageData(0, 0, element.width, 30).data.some((value) => value !== 0);
    })
  ).toBe(true);
  await picture(page, 'panel-print');
});

test('a search in a sandwich marks its matches and says why it leads to none', async ({ page, playground }) => {
  await openPanels(page, playground, [{ title: 'CPU', selectors: [all] }]);
  await functionRow(page, 'find_nearest_vehicle').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Sandwich: callers and callees' }).click();
  await page.getByRole('textbox', { name: 'Search functions' }).fill('order_car');
  await expect(page.getByRole('button', { name: /^Next match: A sandwich marks its matches/ })).toBeVisible();
  await picture(page, 'panel-sandwich-search');
  await page.getByRole('button', { name: 'Remove: sandwich of find_nearest_vehicle' }).click();
  await expect(page.getByRole('button', { name: 'Next match (Enter)' })).toBeVisible();
});
