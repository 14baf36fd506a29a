// Zoom, pan and what is drawn: by mouse, wheel, keyboard and finger, in both themes.
import { type Page } from '@playwright/test';
import { after, all, before, openPanels, type StoryPanel } from './panelDashboard';
import { expect, picture, test } from './playground';

const ROW_HEIGHT_PX = 22;
const graphOnly: StoryPanel = { title: 'Flame graph', selectors: [all], options: { shown: 'flameGraph' } };
const diff: StoryPanel = { title: 'Difference', selectors: [before, after], options: { shown: 'flameGraph' } };

/** The canvas once it is drawn, and where it is. */
async function canvasOf(page: Page) {
  const canvas = page.getByTestId('flame-graph');
  await expect(canvas).toHaveAttribute('aria-label', /call nodes/);
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  if (box === null) {
    throw new Error('The flame graph is not on the page.');
  }
  const at = (part: number, row: number) => ({
    x: box.x + box.width * part,
    y: box.y + row * ROW_HEIGHT_PX + ROW_HEIGHT_PX / 2,
  });
  return { canvas, at };
}

const minimap = (page: Page) => page.getByRole('slider', { name: 'Zoomed part' });

for (const theme of ['dark', 'light'] as const) {
  test(`Ctrl and the wheel zoom, a drag pans, the minimap shows where (${theme})`, async ({ page, playground }) => {
    await openPanels(page, playground, [graphOnly], { theme });
    const { at } = await canvasOf(page);
    const middle = at(0.4, 8);
    await page.mouse.move(middle.x, middle.y);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -100);
    await page.mouse.wheel(0, -100);
    await page.keyboard.up('Control');
    await expect(minimap(page)).toBeVisible();
    const before = await minimap(page).getAttribute('aria-valuenow');
    await page.mouse.down();
    await page.mouse.move(middle.x - 200, middle.y, { steps: 4 });
    await page.mouse.up();
    await expect(minimap(page)).not.toHaveAttribute('aria-valuenow', before ?? '');
    await expect(page.getByTestId('flame-graph-spoken')).toBeEmpty();
    await picture(page, `zoom-${theme}`);
    await page.getByTestId('flame-graph').focus();
    await page.keyboard.press('Escape');
    await expect(minimap(page)).toBeHidden();
  });

  test(`a diff has a legend with limits, and says new and vanished without colours (${theme})`, async ({
    page,
    playground,
  }) => {
    await openPanels(page, playground, [diff], { theme });
    await canvasOf(page);
    await expect(page.getByTestId('flame-graph-legend')).toContainText('vanished−50 %0 %+100 %+300 %new');
    await picture(page, `diff-graph-${theme}`);
  });

  test(`colours by self have a scale, the root can lie at the bottom (${theme})`, async ({ page, playground }) => {
    const options = { ...graphOnly.options, colorBy: 'self', orientation: 'rootAtBottom' };
    await openPanels(page, playground, [{ ...graphOnly, options }], { theme });
    const { canvas } = await canvasOf(page);
    await expect(page.getByTestId('flame-graph-legend')).toContainText('Self as a share of the total');
    const box = await canvas.boundingBox();
    await page.mouse.move((box?.x ?? 0) + 200, (box?.y ?? 0) + (box?.height ?? 0) - 5);
    await expect(page.getByTestId('flame-graph-tooltip')).toContainText('total');
    await picture(page, `self-root-at-bottom-${theme}`);
  });
}

test('a plain wheel scrolls and never zooms', async ({ page, playground }) => {
  await openPanels(page, playground, [graphOnly]);
  const { at } = await canvasOf(page);
  const { x, y } = at(0.4, 3);
  await page.mouse.move(x, y);
  await page.mouse.wheel(0, -300);
  await page.mouse.wheel(0, 300);
  await expect(minimap(page)).toBeHidden();
});

