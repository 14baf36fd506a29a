// The same dashboard with only its data source changed shows the same numbers, whichever store has the profiles.
import { type Page, test as base, expect } from '@playwright/test';
import { startListingServer } from '../../../playground/server/listing/listingServer';
import { type Playground, startPlayground } from '../../../playground/server/playgroundServer';
import { filesFolder } from '../contract/filesFolder';
import { functionRow, overview, panel, picture } from '../../stories/playground';

/** Stores that were started for the suite, besides the files store. */
const SERVERS = [
  { kind: 'parca', variable: 'FLAMEBOARD_PARCA_URL' },
  { kind: 'pyroscope', variable: 'FLAMEBOARD_PYROSCOPE_URL' },
].filter(({ variable }) => process.env[variable]);

const test = base.extend<object, { readonly playground: Playground }>({
  playground: [
    async ({}, use) => {
      const { folder, remove } = filesFolder();
      const files = await startListingServer({ root: folder, shape: 'nginx' });
      const stores = [
        { kind: 'files', url: files.url },
        ...SERVERS.map(({ kind, variable }) => ({ kind, url: process.env[variable] ?? '' })),
      ];
      const playground = await startPlayground({
        port: 0,
        quiet: true,
        datasources: stores.map(({ kind, url }) => ({
          uid: kind,
          name: `Profiles in ${kind}`,
          type: 'flameboard-profiles-datasource',
          url,
          // The slices of the recording: every store has the same steps then, whatever it would choose.
          jsonData: { store: kind, minStep: '20s' },
        })),
      });
      await use(playground);
      await playground.close();
      await files.close();
      remove();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
});

const shared = {
  'var-service_name': 'ride-sharing-app',
  'var-profile_type': 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
};

/** What a user reads: the panel's size, the functions with their times, and the series at one moment. */
async function numbersOf(page: Page, playground: Playground, kind: string): Promise<object> {
  await page.goto(overview(playground, { ...shared, 'var-profiles': kind }));
  await expect(functionRow(page, 'mutex_lock')).toContainText('42.4 %');
  const flameGraph = await page.getByTestId('flame-graph').getAttribute('aria-label');
  const rows = await page.getByRole('grid', { name: 'Functions' }).getByRole('row').allInnerTexts();
  const series = panel(page, 'Profile by region');
  await expect(series).toContainText('eu-north');
  await series.locator('.u-over').hover({ position: { x: 300, y: 60 } });
  const tooltip = page.locator('[aria-live="polite"]').filter({ hasText: 'eu-north' });
  await expect(tooltip).toBeVisible();
  await picture(page, `stores-${kind}`);
  return { flameGraph, rows, atOneMoment: await tooltip.innerText() };
}

for (const { kind } of SERVERS) {
  test(`the overview shows the same from ${kind} as from files`, async ({ page, playground }) => {
    const fromFiles = await numbersOf(page, playground, 'files');
    expect(await numbersOf(page, playground, kind)).toEqual(fromFiles);
    expect(JSON.stringify(fromFiles)).toContain('order_car');
  });
}
