// The profile type of a query that names none.
import { defaultProfileTypeId } from '../../engine/profile/profileType';
import { type Store, type StoreRequest } from '../stores/store';
import { StoreError } from '../stores/storeError';

/** The usual one of the range: the first of CPU time, else the first. Rejects with a StoreError where there is none. */
export async function usualProfileType(store: Store, { range, signal }: StoreRequest): Promise<string> {
  const { values } = await store.profileTypes({ range, signal });
  const id = defaultProfileTypeId(values);
  if (id === undefined) {
    throw new StoreError(
      'The data source',
      'has no profile type',
      'Check in its settings, with "Save & test", what it finds.'
    );
  }
  return id;
}
