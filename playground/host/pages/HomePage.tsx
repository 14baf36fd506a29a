// Where everything begins: the dashboards and the data sources.
import { getBackendSrv } from '@grafana/runtime';
import { Card, Stack } from '@grafana/ui';
import React from 'react';
import { DataSourceList } from '../frame/DataSourceList';
import { PageFrame } from '../frame/PageFrame';
import { useLoaded } from '../frame/useLoaded';
import { Waiting } from '../frame/Waiting';
import { hostSettings } from '../pageGlobals';

interface SearchHit {
  readonly uid: string;
  readonly title: string;
  readonly description?: string;
}

export function HomePage() {
  const dashboards = useLoaded(findDashboards);
  return (
    <PageFrame title="Flameboard playground">
      <Stack direction="column" gap={3}>
        <section aria-label="Dashboards">
          <h2>Dashboards</h2>
          <Waiting loaded={dashboards} what="The list of dashboards">
            {(hits) => <DashboardList hits={hits} />}
          </Waiting>
        </section>
        <section aria-label="Data sources">
          <h2>Data sources</h2>
          <DataSourceList />
        </section>
      </Stack>
    </PageFrame>
  );
}

function findDashboards(): Promise<readonly SearchHit[]> {
  return getBackendSrv().get('/api/search');
}

function DashboardList({ hits }: { readonly hits: readonly SearchHit[] }) {
  return hits.length === 0 ? (
    <p>Neither the app nor the provisioning folder has a dashboard.</p>
  ) : (
    <Stack direction="column">
      {hits.map((hit) => (
        <DashboardCard key={hit.uid} hit={hit} />
      ))}
    </Stack>
  );
}

function DashboardCard({ hit: { uid, title, description } }: { readonly hit: SearchHit }) {
  return (
    <Card href={`/d/${uid}${recordedRangeQuery()}`} noMargin>
      <Card.Heading>{title}</Card.Heading>
      {description !== undefined && <Card.Description>{description}</Card.Description>}
    </Card>
  );
}

/** The profiles served may be old: a link with their range shows them, the dashboard's own range would be empty. */
function recordedRangeQuery(): string {
  const { range } = hostSettings;
  return range === undefined ? '' : `?from=${range.fromMs}&to=${range.toMs}`;
}
