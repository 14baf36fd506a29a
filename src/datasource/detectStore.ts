// Which store answers at a URL: two questions that each server understands and the others do not. They are GETs, so that
// nothing can be changed at an address that turns out to be something else.
import { type StoreKind } from './options';
import { type HttpAnswer, type HttpClient } from './stores/httpClient';
import { StoreError } from './stores/storeError';

/** Pyroscope's calls are POST alone: its handler refuses a GET, and nobody else knows the path. */
const PYROSCOPE_PATH = 'querier.v1.QuerierService/ProfileTypes';

/** Parca's gateway lists its profile types here. */
const PARCA_PATH = 'api/profiles/types';

/** A list of types is some kilobytes; more is not one, and not worth parsing. */
const MAX_LIST_BYTES = 1_000_000;

/**
 * Anything that answers and is neither Pyroscope nor Parca is a folder of files. Rejects with a StoreError when nobody
 * answers, and with an AbortError.
 */
export async function detectStore(http: HttpClient, signal: AbortSignal): Promise<StoreKind> {
  const [pyroscope, parca] = await Promise.all([
    http({ path: PYROSCOPE_PATH, signal }),
    http({ path: PARCA_PATH, signal }),
  ]);
  if (!isAnswered(pyroscope) && !isAnswered(parca)) {
    const code = [parca.status || '', parca.statusText].filter(Boolean).join(' ');
    throw new StoreError(
      'The store',
      `could not be reached${code === '' ? '' : ` (${code})`}`,
      'Check that the server runs and that its URL in the data source settings is right.'
    );
  }
  if (listsTypes(parca)) {
    return 'parca';
  }
  return pyroscope.status === 405 ? 'pyroscope' : 'files';
}

/** 0 is nobody at all, the others are a gateway's word that nobody stands behind it. */
function isAnswered({ status }: HttpAnswer): boolean {
  return ![0, 502, 503, 504].includes(status);
}

/** `{"types":[…]}`; a server of pages answers unknown paths with a page. */
function listsTypes({ status, bytes, isRedirected }: HttpAnswer): boolean {
  if (status !== 200 || isRedirected || bytes.length > MAX_LIST_BYTES) {
    return false;
  }
  try {
    const list: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return Array.isArray(Object(list).types);
  } catch (error) {
    if (error instanceof SyntaxError) {
      return false;
    }
    throw error;
  }
}
