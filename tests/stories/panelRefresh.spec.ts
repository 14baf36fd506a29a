// A refresh: what is the same is not painted again; what has other rows keeps what the viewer did, by path and by name.
import { type Page } from '@playwright/test';
import { frameJson, nextAnswers, openFrames } from './frameSource';
import { canvasOf, openMenuOf, resetFocus, searchBox, themes } from './panelPage';
import { expect, functionRow, panel, picture, test } from './playground';

const whole = { x: 0, y: 0, w: 24, h: 16 };
const halves = { left: { x: 0, y: 0, w: 12, h: 8 }, right: { x: 12, y: 0, w: 12, h: 8 } };

/** Counts how often anything clears a canvas to paint it again. */
async function countPaints(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const counted = Object.assign(window, { paints: 0 });
    const { clearRect } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.clearRect = function (...box) {
      counted.paints++;
      return clearRect.apply(this, box);
    };
  });
  return () => page.evaluate(() => ('paints' in window ? Number(window.paints) : -1));
}

const afterPaint = (page: Page) =>
  page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))))
  );

/** `work` in `main`; before them what took `more` if it took anything. */
function workBeside(more: number) {
  const others = more > 0 ? [more] : [];
  return frameJson({
    level: [0, ...others.map(() => 1), 1, 2],
    value: [6 + more, ...others, 6, 4],
    self: [0, ...others, 2, 4],
    label: ['total', ...others.map(() => 'before'), 'main', 'work'],
  });
}

/** A stack of `depth` functions, of which each spends more than its caller, behind `others` that spend more than any of them. */
function deepStack(depth: number, others: number) {
  const own = Array.from({ length: depth }, (_, index) => index + 1);
  const more = Array.from({ length: others }, (_, index) => 100 + index);
  const totals = own.map((_, index) => own.slice(index).reduce((sum, self) => sum + self, 0));
  return frameJson({
    level: [0, ...more.map(() => 1), ...own.map((_, index) => index + 1)],
    value: [[...more, ...own].reduce((sum, self) => sum + self, 0), ...more, ...totals],
    self: [0, ...more, ...own],
    label: ['total', ...more.map((self) => `other_${self}`), ...own.map((self) => `step_${self}`)],
  });
}

for (const theme of themes) {
  test(`a refresh that brings the same paints nothing, one with other rows keeps focus, search, sort and sandwich (${theme})`, async ({
    page,
    playground,
  }) => {
    const paints = await countPaints(page);
    const answers = [[workBeside(0), workBeside(0), workBeside(3), workBeside(6)]];
    await openFrames(page, playground, [{ title: 'CPU', answers, gridPos: whole }], { theme });
    const { at } = await canvasOf(page);
    const { x, y } = at(0.3, 2);
    await page.mouse.click(x, y);
    await expect(resetFocus(page)).toContainText('work');
    const byTotal = page.getByRole('columnheader', { name: /Total/ });
    await byTotal.getByRole('button').click();
    await searchBox(page).fill('work');
    const found = page.getByRole('status').filter({ hasText: 'function' });
    await expect(found).toHaveText('1 function, 66.7 %');
    await page.mouse.move(0, 0);
    await afterPaint(page);
    const before = await paints();
    expect(before).toBeGreaterThan(0);

    await nextAnswers(page);
    await afterPaint(page);
    expect(await paints()).toBe(before);

    await nextAnswers(page);
    await expect.poll(paints).toBeGreaterThan(before);
    await expect(resetFocus(page)).toContainText('work');
    await expect(found).toHaveText('1 function, 44.4 %');
    await expect(byTotal).toHaveAttribute('aria-sort', 'descending');

    await openMenuOf(page, 'work');
    await page.getByRole('menuitem', { name: 'Sandwich: callers and callees' }).click();
    const callers = page.getByRole('region', { name: 'Callers of work' });
    await expect(callers.getByTestId('flame-graph')).toBeVisible();
    await nextAnswers(page);
    await expect(found).toHaveText('1 function, 33.3 %');
    await expect(callers.getByTestId('flame-graph')).toHaveAttribute('aria-label', /callers of work/);
    await expect(byTotal).toHaveAttribute('aria-sort', 'descending');
    await picture(page, `panel-refreshed-sandwich-${theme}`);
    await page.getByRole('button', { name: 'Remove: sandwich of work' }).click();
    await expect(resetFocus(page)).toContainText('work');
  });

  test(`what was scrolled to stays in view when its rows have other numbers (${theme})`, async ({
    page,
    playground,
  }) => {
    const answers = [[deepStack(60, 0), deepStack(60, 10)]];
    await openFrames(
      page,
      playground,
      [
        { title: 'Graph', answers, options: { shown: 'flameGraph' }, gridPos: halves.left },
        { title: 'Table', answers, options: { shown: 'table' }, gridPos: halves.right },
      ],
      { theme }
    );
    const { canvas, at } = await canvasOf(panel(page, 'Graph'));
    const grid = panel(page, 'Table').getByRole('grid');
    // The canvas lies in an element that stays in place within the one that scrolls.
    const scrollTop = () =>
      canvas.evaluate((element) => element.parentElement?.parentElement?.parentElement?.scrollTop);
    const inView = functionRow(page, 'step_30');
    const tooltip = page.getByTestId('flame-graph-tooltip');
    await grid.hover();
    await page.mouse.wheel(0, 28 * 26);
    await expect(inView).toBeInViewport();
    const place = await inView.boundingBox();
    const { x, y } = at(0.5, 0);
    await page.mouse.move(x, y);
    await page.mouse.wheel(0, 22 * 20);
    await expect.poll(scrollTop).toBe(22 * 20);
    await expect(tooltip).toContainText('step_20');

    await nextAnswers(page);
    await expect(canvas).toHaveAttribute('aria-label', /71 call nodes/);
    expect(await scrollTop()).toBe(22 * 20);
    await page.mouse.move(x - 3, y);
    await expect(tooltip).toContainText('step_20');
    await expect.poll(() => inView.boundingBox()).toEqual(place);
    await picture(page, `panel-refreshed-scroll-${theme}`);
  });
}
