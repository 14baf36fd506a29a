// The store contract on a running Parca with the recorded profiles.
import { ParcaStore } from '../../../src/datasource/stores/parca/ParcaStore';
import { type Profile } from '../../../src/engine/profile/profile';
import { WorkbenchClient } from '../../../src/worker/workbenchClient';
import { nodeHttpClient } from '../nodeHttpClient';
import { withStacks } from './asKept';
import { runningServer } from './runningServer';
import { describeStoreContract } from './storeContract';

jest.setTimeout(60_000);

const onMainThread = () => {
  throw new Error('Jest has no worker.');
};

describeStoreContract('Parca', async () => ({
  url: runningServer('FLAMEBOARD_PARCA_URL'),
  storeAt: (url) =>
    new ParcaStore(nodeHttpClient(url), new WorkbenchClient({ cacheBytes: 1 }, onMainThread), {
      maxParallelRequests: 4,
      keepListsMs: 5000,
      serviceLabel: 'service_name',
    }),
  asKept,
  close: async () => undefined,
}));

/** Parca multiplies samples by the period they were taken with, and keeps none without a stack. */
function asKept(profile: Profile): Profile {
  return withStacks(profile, (index) => {
    const { name, unit } = profile.sampleTypes[index];
    return name === 'samples' && unit === 'count' ? (profile.period ?? 1) : 1;
  });
}
