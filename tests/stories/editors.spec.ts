// The query editor as its user meets it: by mouse and by keyboard alone, wide and narrow, light and dark, without a fault that
// axe finds.
import { AxeBuilder } from '@axe-core/playwright';
import { type Locator, type Page } from '@playwright/test';
import { expect, functionRow, picture, test, uids } from './playground';

async function openEditor(page: Page, url: string, theme = 'dark') {
  await page.goto(`${url}/datasources/edit/${uids.samples}?theme=${theme}`);
  const query = page.getByRole('region', { name: 'Query' });
  await expect(query.getByRole('combobox', { name: 'Profile type' })).toHaveAttribute('placeholder', /Default: /);
  return query;
}

async function choose(page: Page, editor: Locator, name: string, option: string | RegExp): Promise<void> {
  await editor.getByRole('combobox', { name, exact: true }).click();
  await page.getByRole('option', { name: option }).first().click();
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

  test(`a variable and an annotation layer are edited, and axe finds nothing (${theme})`, async ({
    page,
    playground,
  }) => {
    await page.setViewportSize({ width: 1280, height: 2400 });
    await openEditor(page, playground.url, theme);
    const variable = page.getByRole('region', { name: 'Variable' });
    await variable.getByRole('button').click();
    await expect(variable.getByRole('list', { name: 'Found' })).toContainText('process_cpu:cpu');
    await choose(page, variable, 'List', 'Label values');
    await choose(page, variable, 'Label', 'vehicle');
    await expect(variable.getByRole('listitem')).toHaveText(['bike', 'car', 'scooter']);
    const layer = page.getByRole('region', { name: 'Annotation' });
    await layer.getByRole('button').click();
    await expect(layer.getByRole('list', { name: 'Found' })).toContainText('version 1.1.0');
    await choose(page, layer, 'Mark', /^Profiles/);
    await layer.getByRole('spinbutton', { name: 'Limit' }).fill('3');
    await page.keyboard.press('Enter');
    await expect(layer.getByRole('listitem')).toHaveText([/Profile: cpu/, /Profile: cpu/, /Profile: cpu/]);
    expect(await faults(page)).toEqual([]);
    await layer.scrollIntoViewIfNeeded();
    await picture(page, `editors-variable-annotation-${theme}`);
  });
}

test('everything is there on a screen of 380 pixels', async ({ page, playground }) => {
  await page.setViewportSize({ width: 380, height: 2600 });
  const query = await openEditor(page, playground.url);
  await query.getByRole('button', { name: /^Options/ }).click();
  await query.getByRole('button', { name: 'Another label value' }).click();
  const end = await query.getByRole('button', { name: 'Run query' }).boundingBox();
  const controls = await query.locator('input:visible, button:visible').all();
  const boxes = await Promise.all(controls.map((control) => control.boundingBox()));
  const outside = boxes.filter(
    (box) => box !== null && box.y < (end?.y ?? 0) && (box.x < 0 || box.x + box.width > 380)
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
  await expect(query.getByRole('combobox', { name: 'Label of the baseline' })).toHaveValue('version');
  await query.getByRole('combobox', { name: 'Label of the baseline' }).focus();
  await page.keyboard.press('Tab');
  await expect(query.getByRole('combobox', { name: 'Value of the baseline' })).toBeFocused();
  await page.keyboard.type('1.0.0');
  await expect(page.getByRole('option', { name: '1.0.0' }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(query).toContainText('from baseline to comparison');
  await picture(page, 'editors-comparison');
});

/** The word of the one line that the underline begins under. */
async function underlinedAt(editor: Locator): Promise<string> {
  const line = editor.locator('.view-line > span').first();
  const [text, place, mark] = await Promise.all([
    line.textContent(),
    line.boundingBox(),
    editor.locator('.squiggly-error').first().boundingBox(),
  ]);
  const characters = text ?? '';
  const from = Math.round((((mark?.x ?? 0) - (place?.x ?? 0)) / (place?.width ?? 1)) * characters.length);
  return /^\w+/.exec(characters.slice(from))?.[0] ?? '';
}

test('Tab reaches every control of the query in turn, and each says its name', async ({ page, playground }) => {
  await page.setViewportSize({ width: 1280, height: 1600 });
  const query = await openEditor(page, playground.url);
  await query.getByRole('button', { name: /^Options/ }).click();
  await query.getByRole('button', { name: 'Custom' }).click();
  await query.getByRole('combobox', { name: 'Profile type', exact: true }).focus();
  const names: string[] = [];
  while (names.at(-1) !== 'Run query' && names.length < 80) {
    names.push(await page.evaluate(focusedName));
    await page.keyboard.press('Tab');
  }
  expect(names).not.toContain('');
  for (const name of [
    'Query type',
    'Same time yesterday',
    'Time shift',
    'Profile type of the baseline',
    'Max nodes',
    'Source lines',
  ]) {
    expect(names).toContain(name);
  }
});

/** What a screen reader would say of the control that has the focus. The signs beside labels, whose text opens with the focus, are Grafana's. */
function focusedName(): string {
  const control = document.activeElement;
  if (!(control instanceof HTMLInputElement || control instanceof HTMLButtonElement)) {
    return 'explanation';
  }
  const labelledBy = control.getAttribute('aria-labelledby');
  const label = control.labels?.[0]?.textContent;
  return (
    control.getAttribute('aria-label') ||
    (labelledBy && document.getElementById(labelledBy)?.textContent) ||
    label ||
    control.textContent ||
    ''
  ).trim();
}

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
  expect(await underlinedAt(editor)).toBe('version');
  await expect(query.getByText('Here must be a comma or }.', { exact: true })).toBeVisible();
  await picture(page, 'editors-error');
});
