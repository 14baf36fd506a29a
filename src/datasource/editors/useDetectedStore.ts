// Which store answers at the saved URL, for the settings page: asked when the page opens and after every save.
import { type DataSourceSettings } from '@grafana/data';
import { useEffect, useState } from 'react';
import { backendHttpClient } from '../backendHttpClient';
import { detectStore } from '../detectStore';
import { type ProfilesOptions, settingsOf, storeName } from '../options';
import { isAbort } from '../stores/storeError';

/** A sentence; undefined while it is not known, and where the kind is set. */
export function useDetectedStore({
  uid,
  url,
  version,
  jsonData,
}: DataSourceSettings<ProfilesOptions>): string | undefined {
  const [found, setFound] = useState<string | undefined>(undefined);
  const isAsked = settingsOf(jsonData).store === 'auto';
  // What is typed is not what the proxy asks: only saving, which counts the version up, makes a new answer.
  const [{ savedUrl, ofVersion }, setSaved] = useState({ savedUrl: url, ofVersion: version });
  if (ofVersion !== version) {
    setSaved({ savedUrl: url, ofVersion: version });
  }
  useEffect(() => {
    if (!isAsked || savedUrl === '' || uid === '') {
      return undefined;
    }
    const controller = new AbortController();
    const http = backendHttpClient(`/api/datasources/proxy/uid/${uid}`);
    detectStore(http, controller.signal).then(
      (kind) => setFound(`Found at the saved URL: ${storeName(kind)}.`),
      (error: unknown) => {
        if (!isAbort(error)) {
          setFound(error instanceof Error ? error.message : String(error));
        }
      }
    );
    return () => {
      controller.abort();
      setFound(undefined);
    };
  }, [uid, savedUrl, ofVersion, isAsked]);
  return found;
}
