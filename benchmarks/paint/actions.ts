// What a user does with a mounted picture: the same hand movements for floor, ours and peer, where they stand in different places.
import { type Page } from 'playwright-core';
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
const ZOOMS = 5;

/**
 * What is done before, and not measured: the pointer stands where the hand will move, and has been shown a tooltip, whose first one builds
 * what all others use.
 */
export async function warmUp(page: Page): Promise<void> {
  await page.mouse.move(640, 60);
  await page.mouse.move(60, 55);
}

/** Does it once; its work may go on after the promise is fulfilled. */
export async function act(page: Page, contender: Contender, action: Action): Promise<void> {
  switch (action) {
    case 'hover':
      for (let step = 0; step < HOVERS; step++) {
        await page.mouse.move(20 + step * 37, 55 + (step % 4) * 22);
      }
      return;
    case 'focus':
      return page.mouse.click(60, 55);
    case 'zoom':
      for (let step = 0; step < ZOOMS; step++) {
        await zoomIn(page, contender);
      }
      return;
    case 'search':
      await page.locator('input[placeholder^="Search"], input').first().fill('1');
      return;
    case 'sort':
      await sortControl(page, contender).click();
      return;
    case 'collapse':
      return page.evaluate(() => window.collapse());
    case 'refresh':
      return page.evaluate(() => window.refresh());
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

function sortControl(page: Page, contender: Contender) {
  switch (contender) {
    case 'floor':
      return page.getByRole('button', { name: 'Total' });
    case 'ours':
      return page
        .getByRole('columnheader', { name: /^(Total|Comparison)/ })
        .getByRole('button')
        .first();
    case 'peerGrafana':
      return page.getByRole('columnheader').last();
  }
}
