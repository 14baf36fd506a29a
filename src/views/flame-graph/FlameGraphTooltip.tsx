// The tooltip of a bar: which function, where it is written, and its numbers.
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Portal, useStyles2 } from '@grafana/ui';
import React, { type RefObject, useLayoutEffect } from 'react';
import { type BarDescription } from './describeBar';

interface Props {
  readonly description: BarDescription;
  readonly element: RefObject<HTMLDivElement | null>;
  /** Moves `element` to the mouse; called when the content, hence the size, has changed. */
  readonly onResize: () => void;
}

export function FlameGraphTooltip({ description, element, onResize }: Props) {
  const styles = useStyles2(getStyles);
  const { name, place, mapping, columns, rows, remarks } = description;
  useLayoutEffect(onResize, [description, onResize]);
  return (
    <Portal>
      <div ref={element} className={styles.tooltip} data-testid="flame-graph-tooltip">
        <div className={styles.name} dir="auto">
          {name}
        </div>
        {place !== undefined && (
          <div className={styles.place}>
            <bdi>{place}</bdi>
          </div>
        )}
        {mapping !== undefined && (
          <div className={styles.place}>
            <bdi>{mapping}</bdi>
          </div>
        )}
        <table className={styles.numbers}>
          <thead>
            <tr>
              <td />
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, cells }, row) => (
              <tr key={row}>
                <th scope="row">{label}</th>
                {cells.map((cell, column) => (
                  <td key={column}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {remarks.map((remark) => (
          <div key={remark} className={styles.remark}>
            {remark}
          </div>
        ))}
      </div>
    </Portal>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  tooltip: css({
    position: 'fixed',
    left: 0,
    top: 0,
    zIndex: theme.zIndex.tooltip,
    maxWidth: 'min(480px, 90vw)',
    padding: theme.spacing(1, 1.25),
    pointerEvents: 'none',
    background: theme.colors.background.elevated,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    boxShadow: theme.shadows.z2,
    color: theme.colors.text.primary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  name: css({
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 5,
    overflow: 'hidden',
    fontWeight: theme.typography.fontWeightMedium,
    overflowWrap: 'anywhere',
  }),
  place: css({ color: theme.colors.text.secondary, overflowWrap: 'anywhere' }),
  remark: css({ marginTop: theme.spacing(0.75), fontStyle: 'italic' }),
  numbers: css({
    marginTop: theme.spacing(0.75),
    fontVariantNumeric: 'tabular-nums',
    'th, td': { padding: theme.spacing(0, 0, 0, 2), textAlign: 'right', whiteSpace: 'nowrap' },
    th: { fontWeight: theme.typography.fontWeightRegular, color: theme.colors.text.secondary },
    'tbody th': { padding: 0, textAlign: 'left' },
  }),
});
