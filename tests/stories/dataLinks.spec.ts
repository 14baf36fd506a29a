// From profiles to where they come from: a trace ID among the labels leads to its trace, a function to its line at the commit that ran.
import { type Dashboard } from '../../playground/server/provisioning/dashboards';
import { type ListingServer, startListingServer } from '../../playground/server/listing/listingServer';
import { type Playground, startPlayground } from '../../playground/server/playgroundServer';
import { linkedProfiles, linkedRange, linkedTrace } from './linkedProfiles';
import { expect, panel, picture, test } from './playground';

const profiles = { type: 'flameboard-profiles-datasource', uid: 'linked' };
/** The playground has no data source for traces: that of metrics stands in. */
const traces = 'flameboard-prometheus';

const flameGraph = (id: number, service: string) => ({
  id,
  title: service,
  type: 'flameboard-flamegraph-panel',
  datasource: profiles,
  gridPos: { x: 0, y: 8 * id, w: 24, h: 10 },
  targets: [{ refId: 'A', queryType: 'profile', labelSelector: `{service_name="${service}"}`, version: 1 }],
});

const dashboard: Dashboard = {
  uid: 'linked',
  title: 'Links',
  time: { from: 'now-1h', to: 'now' },
  panels: [
    {
      id: 1,
      title: 'Traces',
      type: 'table',
      datasource: profiles,
      gridPos: { x: 0, y: 0, w: 24, h: 8 },
      targets: [{ refId: 'A', queryType: 'labels', labelSelector: '{}', labels: ['trace_id'], version: 1 }],
    },
    flameGraph(2, 'rides'),
    flameGraph(3, 'maps'),
  ],
};

let folder: ReturnType<typeof linkedProfiles>;
let listing: ListingServer;
let playground: Playground;

test.beforeAll(async () => {
  folder = linkedProfiles();
  listing = await startListingServer({ root: folder.folder, shape: 'nginx' });
  playground = await startPlayground({
    port: 0,
    quiet: true,
    dashboards: [dashboard],
    datasources: [
      {
        ...profiles,
        name: 'Linked',
        url: listing.url,
        jsonData: { store: 'files', tracesDataSource: traces, sourceLinks: true },
      },
    ],
  });
});

test.afterAll(async () => {
  await playground.close();
  await listing.close();
  folder.remove();
});

test('a trace ID is a link to its trace, and a function one to its line on GitHub or GitLab', async ({ page }) => {
  const range = { from: String(linkedRange.fromMs), to: String(linkedRange.toMs) };
  await page.goto(`${playground.url}/d/linked?${new URLSearchParams(range)}`);

  const trace = panel(page, 'Traces').getByRole('link', { name: linkedTrace });
  const address = decodeURIComponent((await trace.getAttribute('href')) ?? '');
  expect(address).toContain('/explore');
  expect(address).toContain(`"datasource":"${traces}"`);
  expect(address).toContain(`"query":"${linkedTrace}"`);

  const lines = {
    rides: 'https://github.com/example/rides/blob/a1b2c3d/city.py#L42',
    maps: 'https://gitlab.example.com/group/maps/-/blob/a1b2c3d/city.py#L42',
  };
  for (const [service, line] of Object.entries(lines)) {
    const row = panel(page, service).getByRole('row').filter({ hasText: 'find_car' }).first();
    await row.click({ button: 'right' });
    await expect(page.getByRole('menuitem', { name: 'View source' })).toHaveAttribute('href', line);
    await picture(page, `links-${service}`);
    await page.keyboard.press('Escape');
  }
});
