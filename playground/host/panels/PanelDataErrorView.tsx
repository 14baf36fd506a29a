// What a panel shows when it cannot draw its data: the stand-in for core's `PanelDataErrorView`.
import { css } from '@emotion/css';
import { FieldType, type GrafanaTheme2, type PanelData } from '@grafana/data';
import type { PanelDataErrorViewProps } from '@grafana/runtime';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

export function PanelDataErrorView(props: PanelDataErrorViewProps) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.center}>
      <div className={styles.message} data-testid="data-testid Panel data error message">
        {props.message ?? missing(props)}
      </div>
    </div>
  );
}

function missing({
  data,
  fieldConfig,
  needsTimeField,
  needsNumberField,
  needsStringField,
}: PanelDataErrorViewProps): string {
  if (data.series.every(({ length }) => length === 0)) {
    return fieldConfig?.defaults.noValue ?? 'No data';
  }
  if (needsTimeField && !hasField(data, FieldType.time)) {
    return 'Data is missing a time field';
  }
  if (needsNumberField && !hasField(data, FieldType.number)) {
    return 'Data is missing a number field';
  }
  return needsStringField && !hasField(data, FieldType.string)
    ? 'Data is missing a string field'
    : 'Cannot visualize data';
}

function hasField({ series }: PanelData, wanted: FieldType): boolean {
  return series.some(({ fields }) => fields.some(({ type }) => type === wanted));
}

function getStyles(theme: GrafanaTheme2) {
  return {
    center: css({ display: 'flex', alignItems: 'center', justifyContent: 'center', width: '100%', height: '100%' }),
    message: css({ color: theme.colors.text.secondary, fontSize: theme.typography.size.lg, textAlign: 'center' }),
  };
}
