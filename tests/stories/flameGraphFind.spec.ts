// Finding functions: by part of a name, by expression, whole from the table; how much they hold, and the way from match to match.
import { type Page } from '@playwright/test';
import { canvasOf, searchBox, themes } from './panelPage';
import { expect, functionRow, overview, picture, test } from './playground';

const found = (page: Page) => page.getByRole('status').filter({ hasText: 'function' });

/** Pixels of the canvas in the colour of marks, which is also that of the mark around the current match. */
function markedPixels(page: Page): Promise<number> {
  return page.getByTestId('flame-graph').evaluate((canvas: HTMLCanvasElement) => {
    const matchMark = canvas.parentElement?.children[2];
    const shadow = matchMark === undefined ? '' : getComputedStyle(matchMark).boxShadow;
    const [red, green, blue] = (/rgb\((\d+), (\d+), (\d+)\)/.exec(shadow) ?? []).slice(1).map(Number);
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    let count = 0;
    for (let at = 0; at < data.length; at += 4) {
      count += Number(data[at] === red && data[at + 1] === green && data[at + 2] === blue);
    }
    return count;
  });
}

for (const theme of themes) {
  test(`a search counts functions and their share, and leads from match to match (${theme})`, async ({
    page,
    playground,
  }) => {
    await page.goto(overview(playground, { theme }));
    await expect(functionRow(page, 'mutex_lock')).toBeVisible();
    const search = searchBox(page);
    await search.fill('mutex');
    await expect(found(page)).toHaveText('1 function, 42.4 %');
    await picture(page, `search-${theme}`);
    await search.fill('/^ORDER_/i');
    await expect(found(page)).toHaveText('3 functions, 93.7 %');
    await search.fill('/(/');
    await expect(page.getByRole('alert').filter({ hasText: 'regular expression' })).toBeVisible();
    // Enter counts for what is typed, also where it was not searched yet.
    await search.fill('distance_km');
    await search.press('Enter');
    const place = page.getByRole('status').filter({ hasText: / of \d/ });
    await expect(place).toHaveText('1 of 3');
    await search.press('Enter');
    await expect(place).toHaveText('2 of 3');
    await search.press('Shift+Enter');
    await expect(place).toHaveText('1 of 3');
    await picture(page, `match-${theme}`);
    await page.getByRole('button', { name: 'Previous match' }).click();
    await expect(place).toHaveText('3 of 3');
    await search.press('Escape');
    await expect(found(page)).toBeHidden();
  });

  test(`a match too small for a bar has a mark, and the table finds it whole (${theme})`, async ({
    page,
    playground,
  }) => {
    await page.goto(overview(playground, { theme }));
    await expect(functionRow(page, 'mutex_lock')).toBeVisible();
    await canvasOf(page);
    expect(await markedPixels(page)).toBe(0);
    await searchBox(page).fill('Condition.notify');
    await expect(found(page)).toHaveText(/^\d functions?, (< 0\.01|0\.0\d) %$/);
    await expect.poll(() => markedPixels(page)).toBeGreaterThan(0);
    await picture(page, `small-match-${theme}`);
    await searchBox(page).fill('');
    const rows = page.getByRole('grid', { name: 'Functions' }).getByRole('row');
    await expect(rows.nth(1)).toContainText('mutex_lock');
    await page.getByRole('columnheader', { name: /Total/ }).getByRole('button').click();
    await expect(rows.nth(1)).toContainText('100 %');
    await functionRow(page, 'check_driver_availability').getByRole('button').first().click();
    await expect(searchBox(page)).toHaveValue('check_driver_availability');
    await expect(found(page)).toHaveText('1 function, 53.7 %');
  });
}
