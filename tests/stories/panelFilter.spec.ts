// What is shown of a profile: the menu of a function, frames hidden and stacks kept, groups, collapsed chains, and chips that take it back.
import { all, openPanels } from './panelDashboard';
import { arrange, canvasOf, openMenuOf, themes } from './panelPage';
import { expect, functionRow, picture, test } from './playground';

const cpu = { title: 'CPU', selectors: [all] };

for (const theme of themes) {
  test(`the menu of a bar copies, filters and has the data links of the field (${theme})`, async ({
    page,
    context,
    playground,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const links = [{ title: 'Search for ${__data.fields.label}', url: '/search?q=${__data.fields.label}' }];
    await openPanels(page, playground, [{ ...cpu, fieldConfig: { defaults: { links }, overrides: [] } }], { theme });
    await expect(functionRow(page, 'mutex_lock')).toBeVisible();
    const { at } = await canvasOf(page);
    const { x, y } = at(0.4, 12);
    const openMenu = () => page.mouse.click(x, y, { button: 'right' });
    await openMenu();
    const link = page.getByRole('menuitem', { name: 'Search for order_car' });
    await expect(link).toHaveAttribute('href', /\/search\?q=order_car$/);
    await picture(page, `panel-menu-${theme}`);
    await page.getByRole('menuitem', { name: 'Copy function' }).click();
    await expect(page.getByText('Function copied.')).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('order_car');
    await openMenu();
    await page.getByRole('menuitem', { name: 'Copy stack' }).click();
    await expect(page.getByText('Stack copied.')).toBeVisible();
    const stack = (await page.evaluate(() => navigator.clipboard.readText())).split('\n');
    expect(stack).toHaveLength(12);
    expect(stack.at(-1)).toMatch(/^order_car \(.*orders\.py\)$/);
  });

  test(`a frame is hidden, stacks are kept, and chips take it back (${theme})`, async ({ page, playground }) => {
    await openPanels(page, playground, [{ ...cpu, options: { hidePattern: '/^count_free/' } }], { theme });
    await expect(functionRow(page, 'order_car')).toBeVisible();
    await expect(functionRow(page, 'count_free_drivers')).toBeHidden();
    await page.getByRole('button', { name: 'Remove: without /^count_free/' }).click();
    await expect(functionRow(page, 'count_free_drivers')).toBeVisible();
    await openMenuOf(page, 'order_car');
    await page.getByRole('menuitem', { name: 'Hide this frame' }).click();
    await expect(functionRow(page, 'order_car')).toBeHidden();
    await openMenuOf(page, 'mutex_lock');
    await page.getByRole('menuitem', { name: 'Show only stacks with it' }).click();
    await expect(functionRow(page, 'mutex_lock')).toContainText('100 %');
    await picture(page, `panel-chips-${theme}`);
    await page.getByRole('button', { name: 'Remove: with mutex_lock' }).click();
    await page.getByRole('button', { name: 'Remove: without order_car' }).click();
    await expect(functionRow(page, 'order_car')).toBeVisible();
  });

  test(`bars are modules or files, chains and recursion collapse (${theme})`, async ({ page, playground }) => {
    await openPanels(page, playground, [cpu], { theme });
    await expect(functionRow(page, 'mutex_lock')).toBeVisible();
    await arrange(page, 'a file');
    await expect(page.getByRole('button', { name: 'Remove: by file' })).toBeVisible();
    await expect(functionRow(page, 'mutex_lock')).toBeHidden();
    await picture(page, `panel-by-file-${theme}`);
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
    await picture(page, `panel-collapsed-${theme}`);
  });

  test(`the menu works by keyboard alone, and gives the keyboard back (${theme})`, async ({ page, playground }) => {
    await openPanels(page, playground, [{ ...cpu, options: { shown: 'flameGraph' } }], { theme });
    const { canvas } = await canvasOf(page);
    await canvas.focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'Shift+F10']) {
      await page.keyboard.press(key);
    }
    const hide = page.getByRole('menuitem', { name: 'Hide this frame' });
    await expect(hide).toBeVisible();
    await picture(page, `panel-menu-keyboard-${theme}`);
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
}

test('a pattern of the options that cannot be read is explained', async ({ page, playground }) => {
  await openPanels(page, playground, [{ ...cpu, options: { hidePattern: '/(/' } }]);
  await expect(page.getByText('The pattern /(/ is not a regular expression')).toBeVisible();
  await expect(functionRow(page, 'mutex_lock')).toBeVisible();
});
