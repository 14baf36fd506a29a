// The tooltip of the bar under the pointer: which function, where it is written, and its numbers.
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Portal, useStyles2 } from '@grafana/ui';
import React, { useLayoutEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { type BarDescription, describeBar } from './describeBar';
import { type FlameGraphModel } from './flameGraphModel';
import { type HoveredBar } from './hoveredBar';
import { placeTooltip, type Size } from './placeTooltip';

interface Props {
  readonly model: FlameGraphModel;
  readonly bar: HoveredBar;
}

export function FlameGraphTooltip({ model, bar }: Props) {
  const node = useSyncExternalStore(bar.subscribe, () => bar.nodeIn(model.profile));
  const description = useMemo(() => (node === -1 ? undefined : describeBar(model, node)), [model, node]);
  return description === undefined ? null : <Description description={description} bar={bar} />;
}

function Description({ description, bar }: { readonly description: BarDescription; readonly bar: HoveredBar }) {
  const styles = useStyles2(getStyles);
  const element = useFollowPointer(bar);
  const { name, place, mapping, columns, rows, remarks } = description;
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

/** Keeps an element beside the pointer. Its size is told when it has changed: asking for it at each move would lay out the page. */
function useFollowPointer(bar: HoveredBar) {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const tooltip = element.current;
    if (tooltip === null) {
      return undefined;
    }
    let size: Size | undefined;
    let room: Size = { widthPx: 0, heightPx: 0 };
    const move = () => {
      if (bar.pointer !== undefined && size !== undefined) {
        const { xPx, yPx } = placeTooltip(bar.pointer, size, room);
        tooltip.style.transform = `translate(${xPx}px, ${yPx}px)`;
      }
    };
    // Between layout and paint: nobody sees the tooltip at its old place with its new size.
    const observer = new ResizeObserver(() => {
      const { clientWidth, clientHeight } = document.documentElement;
      const { width, height } = tooltip.getBoundingClientRect();
      size = { widthPx: width, heightPx: height };
      room = { widthPx: clientWidth, heightPx: clientHeight };
      move();
    });
    observer.observe(tooltip);
    const unsubscribe = bar.subscribe(move);
    return () => {
      observer.disconnect();
      unsubscribe();
    };
  }, [bar]);
  return element;
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
