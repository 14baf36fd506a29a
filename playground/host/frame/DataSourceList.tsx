// The data sources as cards that lead to their pages.
import type { DataSourceInstanceSettings } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { Card, Icon, Stack, Tag } from '@grafana/ui';
import React from 'react';

export function DataSourceList() {
  return (
    <Stack direction="column">
      {getDataSourceSrv()
        .getList()
        .map((settings) => (
          <DataSourceCard key={settings.uid} settings={settings} />
        ))}
    </Stack>
  );
}

function DataSourceCard({ settings }: { readonly settings: DataSourceInstanceSettings }) {
  const { uid, name, meta, isDefault } = settings;
  const logo = meta.info.logos.small;
  return (
    <Card href={`/datasources/edit/${uid}`} noMargin>
      <Card.Heading>{name}</Card.Heading>
      <Card.Figure>
        {logo === '' ? <Icon name="graph-bar" size="xxxl" /> : <img src={logo} alt="" width={40} height={40} />}
      </Card.Figure>
      <Card.Meta>{[meta.name, ...(isDefault ? [<Tag key="default" name="default" colorIndex={1} />] : [])]}</Card.Meta>
    </Card>
  );
}
