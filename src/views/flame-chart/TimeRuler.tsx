// The ruler above the bars: time since the recording began, for the part that is shown.
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { timeTicks } from './timeTicks';

interface Props {
  /** Both in nanoseconds since the recording began. */
  readonly fromNs: number;
  readonly toNs: number;
  readonly widthPx: number;
}

export function TimeRuler({ fromNs, toNs, widthPx }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.ruler} style={{ width: widthPx }} dir="ltr" aria-hidden data-testid="flame-chart-ruler">
      {timeTicks(fromNs, toNs, widthPx).map(({ timeNs, label }) => (
        <span key={label} className={styles.tick} style={{ left: ((timeNs - fromNs) / (toNs - fromNs)) * widthPx }}>
          {label}
        </span>
      ))}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  ruler: css({
    position: 'relative',
    flex: 'none',
    height: 20,
    overflow: 'hidden',
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  tick: css({
    position: 'absolute',
    top: 0,
    bottom: 0,
    paddingLeft: theme.spacing(0.5),
    borderLeft: `1px solid ${theme.colors.border.medium}`,
    lineHeight: '19px',
    whiteSpace: 'nowrap',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
  }),
});
