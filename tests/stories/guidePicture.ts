// Pictures of the guides: where the guides' own stories pass, their pictures can be made anew by `npm run screenshots`.
import { type Page } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../../tools/repository';
import { expect, readingHint } from './playground';

/** Keeps what the page shows as `name`.png: in docs/img/ when pictures are made, else beside those of the other stories. */
export async function guidePicture(page: Page, name: string): Promise<void> {
  const folder = process.env.FLAMEBOARD_GUIDE_PICTURES ?? path.join(repositoryRoot, 'test-results', 'pictures');
  mkdirSync(folder, { recursive: true });
  await expect(readingHint(page)).toHaveCount(0);
  // The pointer is somewhere by chance, and what it hovers is not part of the step.
  await page.mouse.move(0, 0);
  await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled', caret: 'hide' });
}
