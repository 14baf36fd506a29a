// The stand-in for core's panel `table`: the first frame as it is.
import type { PanelProps } from '@grafana/data';
import { PanelDataErrorView } from '@grafana/runtime';
import { Table } from '@grafana/ui';
import React from 'react';

export function TablePanel({ id, data, width, height, fieldConfig }: PanelProps) {
  const frame = data.series.find(({ fields }) => fields.length > 0);
  return frame === undefined ? (
    <PanelDataErrorView panelId={id} fieldConfig={fieldConfig} data={data} />
  ) : (
    <Table data={frame} width={width} height={height} />
  );
}
