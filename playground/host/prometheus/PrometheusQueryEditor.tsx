// A line for a PromQL expression: enough to try one on the page of the data source.
import type { QueryEditorProps } from '@grafana/data';
import { InlineField, Input } from '@grafana/ui';
import React from 'react';
import type { PrometheusDataSource } from './PrometheusDataSource';
import type { PrometheusQuery } from './prometheusQuery';

export function PrometheusQueryEditor({
  query,
  onChange,
  onRunQuery,
}: QueryEditorProps<PrometheusDataSource, PrometheusQuery>) {
  return (
    <InlineField label="Expression" grow>
      <Input
        value={query.expr}
        placeholder="sum by (region) (rate(process_cpu_seconds_total[1m]))"
        onChange={({ currentTarget }) => onChange({ ...query, expr: currentTarget.value })}
        onBlur={onRunQuery}
        onKeyDown={({ key }) => key === 'Enter' && onRunQuery()}
      />
    </InlineField>
  );
}
