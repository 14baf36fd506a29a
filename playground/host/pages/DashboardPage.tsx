// One dashboard, with its state in the address as in Grafana.
import { css } from '@emotion/css';
import { getBackendSrv } from '@grafana/runtime';
import { UrlSyncContextProvider } from '@grafana/scenes';
import type { Dashboard } from '@grafana/schema';
import React, { useCallback, useMemo } from 'react';
import { useParams } from 'react-router-dom';
import { dashboardToScene } from '../dashboard/dashboardToScene';
import { PageFrame } from '../frame/PageFrame';
import { useLoaded } from '../frame/useLoaded';
import { Waiting } from '../frame/Waiting';

export function DashboardPage() {
  const { uid = '' } = useParams();
  const load = useCallback((): Promise<Dashboard> => getBackendSrv().get(`/api/dashboards/uid/${uid}`), [uid]);
  const dashboard = useLoaded(load);
  return (
    <PageFrame title={dashboard.state === 'ready' ? (dashboard.value.title ?? uid) : uid}>
      <Waiting loaded={dashboard} what={`The dashboard "${uid}"`}>
        {(json) => <DashboardScene key={json.uid} json={json} />}
      </Waiting>
    </PageFrame>
  );
}

function DashboardScene({ json }: { readonly json: Dashboard }) {
  const scene = useMemo(() => dashboardToScene(json), [json]);
  return (
    <UrlSyncContextProvider scene={scene} updateUrlOnInit createBrowserHistorySteps>
      <div className={fillPage}>
        <scene.Component model={scene} />
      </div>
    </UrlSyncContextProvider>
  );
}

const fillPage = css({ flex: 1, display: 'flex', minWidth: 0 });
