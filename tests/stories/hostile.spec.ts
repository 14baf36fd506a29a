// What goes wrong ends in a sentence: stores that do not answer, damaged files, profiles beyond all measure.
import { type Page } from '@playwright/test';
import { type Playground } from '../../playground/server/playgroundServer';
import { hostileNames, largeRange } from './largeProfiles';
import { ROW_HEIGHT_PX, themes } from './panelPage';
import { overview, panel, picture, test, expect, uids } from './playground';

async function openLarge(page: Page, playground: Playground, version: string, theme: string) {
  const errors: Error[] = [];
  page.on('pageerror', (error) => errors.push(error));
  const parameters = new URLSearchParams({
    ...largeRange,
    theme,
    'var-profiles': uids.large,
    'var-version': version,
  });
  parameters.set(
    'var-profile_type',
    version === 'many' ? 'process_cpu:cpu:nanoseconds:cpu:nanoseconds' : 'samples:samples:count::'
  );
  await page.goto(`${playground.url}/d/flameboard-overview?${parameters}`);
  await expect(page.getByTestId('flame-graph')).toBeVisible({ timeout: 90_000 });
  return errors;
}

async function focusAndScroll(page: Page) {
  const canvas = page.getByTestId('flame-graph');
  await canvas.scrollIntoViewIfNeeded();
  await canvas.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Reset focus' })).toBeVisible();
  await canvas.hover();
  await page.mouse.wheel(0, 5_000_000);
  await page.mouse.wheel(0, -5_000_000);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Reset focus' })).toBeHidden();
}

for (const theme of themes) {
  test(`a store that does not answer says so on the panel (${theme})`, async ({ page, playground }) => {
    await page.goto(
      overview(playground, {
        theme,
        'var-profiles': uids.unreachable,
        'var-profile_type': 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
      })
    );
    const status = panel(page, 'Flame graph').getByTestId(/Panel status/);
    await expect(status).toBeVisible();
    await status.hover();
    await expect(page.getByRole('tooltip').or(page.locator('[data-popper-placement]')).first()).toContainText(
      /reach|answer/i
    );
    await picture(page, `unreachable-${theme}`);
  });

  test(`damaged files are named in notices, and the good one beside them is shown (${theme})`, async ({
    page,
    playground,
  }) => {
    await page.goto(
      overview(playground, { theme, 'var-profiles': uids.badFiles, 'var-profile_type': 'samples:samples:count::' })
    );
    await expect(page.getByTestId('flame-graph')).toHaveAttribute('aria-label', /Flame graph of samples/);
    await panel(page, 'Flame graph').getByTestId('panel notices').hover();
    const notices = page.getByRole('tooltip');
    await expect(notices).toContainText('truncated-pprof.pprof');
    await expect(notices).toContainText('elf.prof');
    await expect(notices).toContainText('empty.prof');
    await picture(page, `bad-files-${theme}`);
  });

  test(`a million call nodes show, focus and scroll (${theme})`, async ({ page, playground }) => {
    const errors = await openLarge(page, playground, 'many', theme);
    const canvas = page.getByTestId('flame-graph');
    const nodes = /, (\d+) call nodes/.exec((await canvas.getAttribute('aria-label')) ?? '')?.[1];
    expect(Number(nodes)).toBeGreaterThan(1_000_000);
    await focusAndScroll(page);
    await picture(page, `large-many-${theme}`);
    expect(errors).toEqual([]);
  });

  test(`a stack of 100,000 frames shows, focuses and scrolls to its end (${theme})`, async ({ page, playground }) => {
    const errors = await openLarge(page, playground, 'deep', theme);
    await expect(page.getByTestId('flame-graph')).toHaveAttribute('aria-label', /100001 rows/);
    await focusAndScroll(page);
    const canvas = page.getByTestId('flame-graph');
    await canvas.evaluate((element) => element.scrollIntoView({ block: 'end' }));
    await canvas.hover();
    await page.mouse.wheel(0, 5_000_000);
    const box = await canvas.boundingBox();
    await page.mouse.move((box?.x ?? 0) + 50, (box?.y ?? 0) + (box?.height ?? 0) - 3);
    await expect(page.getByTestId('flame-graph-tooltip')).toContainText('level_99999');
    const size = await canvas.evaluate((element: HTMLCanvasElement) => ({
      height: element.height,
      viewport: window.innerHeight * window.devicePixelRatio,
    }));
    expect(size.height).toBeLessThanOrEqual(size.viewport);
    await picture(page, `large-deep-${theme}`);
    expect(errors).toEqual([]);
  });

  test(`125,000 callees of one function show, focus and scroll (${theme})`, async ({ page, playground }) => {
    const errors = await openLarge(page, playground, 'wide', theme);
    await expect(page.getByTestId('flame-graph')).toHaveAttribute('aria-label', /125003 call nodes/);
    await focusAndScroll(page);
    await picture(page, `large-wide-${theme}`);
    expect(errors).toEqual([]);
  });

  test(`names of 10,000 characters, from right to left, of emoji and of markup are shown as text (${theme})`, async ({
    page,
    playground,
  }) => {
    const errors = await openLarge(page, playground, 'names', theme);
    const canvas = page.getByTestId('flame-graph');
    await expect(canvas).toHaveAttribute('aria-label', new RegExp(`, ${hostileNames.length + 2} call nodes`));
    const box = await canvas.boundingBox();
    for (let index = 0; index < hostileNames.length; index++) {
      const x = (box?.x ?? 0) + ((index + 0.5) / hostileNames.length) * (box?.width ?? 0);
      await page.mouse.move(x, (box?.y ?? 0) + 2.5 * ROW_HEIGHT_PX);
      const tooltip = page.getByTestId('flame-graph-tooltip');
      await expect(tooltip).toContainText('of total');
      expect((await tooltip.boundingBox())?.width).toBeLessThanOrEqual(480);
    }
    await picture(page, `hostile-names-${theme}`);
    expect(await page.locator('img[src="x"]').count()).toBe(0);
    expect(errors).toEqual([]);
  });
}
