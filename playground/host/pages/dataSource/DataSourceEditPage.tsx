// One data source: its settings with "Save & test", and below them a query to try.
import { DataSourcePluginContextProvider } from '@grafana/data';
import { Stack } from '@grafana/ui';
import React, { useCallback, useState } from 'react';
import { useParams } from 'react-router-dom';
import { PageFrame } from '../../frame/PageFrame';
import { useLoaded } from '../../frame/useLoaded';
import { Waiting } from '../../frame/Waiting';
import { loadDataSource, type EditedDataSource } from './dataSourceSettings';
import { QuerySection } from './QuerySection';
import { SettingsSection } from './SettingsSection';

export function DataSourceEditPage() {
  const { uid = '' } = useParams();
  const loaded = useLoaded(useCallback(() => loadDataSource(uid), [uid]));
  return (
    <PageFrame title={loaded.state === 'ready' ? loaded.value.settings.name : uid}>
      <Waiting loaded={loaded} what={`The data source "${uid}"`}>
        {(dataSource) => <Sections key={uid} initial={dataSource} />}
      </Waiting>
    </PageFrame>
  );
}

function Sections({ initial }: { readonly initial: EditedDataSource }) {
  const [saved, setSaved] = useState(initial);
  return (
    <DataSourcePluginContextProvider instanceSettings={saved.instanceSettings}>
      <Stack direction="column" gap={4}>
        <SettingsSection saved={saved} onSaved={setSaved} />
        <QuerySection dataSource={saved} />
      </Stack>
    </DataSourcePluginContextProvider>
  );
}
