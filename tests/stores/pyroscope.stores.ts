// The store contract on Pyroscope, or on the stand-in for it: as servers behave by default, and as those with v1 storage do.
import { PyroscopeStore } from '../../src/datasource/stores/pyroscope/PyroscopeStore';
import { type Profile } from '../../src/engine/profile/profile';
import { WorkbenchClient } from '../../src/worker/workbenchClient';
import { runningServer } from './contract/runningServer';
import { describeStoreContract } from './contract/storeContract';
import { nodeHttpClient } from './nodeHttpClient';

jest.setTimeout(60_000);

const onMainThread = () => {
  throw new Error('Jest has no worker.');
};

describe.each(['FLAMEBOARD_PYROSCOPE_URL', 'FLAMEBOARD_PYROSCOPE_V1_URL'])('%s', (variable) => {
  describeStoreContract('Pyroscope', async () => ({
    url: runningServer(variable),
    storeAt: (url) =>
      new PyroscopeStore(nodeHttpClient(url), new WorkbenchClient({ cacheBytes: 1 }, onMainThread), {
        maxParallelRequests: 4,
        keepListsMs: 5000,
        retryAfterMs: [10],
      }),
    asKept,
    close: async () => undefined,
  }));
});

/** Pyroscope keeps no samples without a stack and no values below 1, and its trees tell functions apart by name alone. */
function asKept(profile: Profile): Profile {
  const { samples, functions } = profile;
  const values = samples.values.map((column) =>
    column.map((value, row) => (samples.stackIndex[row] === -1 ? 0 : Math.max(0, value)))
  );
  const fileName = functions.fileName.map(() => 0);
  return { ...profile, functions: { ...functions, fileName }, samples: { ...samples, values } };
}
