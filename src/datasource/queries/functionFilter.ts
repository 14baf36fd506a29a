// `frameFilter` of a query: which functions tables and graphs list.
import { parseSearch } from '../../engine/tree/search';
import { StoreError } from '../stores/storeError';

/** What accepts a function's name; undefined without a filter. Throws a StoreError for a regular expression that cannot be read. */
export function functionFilter(text: string | undefined): ((name: string) => boolean) | undefined {
  if (text === undefined || text === '') {
    return undefined;
  }
  const search = parseSearch(text);
  if (!search.ok) {
    throw new StoreError(
      `The function filter ${text}`,
      `cannot be used: ${search.error.message.replace(/\.$/, '')}`,
      'Correct it in the query.'
    );
  }
  return search.value;
}
