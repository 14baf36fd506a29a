// The head of the label list: what its columns mean.
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { getRowStyles } from '../value-rows/rowStyles';
import { type ColumnTitle } from './labelColumns';
import { getChartStyles } from './chartCell';

interface Props {
  readonly titles: readonly ColumnTitle[];
  readonly hasCharts: boolean;
}

export function LabelListHead({ titles, hasCharts }: Props) {
  const styles = useStyles2(getStyles);
  const rowStyles = useStyles2(getRowStyles);
  const chartStyles = useStyles2(getChartStyles);
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={rowStyles.row}>
        <div role="columnheader" className={cx(rowStyles.name, styles.title)}>
          Label and value
        </div>
        {titles.map(({ id, title, hint, isSecondary }) => (
          <div
            key={id}
            role="columnheader"
            className={cx(rowStyles.number, styles.title, isSecondary && rowStyles.secondary)}
            title={hint}
          >
            {title}
          </div>
        ))}
        {hasCharts && (
          <div
            role="columnheader"
            className={cx(chartStyles.cell, styles.title)}
            title="Over the whole time; all charts have one scale"
          >
            Over time
          </div>
        )}
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  head: css({
    position: 'sticky',
    top: 0,
    zIndex: 1,
    background: theme.colors.background.primary,
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  title: css({ color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightMedium }),
});