test('the rows that were scrolled to stay in view when the data is asked for again', async ({ page, playground }) => {
  await openPanels(page, playground, [{ ...graphOnly, gridPos: { x: 0, y: 0, w: 24, h: 6 } }]);
  const { at } = await canvasOf(page);
  // The canvas lies in an element that stays in place within the one that scrolls.
  const scrollTop = () =>
    page.getByTestId('flame-graph').evaluate((canvas) => canvas.parentElement?.parentElement?.parentElement?.scrollTop);
  const { x, y } = at(0.4, 1);
  await page.mouse.move(x, y);
  await page.mouse.wheel(0, 66);
  await expect.poll(scrollTop).toBe(66);
  await page.getByTestId('data-testid RefreshPicker run button').click();
  await expect(page.getByTestId('flame-graph')).toHaveAttribute('aria-label', /call nodes/);
  expect(await scrollTop()).toBe(66);
});

test('Shift and a drag zoom to a box, and the zoom stays when the data is asked for again', async ({
  page,
  playground,
}) => {
  await openPanels(page, playground, [graphOnly]);
  const { at } = await canvasOf(page);
  const [from, to] = [at(0.2, 6), at(0.6, 6)];
  await page.keyboard.down('Shift');
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 3 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await expect(minimap(page)).toHaveAttribute('aria-valuetext', /From (19|20)[\d.]* % to (59|60)[\d.]* %/);
  const text = (await minimap(page).getAttribute('aria-valuetext')) ?? '';
  await page.getByTestId('data-testid RefreshPicker run button').click();
  await expect(page.getByTestId('flame-graph')).toHaveAttribute('aria-label', /call nodes/);
  await expect(minimap(page)).toHaveAttribute('aria-valuetext', text);
});

test('the keyboard zooms in on a bar and moves the window', async ({ page, playground }) => {
  await openPanels(page, playground, [graphOnly]);
  const { canvas } = await canvasOf(page);
  await canvas.focus();
  for (const key of ['ArrowDown', 'ArrowDown', '+', '+', '+']) {
    await page.keyboard.press(key);
  }
  await expect(minimap(page)).toBeVisible();
  const before = await minimap(page).getAttribute('aria-valuenow');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(minimap(page)).not.toHaveAttribute('aria-valuenow', before ?? '');
  await page.keyboard.press('Tab');
  await expect(canvas).not.toBeFocused();
});

test('a right click and the menu key open the menu of a bar', async ({ page, playground }) => {
  await openPanels(page, playground, [graphOnly]);
  const { canvas, at } = await canvasOf(page);
  const { x, y } = at(0.4, 8);
  await page.mouse.click(x, y, { button: 'right' });
  await expect(page.getByRole('menu').getByText('Copy stack', { exact: false }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await canvas.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menu').getByText('Copy stack', { exact: false }).first()).toBeVisible();
});

test('what is printed has the picture', async ({ page, playground }) => {
  await openPanels(page, playground, [graphOnly]);
  const { canvas } = await canvasOf(page);
  await page.emulateMedia({ media: 'print', reducedMotion: 'reduce' });
  const painted = await canvas.evaluate((element: HTMLCanvasElement) => {
    const context = element.getContext('2d');
    const { data } = context?.getImageData(0, 0, element.width, 30) ?? { data: [] };
    return Array.from(data).some((value) => value !== 0);
  });
  expect(painted).toBe(true);
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true });

  test('a tap shows the tooltip, a second one focuses', async ({ page, playground }) => {
    await openPanels(page, playground, [graphOnly]);
    const { at } = await canvasOf(page);
    const { x, y } = at(0.4, 12);
    await page.touchscreen.tap(x, y);
    await expect(page.getByTestId('flame-graph-tooltip')).toContainText('order_car');
    await picture(page, 'touch-tooltip');
    await page.touchscreen.tap(x, y);
    await expect(page.getByRole('button', { name: /Reset focus/ })).toContainText('order_car');
  });
});
