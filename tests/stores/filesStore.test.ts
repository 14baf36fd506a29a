// The files store behind our stand-ins, which answer in the exact shape of python's http.server and of nginx's JSON
// listing, with and without a manifest.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { type ListingServer, startListingServer } from '../../playground/server/listing/listingServer';
import {
  countedStore,
  describeHive,
  describeOddNames,
  describeSampleLabels,
  describeSingleFile,
  folderOfOddNames,
  signal,
} from './hiveScenarios';

const testdata = path.join(__dirname, '../../testdata');

describe.each([
  { shape: 'python' as const, manifest: true },
  { shape: 'nginx' as const, manifest: true },
  { shape: 'python' as const, manifest: false },
  { shape: 'nginx' as const, manifest: false },
])('in the shape of $shape', ({ shape, manifest }) => {
  describeHive(manifest ? 'the hive with its manifest' : 'the hive without its manifest', manifest, () =>
    startListingServer({ root: path.join(testdata, 'rideshare-hive'), shape, manifest })
  );
});

describe.each(['python', 'nginx'] as const)('in the shape of %s', (shape) => {
  const serveGo = () => startListingServer({ root: path.join(testdata, 'go'), shape, manifest: false });
  describeSampleLabels('one file with sample labels', serveGo);
  describeSingleFile('one file as URL', serveGo);
  describeOddNames('names that need encoding', async () => {
    const root = folderOfOddNames();
    const { url, close } = await startListingServer({ root, shape });
    return { url, close: () => close().finally(() => rmSync(root, { recursive: true })) };
  });
});

let server: ListingServer;

describe('other folders', () => {
  afterEach(() => server.close());

  test('an address that nobody listens on ends in a sentence', async () => {
    server = await startListingServer({ root: testdata, shape: 'nginx' });
    const { url } = server;
    await server.close();
    server = await startListingServer({ root: testdata, shape: 'nginx' });
    await expect(countedStore(url).store.check(signal)).rejects.toThrow(
      /could not be reached\. Check that the server runs and that its URL in the data source settings is right\.$/
    );
  });
});
