// The data sources alone, under the address Grafana gives them.
import React from 'react';
import { DataSourceList } from '../frame/DataSourceList';
import { PageFrame } from '../frame/PageFrame';

export function DataSourcesPage() {
  return (
    <PageFrame title="Data sources">
      <DataSourceList />
    </PageFrame>
  );
}
