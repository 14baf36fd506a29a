// The app's pages by their address below `/a/flameboard-profiles-app`. Each is loaded when it is asked for.
import { type AppRootProps } from '@grafana/data';
import { PluginPage, useLocationService } from '@grafana/runtime';
import { ErrorBoundaryAlert, LoadingPlaceholder } from '@grafana/ui';
import React, { lazy, Suspense, useMemo } from 'react';
import { FILES_PATH, OPEN_PATH } from './app';
import { readAppSettings } from './settings/appSettings';
import { StartPage } from './StartPage';

const OpenPage = lazy(() =>
  import(/* webpackChunkName: "app-open" */ './open/OpenPage').then((module) => ({ default: module.OpenPage }))
);
const FilesPage = lazy(() =>
  import(/* webpackChunkName: "app-files" */ './files/FilesPage').then((module) => ({ default: module.FilesPage }))
);

/** Grafana draws it anew whenever the address changes. */
export function AppRoot({ meta }: AppRootProps) {
  const path = useLocationService().getLocation().pathname;
  const settings = useMemo(() => readAppSettings(meta.jsonData), [meta.jsonData]);
  return (
    <PluginPage>
      <ErrorBoundaryAlert>
        <Suspense fallback={<LoadingPlaceholder text="Loading…" />}>
          {path.endsWith(OPEN_PATH) ? (
            <OpenPage settings={settings} />
          ) : path.endsWith(FILES_PATH) ? (
            <FilesPage />
          ) : (
            <StartPage />
          )}
        </Suspense>
      </ErrorBoundaryAlert>
    </PluginPage>
  );
}
