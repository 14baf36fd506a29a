// An app's settings: the pages that it adds to its own page in Grafana's list of plugins.
import { AppPlugin } from '@grafana/data';
import { Tab, TabContent, TabsBar } from '@grafana/ui';
import React, { useCallback, useState } from 'react';
import { useParams } from 'react-router-dom';
import { PageFrame } from '../frame/PageFrame';
import { useLoaded } from '../frame/useLoaded';
import { Waiting } from '../frame/Waiting';
import { importPlugin, type Plugin } from '../plugins/importPlugin';

export function PluginPage() {
  const { pluginId = '' } = useParams();
  const plugin = useLoaded(useCallback(() => importPlugin(pluginId), [pluginId]));
  return (
    <PageFrame title={plugin.state === 'ready' ? plugin.value.meta.name : pluginId}>
      <Waiting loaded={plugin} what={`The plugin "${pluginId}"`}>
        {(loaded) => <ConfigPages plugin={loaded} />}
      </Waiting>
    </PageFrame>
  );
}

function ConfigPages({ plugin }: { readonly plugin: Plugin }) {
  const pages = plugin instanceof AppPlugin ? (plugin.configPages ?? []) : [];
  const [shownId, setShownId] = useState(pages[0]?.id);
  const shown = pages.find(({ id }) => id === shownId);
  if (!(plugin instanceof AppPlugin) || shown === undefined) {
    return <p>This plugin has no settings of its own.</p>;
  }
  const Body = shown.body;
  return (
    <>
      <TabsBar>
        {pages.map(({ id, title, icon }) => (
          <Tab key={id} label={title} icon={icon} active={id === shownId} onChangeTab={() => setShownId(id)} />
        ))}
      </TabsBar>
      <TabContent>
        <Body plugin={plugin} query={{}} />
      </TabContent>
    </>
  );
}
