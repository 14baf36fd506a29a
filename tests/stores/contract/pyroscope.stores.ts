// The store contract on Pyroscope, or on the stand-in for it, with the recorded profiles.
import { PyroscopeStore } from '../../../src/datasource/stores/pyroscope/PyroscopeStore';
import { WorkbenchClient } from '../../../src/worker/workbenchClient';
import { nodeHttpClient } from '../nodeHttpClient';
import { withStacks } from './asKept';
import { runningServer } from './runningServer';
import { describeStoreContract } from './storeContract';

jest.setTimeout(60_000);

const onMainThread = () => {
  throw new Error('Jest has no worker.');
};

describe.each([
  ['as servers are by default', 'FLAMEBOARD_PYROSCOPE_URL'],
  ['with v1 storage', 'FLAMEBOARD_PYROSCOPE_V1_URL'],
])('%s', (_, variable) => {
  describeStoreContract('Pyroscope', async () => ({
    url: runningServer(variable),
    storeAt: (url) =>
      new PyroscopeStore(nodeHttpClient(url), new WorkbenchClient({ cacheBytes: 1 }, onMainThread), {
        maxParallelRequests: 4,
        keepListsMs: 5000,
      }),
    // A sample without a stack is not kept.
    asKept: (profile) => withStacks(profile),
    close: async () => undefined,
  }));
});
