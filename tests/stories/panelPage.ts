// What stories of the flame graph panel do alike: in both themes, on the canvas, in menus, and what axe says.
import { AxeBuilder } from '@axe-core/playwright';
import { type Locator, type Page } from '@playwright/test';
import { expect, functionRow, readingHint } from './playground';

export const themes = ['dark', 'light'] as const;

export const ROW_HEIGHT_PX = 22;

/** The canvas once it is drawn from whole profiles, and the middle of a row of it at a part of its width. */
export async function canvasOf(within: Page | Locator) {
  const canvas = within.getByTestId('flame-graph');
  await expect(canvas).toHaveAttribute('aria-label', /call nodes/);
  await expect(readingHint(within)).toHaveCount(0);
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  if (box === null) {
    throw new Error('The flame graph is not on the page.');
  }
  const at = (part: number, row: number) => ({
    x: box.x + box.width * part,
    y: box.y + row * ROW_HEIGHT_PX + ROW_HEIGHT_PX / 2,
  });
  return { canvas, box, at };
}

export const viewToggle = (page: Page, name: string): Locator =>
  page.getByRole('group', { name: 'Views' }).getByRole('button', { name, exact: true });

export const resetFocus = (page: Page): Locator => page.getByRole('button', { name: /^Reset focus/ });

export const searchBox = (page: Page): Locator => page.getByRole('textbox', { name: 'Search functions' });

export async function openMenuOf(page: Page, name: string): Promise<void> {
  await functionRow(page, name).click({ button: 'right' });
  await expect(page.getByRole('menuitem', { name: 'Copy function' })).toBeVisible();
}

/** Chooses from the menu of groups and orientation. */
export async function arrange(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'Group and arrange' }).click();
  await page.getByText(item, { exact: true }).click();
}

export async function askAgain(page: Page): Promise<void> {
  await page.getByTestId('data-testid RefreshPicker run button').click();
}

/** Rules and places that axe finds fault with in a part of the page. */
export async function faultsIn(page: Page, selector: string): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .include(selector)
    // Grafana's own time and refresh pickers.
    .exclude('[data-testid*="Picker"]')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}
