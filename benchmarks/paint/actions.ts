// What a user does with a mounted picture: the same hand movements for floor, ours and peer, where they stand in different places.
import { type Locator, type Page } from 'playwright-core';
import { type Contender } from './paintPages';

export type Action = 'hover' | 'focus' | 'zoom' | 'search' | 'sort' | 'collapse' | 'refresh';

/** The table is not part of the graph alone, and only then is there a header to search in. */
export const needsTable: Readonly<Record<Action, boolean>> = {
  hover: false,
  focus: false,
  zoom: false,
  search: true,
  sort: true,
  collapse: false,
  refresh: false,
};

/** What the peer has, too: it focuses by a menu, has no zoom, and collapses chains from the start. */
export const peerCan: Readonly<Record<Action, boolean>> = {
  hover: true,
  focus: false,
  zoom: false,
  search: true,
  sort: true,
  collapse: false,
  refresh: true,
};

const HOVERS = 30;
/** How often a zoom paints a picture; all other movements end in one. */
export const ZOOMS = 5;

/**
 * Gets ready, and returns the movement of the hand; its work may go on after the promise is fulfilled. Getting ready is not measured:
 * the pointer stands where the hand will move, has been shown a tooltip, whose first one builds what all others use, and knows where to
 * click. To look that up by role and name takes the page's main thread longer than to sort the table does.
 */
export async function reach(page: Page, contender: Contender, action: Action): Promise<() => Promise<void>> {
  await page.mouse.move(640, 60);
  await page.mouse.move(60, 55);
  switch (action) {
    case 'hover':
      return async () => {
        for (let step = 0; step < HOVERS; step++) {
          await page.mouse.move(20 + step * 37, 55 + (step % 4) * 22);
        }
      };
    case 'focus':
      return () => page.mouse.click(60, 55);
    case 'zoom':
      return async () => {
        for (let step = 0; step < ZOOMS; step++) {
          await zoomIn(page, contender);
        }
      };
    case 'search':
      await page.locator('input[placeholder^="Search"], input').first().focus();
      return () => page.keyboard.press('1');
    case 'sort': {
      const { x, y } = await middleOf(sortControl(page, contender));
      return () => page.mouse.click(x, y);
    }
    case 'collapse':
      return () => page.evaluate(() => window.collapse());
    case 'refresh':
      return () => page.evaluate(() => window.refresh());
  }
}

/** The floor repaints with another bar as its window, which is what a step of the wheel costs it at least. */
async function zoomIn(page: Page, contender: Contender): Promise<void> {
  if (contender === 'floor') {
    return page.mouse.click(60, 55);
  }
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -100);
  await page.keyboard.up('Control');
}

function sortControl(page: Page, contender: Contender): Locator {
  switch (contender) {
    case 'floor':
      return page.getByRole('button', { name: 'Total' });
    case 'ours':
      return page
        .getByRole('columnheader', { name: /^(Total|Comparison)/ })
        .getByRole('button')
        .first();
    case 'peerGrafana':
      // Its header is wider than the button in it, and only the button sorts.
      return page.getByRole('columnheader').last().getByRole('button');
  }
}

async function middleOf(control: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await control.boundingBox();
  if (box === null) {
    throw new Error('The control to click is not on the page.');
  }
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
