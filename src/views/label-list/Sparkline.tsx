// A value over time as a small area; all of a list stand on one scale, so that they compare.
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

interface Props {
  /** One entry per bucket. */
  readonly values: Float64Array;
  /** What fills the whole height. */
  readonly scale: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A picture beside numbers: it is hidden from screen readers. */
export function Sparkline({ values, scale, widthPx, heightPx }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <svg className={styles.chart} width={widthPx} height={heightPx} aria-hidden="true">
      <path className={styles.area} d={areaPath(values, scale, widthPx, heightPx)} />
      <path className={styles.line} d={linePath(values, scale, widthPx, heightPx)} />
    </svg>
  );
}

/** Steps: a bucket is as wide as it is long, and flat. Nothing of nothing is a line at the bottom. */
export function linePath(values: ArrayLike<number>, scale: number, widthPx: number, heightPx: number): string {
  const bucketPx = widthPx / values.length;
  let path = '';
  for (let bucket = 0; bucket < values.length; bucket++) {
    const share = scale > 0 ? Math.min(1, Math.max(0, values[bucket] / scale)) : 0;
    const y = (heightPx - 0.5 - share * (heightPx - 1)).toFixed(1);
    path += `${bucket === 0 ? 'M0' : `H${(bucket * bucketPx).toFixed(1)}`}${bucket === 0 ? `,${y}` : `V${y}`}`;
  }
  return values.length === 0 ? '' : `${path}H${widthPx}`;
}

/** The same, closed at the bottom. */
export function areaPath(values: ArrayLike<number>, scale: number, widthPx: number, heightPx: number): string {
  const line = linePath(values, scale, widthPx, heightPx);
  return line === '' ? '' : `${line}V${heightPx}H0Z`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  chart: css({ display: 'block', flex: 'none', overflow: 'visible' }),
  area: css({ fill: theme.colors.primary.main, fillOpacity: 0.18 }),
  line: css({ fill: 'none', stroke: theme.colors.primary.text, strokeWidth: 1 }),
});
