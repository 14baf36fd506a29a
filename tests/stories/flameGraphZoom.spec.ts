// Zoom, pan and what is drawn: by mouse, wheel, box and finger.
import { type Page } from '@playwright/test';
import { after, all, before, openPanels, type StoryPanel } from './panelDashboard';
import { arrange, askAgain, canvasOf, resetFocus, themes } from './panelPage';
import { expect, picture, test } from './playground';

const graphOnly: StoryPanel = { title: 'Flame graph', selectors: [all], options: { shown: 'flameGraph' } };
const diff: StoryPanel = { title: 'Difference', selectors: [before, after], options: { shown: 'flameGraph' } };

const minimap = (page: Page) => page.getByRole('slider', { name: 'Zoomed part' });

for (const theme of themes) {
  test(`Ctrl and the wheel zoom, a drag pans, Shift and a drag draw a box (${theme})`, async ({ page, playground }) => {
    await openPanels(page, playground, [graphOnly], { theme });
    const { canvas, at } = await canvasOf(page);
    const middle = at(0.4, 8);
    await page.mouse.move(middle.x, middle.y);
    // A plain wheel is the page's.
    await page.mouse.wheel(0, -300);
    await page.mouse.wheel(0, 300);
    await expect(minimap(page)).toBeHidden();
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
    await canvas.focus();
    await page.keyboard.press('Escape');
    await expect(minimap(page)).toBeHidden();
    const [from, to] = [at(0.2, 6), at(0.6, 6)];
    await page.keyboard.down('Shift');
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 3 });
    await page.mouse.up();
    await page.keyboard.up('Shift');
    await expect(minimap(page)).toHaveAttribute('aria-valuetext', /From (19|20)[\d.]* % to (59|60)[\d.]* %/);
    const box = (await minimap(page).getAttribute('aria-valuetext')) ?? '';
    await askAgain(page);
    await canvasOf(page);
    await expect(minimap(page)).toHaveAttribute('aria-valuetext', box);
  });

  test(`a diff has a legend with limits, and says new and vanished without colours (${theme})`, async ({
    page,
    playground,
  }) => {
    await openPanels(page, playground, [diff], { theme });
    const { at } = await canvasOf(page);
    await expect(page.getByTestId('flame-graph-legend')).toContainText('vanished−50 %0 %+100 %+300 %new');
    const { x, y } = at(0.4, 14);
    await page.mouse.move(x, y);
    const tooltip = page.getByTestId('flame-graph-tooltip');
    await expect(tooltip).toContainText('New: the baseline does not have this call.');
    await expect(tooltip).toContainText('+60.5 pp');
    await picture(page, `diff-graph-${theme}`);
    await page.getByRole('button', { name: 'Colours' }).click();
    await page.getByRole('menuitemradio', { name: 'Green and red' }).click();
    await page.mouse.move(0, 0);
    await picture(page, `diff-green-and-red-${theme}`);
  });

  test(`colours can say self, and the root can stand at the bottom (${theme})`, async ({ page, playground }) => {
    await openPanels(page, playground, [{ ...graphOnly, options: { ...graphOnly.options, colorBy: 'self' } }], {
      theme,
    });
    await canvasOf(page);
    await expect(page.getByTestId('flame-graph-legend')).toContainText('Self as a share of the total');
    await arrange(page, 'at the bottom');
    const { box } = await canvasOf(page);
    await page.mouse.move(box.x + 200, box.y + box.height - 5);
    await expect(page.getByTestId('flame-graph-tooltip')).toContainText('total');
    await picture(page, `self-root-at-bottom-${theme}`);
  });
}

test.describe('with a finger', () => {
  test.use({ hasTouch: true });

  for (const theme of themes) {
    test(`a tap describes, a second one focuses, a long press opens the menu (${theme})`, async ({
      page,
      context,
      playground,
    }) => {
      await openPanels(page, playground, [graphOnly], { theme });
      const { at } = await canvasOf(page);
      const bar = at(0.4, 12);
      await page.touchscreen.tap(bar.x, bar.y);
      await expect(page.getByTestId('flame-graph-tooltip')).toContainText('order_car');
      await picture(page, `touch-tooltip-${theme}`);
      await page.touchscreen.tap(bar.x, bar.y);
      await expect(resetFocus(page)).toContainText('order_car');
      await resetFocus(page).tap();
      const whole = await canvasOf(page);
      const session = await context.newCDPSession(page);
      const touchPoints = [whole.at(0.4, 12)];
      await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
      await expect(page.getByRole('menuitem', { name: 'Hide this frame' })).toBeVisible();
      await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      await picture(page, `touch-menu-${theme}`);
      await page.getByRole('menuitem', { name: 'Hide this frame' }).tap();
      await expect(page.getByRole('button', { name: /^Remove: without / })).toBeVisible();
    });
  }
});
