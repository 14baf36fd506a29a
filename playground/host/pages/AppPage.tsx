// The root page of an app plugin, under the address Grafana gives it.
import { AppPlugin } from '@grafana/data';
import React, { useCallback } from 'react';
import { useLocation, useParams } from 'react-router-dom';
import { PageFrame } from '../frame/PageFrame';
import { useLoaded } from '../frame/useLoaded';
import { Waiting } from '../frame/Waiting';
import { importPlugin } from '../plugins/importPlugin';

export function AppPage() {
  const { appId = '' } = useParams();
  const app = useLoaded(useCallback(() => importApp(appId), [appId]));
  return (
    <PageFrame title={app.state === 'ready' ? app.value.meta.name : appId}>
      <Waiting loaded={app} what={`The app "${appId}"`}>
        {(plugin) => <AppRoot plugin={plugin} basename={`/a/${appId}`} />}
      </Waiting>
    </PageFrame>
  );
}

async function importApp(id: string): Promise<AppPlugin> {
  const plugin = await importPlugin(id);
  if (!(plugin instanceof AppPlugin)) {
    throw new Error(`The plugin "${id}" is not an app.`);
  }
  return plugin;
}

function AppRoot({ plugin, basename }: { readonly plugin: AppPlugin; readonly basename: string }) {
  const { pathname, search } = useLocation();
  const Root = plugin.root;
  if (Root === undefined) {
    return <p>This app has no pages of its own.</p>;
  }
  const query = Object.fromEntries(new URLSearchParams(search));
  return <Root meta={plugin.meta} basename={basename} path={pathname} query={query} onNavChanged={() => {}} />;
}
