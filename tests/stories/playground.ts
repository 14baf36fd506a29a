// What every story starts from: one playground per worker with the recorded samples, and helpers that read the page as
// a user does.
import { expect, type Locator, type Page, test as base } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type ListingServer, startListingServer } from '../../playground/server/listing/listingServer';
import { type Playground, startPlayground } from '../../playground/server/playgroundServer';
import { repositoryRoot } from '../../tools/repository';
import { comparisonsDashboard } from './comparisonsDashboard';
import { dataSourceDashboard } from './dataSourceDashboard';
import { largeProfiles } from './largeProfiles';
import { mixedFolder } from './mixedFolder';
import { pastedDashboard } from './pastedDashboard';
import { recorded } from './recording';

export { recorded };

/** A data source that nobody answers for, and folders that no user would wish for. */
export const uids = {
  samples: 'flameboard-profiles',
  unreachable: 'unreachable',
  badFiles: 'bad-files',
  large: 'large',
  detected: 'detected',
  pods: 'pods',
};

interface Workers {
  readonly playground: Playground;
  /** A folder with good files and damaged ones. */
  readonly badFiles: ListingServer;
  /** Three generated profiles: very many call nodes, very deep, very wide. */
  readonly large: ListingServer;
}

export const test = base.extend<object, Workers>({
  badFiles: [
    async ({}, use) => {
      const { folder, remove } = mixedFolder();
      const server = await startListingServer({ root: folder, shape: 'nginx' });
      await use(server);
      await server.close();
      remove();
    },
    { scope: 'worker' },
  ],
  large: [
    async ({}, use) => {
      const { folder, remove } = largeProfiles();
      const server = await startListingServer({ root: folder, shape: 'python' });
      await use(server);
      await server.close();
      remove();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  playground: [
    async ({ badFiles, large }, use) => {
      const type = 'flameboard-profiles-datasource';
      const playground = await startPlayground({
        port: 0,
        quiet: true,
        dashboards: [dataSourceDashboard, comparisonsDashboard, pastedDashboard(uids.samples)],
        datasources: [
          // Port 9 of this machine: the discard service, which nobody runs.
          {
            uid: uids.unreachable,
            name: 'Unreachable',
            type,
            url: 'http://127.0.0.1:9/',
            jsonData: { store: 'files' },
          },
          { uid: uids.badFiles, name: 'Bad files', type, url: badFiles.url, jsonData: { store: 'files' } },
          { uid: uids.detected, name: 'Detected', type, url: badFiles.url },
          // Stories answer for it in the page.
          { uid: uids.pods, name: 'Pods', type, url: 'http://127.0.0.1:9/', jsonData: { store: 'pyroscope' } },
          { uid: uids.large, name: 'Large', type, url: large.url, jsonData: { store: 'files' } },
        ],
      });
      await use(playground);
      await playground.close();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
});

export { expect };

/** The overview's address: the recorded range and whatever else the story wants in the URL. */
export function overview(playground: Playground, query: Readonly<Record<string, string>> = {}): string {
  const parameters = new URLSearchParams({ from: String(recorded.fromMs), to: String(recorded.toMs), ...query });
  return `${playground.url}/d/flameboard-overview?${parameters}`;
}

export function panel(page: Page, title: string): Locator {
  return page.getByTestId(`data-testid Panel header ${title}`);
}

/** What a panel says while it shows a part of a profile, because the rest is still being read. */
export function readingHint(within: Page | Locator): Locator {
  return within.getByRole('status').filter({ hasText: 'Reading profiles' });
}

/** The row of a function in the top table, once no panel shows a part of a profile that is still being read. */
export function functionRow(page: Page, name: string): Locator {
  const whenRead = page.locator('body:not(:has([role=status]:has-text("Reading profiles")))');
  return whenRead.getByRole('grid', { name: 'Functions' }).getByRole('row').filter({ hasText: name }).first();
}

/** Keeps a picture of the page for people to look at, of whole profiles. */
export async function picture(page: Page, name: string): Promise<void> {
  await expect(readingHint(page)).toHaveCount(0);
  const folder = path.join(repositoryRoot, 'test-results', 'pictures');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}
