// Something a page must wait for, as one value: loading, there, or failed with a sentence.
import { useEffect, useState } from 'react';

export type Loaded<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'failed'; readonly message: string };

/** Calls `load` again whenever it is another function: pass one from `useCallback`. */
export function useLoaded<T>(load: () => Promise<T>): Loaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading' });
  useEffect(() => {
    let isCurrent = true;
    const show = (next: Loaded<T>) => isCurrent && setLoaded(next);
    load().then(
      (value) => show({ state: 'ready', value }),
      (error: unknown) => show({ state: 'failed', message: errorMessage(error) })
    );
    return () => {
      isCurrent = false;
    };
  }, [load]);
  return loaded;
}

/** The sentence of an exception, of a data source's error, or of a failed request. */
export function errorMessage(error: unknown): string {
  const { message, data } = Object(error);
  const text: unknown = data?.message ?? message;
  return typeof text === 'string' && text !== '' ? text : String(error);
}
