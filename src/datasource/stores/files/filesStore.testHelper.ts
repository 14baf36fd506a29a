// A files store for tests: on the main thread, as Jest has no workers.
import { WorkbenchClient } from '../../../worker/workbenchClient';
import { type HttpClient } from '../httpClient';
import { FilesStore, type FilesStoreOptions } from './FilesStore';

/** The profile type of folded stacks that do not say what they count. */
export const SAMPLES = 'samples:samples:count::';

export function storeOf(http: HttpClient, options: Partial<FilesStoreOptions> = {}): FilesStore {
  const workbench = new WorkbenchClient({ cacheBytes: 1e7 }, () => {
    throw new Error('Jest has no worker.');
  });
  return new FilesStore(http, workbench, {
    fileLimit: 2000,
    maxParallelRequests: 4,
    manifestName: 'profiles.ndjson',
    nameZone: 'UTC',
    keepListsMs: 60_000,
    ...options,
  });
}
