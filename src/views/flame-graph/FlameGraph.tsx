// The flame graph: a scroll container as high as all rows, in it a canvas as large as the viewport that stays in place.
//
//     ┌ container (scrolls) ───────────┐
//     │ ┌ sticky: canvas + marks ────┐ │  the canvas shows the rows at the scroll position
//     │ └────────────────────────────┘ │
//     │ spacer: visible rows × height  │  gives the scrollbar its length
//     └────────────────────────────────┘
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React, { type PointerEvent, useCallback, useId, useLayoutEffect, useMemo, useRef } from 'react';
import { pathOfNode } from '../profile/functionPath';
import { type ProfileModel } from '../profile/profileModel';
import { type ProfileViewAction } from '../profile/profileViewState';
import { type ValueFormat } from '../profile/valueFormat';
import { type BarStyles } from './barStyles';
import { barNote, describeBar, spokenDescription } from './describeBar';
import { FlameGraphTooltip } from './FlameGraphTooltip';
import { useBarKeys } from './useBarKeys';
import { useCanvasSize } from './useCanvasSize';
import { useFlameGraphRenderer } from './useFlameGraphRenderer';
import { useHover } from './useHover';
import { MIN_BAR_WIDTH_PX, ROW_HEIGHT_PX, scrollTopShowingRow, visibleRowCount } from './viewport';

interface Props {
  readonly profile: ProfileModel;
  readonly focusedNode: number;
  /** The bar of the keyboard, -1 for none. */
  readonly cursorNode: number;
  readonly barStyles: BarStyles;
  readonly format: ValueFormat;
  readonly dispatch: (action: ProfileViewAction) => void;
}

export function FlameGraph({ profile, focusedNode, cursorNode, barStyles, format, dispatch }: Props) {
  const styles = useStyles2(getStyles);
  const font = `12px ${useTheme2().typography.fontFamily}`;
  const container = useRef<HTMLDivElement>(null);
  const size = useCanvasSize(container);
  const noteOf = useCallback((node: number) => barNote(profile, node), [profile]);
  const scene = useMemo(
    () => ({ profile, focusedNode, cursorNode, styles: barStyles, noteOf, font, size }),
    [profile, focusedNode, cursorNode, barStyles, noteOf, font, size]
  );
  const { renderer, canvas, hoverMark, cursorMark } = useFlameGraphRenderer(scene);
  const hover = useHover(renderer, profile);
  const minWidth = size.widthPx > 0 ? (profile.layout.width[focusedNode] / size.widthPx) * MIN_BAR_WIDTH_PX : 0;
  const rowCount = useMemo(() => visibleRowCount(profile, focusedNode, minWidth), [profile, focusedNode, minWidth]);
  const onKeyDown = useBarKeys({ profile, focusedNode, cursorNode, minWidth }, dispatch);
  const keysId = useId();

  // Focus and cursor come into view; what the viewer scrolls to afterwards stays.
  useLayoutEffect(() => scrollToRow(container.current, profile.tree.depth[focusedNode]), [profile, focusedNode]);
  useLayoutEffect(() => {
    if (cursorNode !== -1) {
      scrollToRow(container.current, profile.tree.depth[cursorNode]);
    }
  }, [profile, cursorNode]);

  const onScroll = () => {
    renderer.current?.scrollTo(container.current?.scrollTop ?? 0);
    hover.lookAgain();
  };
  const onClick = (event: PointerEvent<HTMLCanvasElement>) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const node = renderer.current?.barAt(event.clientX - left, event.clientY - top) ?? -1;
    if (node !== -1) {
      dispatch({ type: 'focused', path: pathOfNode(profile, node) });
    }
  };
  const spokenNode = cursorNode === -1 ? focusedNode : cursorNode;
  const description = useMemo(
    () => (hover.node === -1 ? undefined : describeBar(profile, hover.node, focusedNode, format)),
    [profile, hover.node, focusedNode, format]
  );

  return (
    <div ref={container} className={styles.container} onScroll={onScroll}>
      <div style={{ height: rowCount * ROW_HEIGHT_PX }}>
        <div className={styles.sticky}>
          <canvas
            ref={canvas}
            className={styles.canvas}
            style={{ cursor: hover.node === -1 ? 'default' : 'pointer' }}
            data-testid="flame-graph"
            role="application"
            aria-roledescription="flame graph"
            aria-label={`Flame graph of ${format.name}, ${profile.tree.length} call nodes in ${profile.layout.rowCount} rows`}
            aria-describedby={keysId}
            tabIndex={0}
            onClick={onClick}
            onKeyDown={onKeyDown}
            onPointerMove={hover.onPointerMove}
            onPointerLeave={hover.onPointerLeave}
          />
          <div ref={hoverMark} className={styles.hoverMark} />
          <div ref={cursorMark} className={styles.cursorMark} />
        </div>
      </div>
      <p id={keysId} className={styles.unseen}>
        Arrow keys walk the bars, Enter focuses a bar, Backspace goes back, Escape shows the whole profile.
      </p>
      <p className={styles.unseen} aria-live="polite" data-testid="flame-graph-spoken">
        {spokenNode > 0 && spokenDescription(describeBar(profile, spokenNode, focusedNode, format))}
      </p>
      {description !== undefined && (
        <FlameGraphTooltip description={description} element={hover.tooltip} onResize={hover.moveTooltip} />
      )}
    </div>
  );
}

function scrollToRow(container: HTMLElement | null, row: number) {
  if (container !== null) {
    container.scrollTop = scrollTopShowingRow(row, container.scrollTop, container.clientHeight);
  }
}

const getStyles = (theme: GrafanaTheme2) => {
  const mark = {
    position: 'absolute',
    left: 0,
    top: 0,
    height: ROW_HEIGHT_PX - 1,
    pointerEvents: 'none',
    visibility: 'hidden',
  } as const;
  return {
    container: css({
      position: 'relative',
      flex: 1,
      minWidth: 0,
      minHeight: 0,
      height: '100%',
      overflowX: 'hidden',
      overflowY: 'auto',
      scrollbarWidth: 'thin',
    }),
    sticky: css({ position: 'sticky', top: 0, overflow: 'hidden', lineHeight: 0 }),
    canvas: css({
      display: 'block',
      outlineOffset: '-2px',
      '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}` },
      '&:focus-visible ~ div:last-of-type': { display: 'block' },
    }),
    hoverMark: css({
      ...mark,
      background: theme.isDark ? 'rgba(255, 255, 255, 0.1)' : 'rgba(0, 0, 0, 0.06)',
      boxShadow: `inset 0 0 0 1px ${theme.colors.text.maxContrast}`,
    }),
    cursorMark: css({ ...mark, display: 'none', boxShadow: `inset 0 0 0 2px ${theme.colors.text.maxContrast}` }),
    unseen: css({
      position: 'absolute',
      left: 0,
      top: 0,
      width: 1,
      height: 1,
      margin: 0,
      overflow: 'hidden',
      clipPath: 'inset(50%)',
      whiteSpace: 'nowrap',
    }),
  };
};
