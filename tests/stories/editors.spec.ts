// The query editor as its user meets it: by mouse and by keyboard alone, wide and narrow, light and dark, without a fault that
// axe finds.
import { AxeBuilder } from '@axe-core/playwright';
import { type Page } from '@playwright/test';
import { expect, functionRow, picture, test, uids } from './playground';

async function openEditor(page: Page, url: string, theme = 'dark') {
  await page.goto(`${url}/datasources/edit/${uids.samples}?theme=${theme}`);
  const query = page.getByRole('region', { name: 'Query' });
  await expect(query.getByRole('combobox', { name: 'Profile type' })).toHaveAttribute('placeholder', /Default: /);
  return query;
}

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .include('main')
    // Grafana's own time and refresh pickers.
    .exclude('[data-testid*="Picker"]')
    .withTags(['wcag2a', 'wcag2aa'])
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

for (const theme of ['dark', 'light'] as const) {
  test(`axe finds nothing in either editor, with all of it open (${theme})`, async ({ page, playground }) => {
    await page.setViewportSize({ width: 1280, height: 2400 });
    const query = await openEditor(page, playground.url, theme);
    await page.getByRole('button', { name: /Tenant and tokens/ }).click();
    await query.getByRole('button', { name: /^Options/ }).click();
    await query.getByRole('button', { name: 'Custom' }).click();
    expect(await faults(page)).toEqual([]);
    await picture(page, `editors-${theme}`);
    await query.getByRole('combobox', { name: 'Query type' }).click();
    await page.getByRole('option', { name: /^Metrics/ }).click();
    await query.getByRole('radio', { name: 'Code' }).first().check();
    await expect(page.locator('.monaco-editor').first()).toBeVisible();
    expect(await faults(page)).toEqual([]);
    await picture(page, `editors-metrics-${theme}`);
  });
}

test('everything is there on a screen of 400 pixels', async ({ page, playground }) => {
  await page.setViewportSize({ width: 400, height: 2600 });
  const query = await openEditor(page, playground.url);
  await query.getByRole('button', { name: /^Options/ }).click();
  await query.getByRole('button', { name: 'Another label value' }).click();
  const end = await query.getByRole('button', { name: 'Run query' }).boundingBox();
  const controls = await query.locator('input:visible, button:visible').all();
  const boxes = await Promise.all(controls.map((control) => control.boundingBox()));
  const outside = boxes.filter(
    (box) => box !== null && box.y < (end?.y ?? 0) && (box.x < 0 || box.x + box.width > 400)
  );
  expect(outside).toEqual([]);
  await picture(page, 'editors-narrow');
});

test('by keyboard alone a selector is built and compared', async ({ page, playground }) => {
  const query = await openEditor(page, playground.url);
  await query.getByRole('combobox', { name: 'Label 1' }).focus();
  await page.keyboard.type('version');
  await expect(page.getByRole('option', { name: 'version' }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(query.getByRole('combobox', { name: 'Value 1' })).toBeFocused();
  await page.keyboard.type('1.1.0');
  await expect(page.getByRole('option', { name: '1.1.0' }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(functionRow(page, 'mutex_lock')).toBeVisible();
  await query.getByRole('button', { name: 'Another label value' }).focus();
  await page.keyboard.press('Enter');
  await query.getByRole('combobox', { name: 'Label of the baseline' }).focus();
  await page.keyboard.type('version');
  await expect(page.getByRole('option', { name: 'version' }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(query.getByRole('combobox', { name: 'Value of the baseline' })).toBeFocused();
  await page.keyboard.type('1.0.0');
  await expect(page.getByRole('option', { name: '1.0.0' }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(query).toContainText('from baseline to comparison');
  await picture(page, 'editors-comparison');
});

test('builder and code are the same selector', async ({ page, playground }) => {
  const query = await openEditor(page, playground.url);
  await query.getByRole('combobox', { name: 'Label 1' }).click();
  await page.getByRole('option', { name: 'region' }).click();
  await query.getByRole('combobox', { name: 'Value 1' }).click();
  await page.getByRole('option', { name: 'eu-north' }).click();
  await query.getByRole('radio', { name: 'Code' }).first().check();
  const editor = query.locator('.monaco-editor').first();
  await expect(editor).toContainText('{region="eu-north"}');
  await editor.click();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('{region="eu-north" version="1.0.0"');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(editor.locator('.squiggly-error').first()).toBeVisible();
  await expect(query.getByText('Here must be a comma or }.', { exact: true })).toBeVisible();
  await picture(page, 'editors-error');
});
