// The flame graph: a scroll container as high as all rows, in it a canvas as large as the viewport that stays in place.
//
//     ┌ container (scrolls) ───────────┐
//     │ ┌ sticky: canvas + marks ────┐ │  the canvas shows the rows at the scroll position
//     │ └────────────────────────────┘ │
//     │ spacer: visible rows × height  │  gives the scrollbar its length
//     └────────────────────────────────┘
//       minimap, while zoomed             at the end without the root, so that nothing moves under the pointer
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useCallback, useId, useMemo, useRef } from 'react';
import { type FunctionPath, pathOfNode } from '../profile/functionPath';
import { type ScrollPlace } from '../profile/scrollPlaces';
import { describeBar, spokenDescription } from './describeBar';
import { FlameGraphMinimap } from './FlameGraphMinimap';
import { type FlameGraphEvents, type FlameGraphModel } from './flameGraphModel';
import { FlameGraphTooltip } from './FlameGraphTooltip';
import { type KeyRequest, useBarKeys } from './useBarKeys';
import { useCanvasSize } from './useCanvasSize';
import { useFlameGraphRenderer } from './useFlameGraphRenderer';
import { useGestures } from './useGestures';
import { useHover } from './useHover';
import { usePlace } from './usePlace';
import { useScene } from './useScene';
import { useZoom } from './useZoom';
import { ROW_HEIGHT_PX } from './viewport';
import { isZoomed } from './zoom';

interface Props {
  readonly model: FlameGraphModel;
  readonly events: FlameGraphEvents;
  /** Where links keep the scroll position; undefined for a graph that is not in them. */
  readonly scroll?: ScrollPlace<FunctionPath>;
}

export function FlameGraph({ model, events, scroll }: Props) {
  const styles = useStyles2(getFlameGraphStyles);
  const { profile, focusedNode, cursorNode, orientation } = model;
  const { dispatch, onMenu } = events;
  const container = useRef<HTMLDivElement>(null);
  const size = useCanvasSize(container);
  const [zoom, setZoom] = useZoom(model);
  const { scene, minWidth } = useScene(model, zoom, size);
  const { renderer, canvas, hoverMark, cursorMark, matchMark } = useFlameGraphRenderer(scene);
  const onScrolled = usePlace(model, { container, renderer, setZoom, place: scroll });
  const hover = useHover({ renderer, canvas }, profile, events.onHover);
  const onFocus = useCallback(
    (node: number) => dispatch({ type: 'focused', path: pathOfNode(profile, node) }),
    [dispatch, profile]
  );
  const band = useGestures({ container, canvas, renderer }, { hover, zoom, setZoom, onFocus, onMenu });
  const onKeyRequest = useCallback(
    (request: KeyRequest) => {
      switch (request.kind) {
        case 'action':
          return dispatch(request.action);
        case 'zoom':
          return setZoom(() => request.zoom);
        case 'menu':
          return onMenu(request.node, renderer.current?.middleOf(request.node) ?? { clientX: 0, clientY: 0 });
      }
    },
    [dispatch, setZoom, onMenu, renderer]
  );
  const standing = useMemo(
    () => ({ profile, focusedNode, cursorNode, minWidth, zoom, orientation }),
    [profile, focusedNode, cursorNode, minWidth, zoom, orientation]
  );
  const onKeyDown = useBarKeys(standing, onKeyRequest);
  const keysId = useId();

  const spokenNode = cursorNode === -1 ? focusedNode : cursorNode;
  const minimap = isZoomed(zoom) && (
    <FlameGraphMinimap
      profile={profile}
      focusedNode={focusedNode}
      orientation={orientation}
      size={size}
      zoom={zoom}
      setZoom={setZoom}
    />
  );

  return (
    <div className={cx(styles.view, orientation === 'rootAtBottom' && styles.upsideDown)}>
      <div
        ref={container}
        className={styles.container}
        onScroll={() => {
          onScrolled();
          hover.lookAgain();
        }}
      >
        <div style={{ height: scene.contentHeightPx }}>
          <div className={styles.sticky}>
            <canvas
              ref={canvas}
              className={styles.canvas}
              dir="ltr"
              data-testid="flame-graph"
              role="application"
              aria-roledescription="flame graph"
              aria-label={`Flame graph of ${model.name}, ${profile.tree.length} call nodes in ${profile.layout.rowCount} rows`}
              aria-describedby={keysId}
              tabIndex={0}
              onKeyDown={onKeyDown}
            />
            <div ref={hoverMark} className={styles.hoverMark} />
            <div ref={matchMark} className={styles.matchMark} />
            <div ref={band} className={styles.band} />
            <div ref={cursorMark} className={styles.cursorMark} />
          </div>
        </div>
      </div>
      {minimap}
      <p id={keysId} className={styles.unseen}>
        Arrow keys walk the bars, Enter focuses a bar, Backspace goes back, plus and minus zoom, Shift and arrow keys
        move a zoomed graph, Escape ends the zoom and then shows the whole profile.
      </p>
      <p className={styles.unseen} aria-live="polite" data-testid="flame-graph-spoken">
        {spokenNode > 0 && spokenDescription(describeBar(model, spokenNode))}
      </p>
      <FlameGraphTooltip model={model} bar={hover.bar} />
    </div>
  );
}

/** Also those of the flame chart, whose elements are the same. */
export const getFlameGraphStyles = (theme: GrafanaTheme2) => {
  const mark = {
    position: 'absolute',
    left: 0,
    top: 0,
    height: ROW_HEIGHT_PX - 1,
    pointerEvents: 'none',
    visibility: 'hidden',
  } as const;
  return {
    view: css({
      position: 'relative',
      display: 'flex',
      flexDirection: 'column',
      flex: 1,
      minWidth: 0,
      minHeight: 0,
      height: '100%',
    }),
    upsideDown: css({ flexDirection: 'column-reverse' }),
    container: css({
      position: 'relative',
      flex: 1,
      minWidth: 0,
      minHeight: 0,
      overflowX: 'hidden',
      overflowY: 'auto',
      scrollbarWidth: 'thin',
    }),
    sticky: css({ position: 'sticky', top: 0, overflow: 'hidden', lineHeight: 0 }),
    canvas: css({
      display: 'block',
      outlineOffset: '-2px',
      // Up and down is the browser's; sideways and pinches are ours.
      touchAction: 'pan-y',
      userSelect: 'none',
      WebkitTouchCallout: 'none',
      '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}` },
      '&:focus-visible ~ div:last-of-type': { display: 'block' },
    }),
    hoverMark: css({
      ...mark,
      background: theme.isDark ? 'rgba(255, 255, 255, 0.1)' : 'rgba(0, 0, 0, 0.06)',
      boxShadow: `inset 0 0 0 1px ${theme.colors.text.maxContrast}`,
    }),
    matchMark: css({
      ...mark,
      boxShadow: `inset 0 0 0 2px ${theme.colors.warning.text}, 0 0 0 1px ${theme.colors.background.primary}`,
    }),
    band: css({
      ...mark,
      height: '100%',
      background: theme.colors.primary.transparent,
      boxShadow: `inset 1px 0 ${theme.colors.primary.border}, inset -1px 0 ${theme.colors.primary.border}`,
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
