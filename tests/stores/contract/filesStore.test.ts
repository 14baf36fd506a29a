// The store contract on the files store, behind a server that lists folders.
import { startListingServer } from '../../../playground/server/listing/listingServer';
import { FilesStore } from '../../../src/datasource/stores/files/FilesStore';
import { WorkbenchClient } from '../../../src/worker/workbenchClient';
import { nodeHttpClient } from '../nodeHttpClient';
import { filesFolder } from './filesFolder';
import { describeStoreContract } from './storeContract';

jest.setTimeout(60_000);

const onMainThread = () => {
  throw new Error('Jest has no worker.');
};

describeStoreContract('a folder of files', async () => {
  const { folder, remove } = filesFolder();
  const server = await startListingServer({ root: folder, shape: 'nginx' });
  return {
    url: server.url,
    storeAt: (url) =>
      new FilesStore(nodeHttpClient(url), new WorkbenchClient({ cacheBytes: 1e8 }, onMainThread), {
        fileLimit: 2000,
        maxParallelRequests: 4,
        manifestName: 'profiles.ndjson',
        nameZone: 'UTC',
        keepListsMs: 5000,
      }),
    async close() {
      await server.close();
      remove();
    },
  };
});
