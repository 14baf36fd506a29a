// Pointing at bars, focusing them and walking them by keyboard.
import { canvasOf, askAgain, resetFocus, searchBox, themes } from './panelPage';
import { expect, functionRow, overview, picture, test } from './playground';

for (const theme of themes) {
  test(`a bar is described, a click focuses it, and a refresh keeps the focus by path (${theme})`, async ({
    page,
    playground,
  }) => {
    await page.goto(overview(playground, { theme }));
    await expect(functionRow(page, 'mutex_lock')).toBeVisible();
    const { at } = await canvasOf(page);
    // The wide bar of order_car lies below its eleven callers and `total`.
    const { x, y } = at(0.4, 12);
    await page.mouse.move(x, y);
    const tooltip = page.getByTestId('flame-graph-tooltip');
    await expect(tooltip).toContainText('order_car');
    await expect(tooltip).toContainText('orders.py');
    await expect(tooltip).toContainText('75.1 %');
    await picture(page, `tooltip-${theme}`);
    await page.keyboard.press('Escape');
    await expect(tooltip).toBeHidden();
    await page.mouse.click(x, y);
    await expect(page.getByTestId('flame-graph-spoken')).toContainText('order_car');
    await expect(resetFocus(page)).toContainText('order_car');
    await picture(page, `focus-${theme}`);
    await askAgain(page);
    await expect(resetFocus(page)).toContainText('order_car');
    await resetFocus(page).click();
    await expect(resetFocus(page)).toBeHidden();
    await page.getByRole('button', { name: 'Go back' }).click();
    await expect(resetFocus(page)).toContainText('order_car');
    await page.getByRole('button', { name: 'Go forward' }).click();
    await expect(resetFocus(page)).toBeHidden();
  });

  test(`the keyboard walks, focuses, goes back, zooms, finds and leaves (${theme})`, async ({ page, playground }) => {
    await page.goto(overview(playground, { theme }));
    await expect(functionRow(page, 'mutex_lock')).toBeVisible();
    const { canvas } = await canvasOf(page);
    const minimap = page.getByRole('slider', { name: 'Zoomed part' });
    await canvas.focus();
    for (let step = 0; step < 4; step++) {
      await page.keyboard.press('ArrowDown');
    }
    await expect(page.getByTestId('flame-graph-spoken')).toContainText('BaseServer.serve_forever');
    await page.keyboard.press('Enter');
    await expect(resetFocus(page)).toContainText('BaseServer.serve_forever');
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    await expect(minimap).toBeVisible();
    const before = await minimap.getAttribute('aria-valuenow');
    await page.keyboard.press('Shift+ArrowRight');
    await expect(minimap).not.toHaveAttribute('aria-valuenow', before ?? '');
    await picture(page, `keyboard-${theme}`);
    await page.keyboard.press('Escape');
    await expect(minimap).toBeHidden();
    await expect(resetFocus(page)).toBeVisible();
    await page.keyboard.press('Backspace');
    await expect(resetFocus(page)).toBeHidden();
    await page.keyboard.press('Enter');
    await expect(resetFocus(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(resetFocus(page)).toBeHidden();
    await page.keyboard.press('/');
    await expect(searchBox(page)).toBeFocused();
    await canvas.focus();
    await page.keyboard.press('Tab');
    await expect(canvas).not.toBeFocused();
  });
}
