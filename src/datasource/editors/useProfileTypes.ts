// The profile types that an editor offers.
import { useEffect, useState } from 'react';
import { type TimeRangeMs } from '../../engine/profile/profile';
import { type Store } from '../stores/store';
import { isAbort } from '../stores/storeError';

export type ProfileTypes =
  | { readonly state: 'loading' }
  | { readonly state: 'loaded'; readonly ids: readonly string[] }
  | { readonly state: 'failed'; readonly sentence: string };

export function useProfileTypes(store: Store, range: TimeRangeMs): ProfileTypes {
  const [types, setTypes] = useState<ProfileTypes>({ state: 'loading' });
  useEffect(() => {
    const controller = new AbortController();
    store.profileTypes({ range, signal: controller.signal }).then(
      ({ values }) => setTypes({ state: 'loaded', ids: values }),
      (error: unknown) => {
        if (!isAbort(error) && !controller.signal.aborted) {
          setTypes({ state: 'failed', sentence: error instanceof Error ? error.message : String(error) });
        }
      }
    );
    return () => controller.abort();
  }, [store, range]);
  return types;
}
