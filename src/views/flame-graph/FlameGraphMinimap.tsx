// A strip that shows the whole of the focus while the graph is zoomed, and the part that is shown as a window that can be dragged or
// moved by keyboard.
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { IconButton, useStyles2, useTheme2 } from '@grafana/ui';
import React, { type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef } from 'react';
import { type ProfileModel } from '../profile/profileModel';
import { type Orientation } from '../profile/viewChoices';
import { type CanvasSize } from './FlameGraphRenderer';
import { renderMinimap } from './renderMinimap';
import { centredAt, NO_ZOOM, panBy, type Zoom, zoomBy } from './zoom';

interface Props {
  readonly profile: ProfileModel;
  readonly focusedNode: number;
  readonly orientation: Orientation;
  /** Of the graph; the strip is as wide. */
  readonly size: CanvasSize;
  readonly zoom: Zoom;
  readonly setZoom: (next: (zoom: Zoom) => Zoom) => void;
}

const HEIGHT_PX = 32;
const KEY_ZOOM = 1.5;
const KEY_PAN = 0.2;

const keySteps: ReadonlyMap<string, (zoom: Zoom) => Zoom> = new Map([
  ['ArrowLeft', (zoom) => panBy(zoom, -KEY_PAN)],
  ['ArrowRight', (zoom) => panBy(zoom, KEY_PAN)],
  ['PageUp', (zoom) => panBy(zoom, -1)],
  ['PageDown', (zoom) => panBy(zoom, 1)],
  ['Home', (zoom) => centredAt(zoom, 0)],
  ['End', (zoom) => centredAt(zoom, 1)],
  ['+', (zoom) => zoomBy(zoom, KEY_ZOOM, 0.5)],
  ['-', (zoom) => zoomBy(zoom, 1 / KEY_ZOOM, 0.5)],
  ['Escape', () => NO_ZOOM],
]);

export function FlameGraphMinimap({ profile, focusedNode, orientation, size, zoom, setZoom }: Props) {
  const styles = useStyles2(getStyles);
  const fill = useTheme2().colors.border.strong;
  const canvas = useRef<HTMLCanvasElement>(null);
  const grabbedAt = useRef<number | undefined>(undefined);
  const { widthPx, pixelRatio } = size;

  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context) {
      const shown = { profile, focusedNode, orientation, widthPx, heightPx: HEIGHT_PX, pixelRatio, fill };
      renderMinimap(context, shown);
    }
  }, [profile, focusedNode, orientation, widthPx, pixelRatio, fill]);

  const partAt = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return width > 0 ? (event.clientX - left) / width : 0;
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const part = partAt(event);
    const centre = (zoom.from + zoom.to) / 2;
    const isOnWindow = part >= zoom.from && part <= zoom.to;
    grabbedAt.current = isOnWindow ? part - centre : 0;
    event.currentTarget.setPointerCapture(event.pointerId);
    setZoom((before) => (isOnWindow ? before : centredAt(before, part)));
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const grabbed = grabbedAt.current;
    if (grabbed !== undefined) {
      const part = partAt(event);
      setZoom((before) => centredAt(before, part - grabbed));
    }
  };
  const onPointerEnd = () => {
    grabbedAt.current = undefined;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = keySteps.get(event.key);
    if (step !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      setZoom(step);
    }
  };

  const percentOf = (part: number) => Math.round(part * 1000) / 10;
  return (
    <div className={styles.minimap} style={{ width: widthPx, height: HEIGHT_PX }}>
      <div
        className={styles.strip}
        role="slider"
        tabIndex={0}
        aria-label="Zoomed part"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percentOf((zoom.from + zoom.to) / 2)}
        aria-valuetext={`From ${percentOf(zoom.from)} % to ${percentOf(zoom.to)} % of the width`}
        data-testid="flame-graph-minimap"
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerEnd}
        onPointerCancel={onPointerEnd}
        onKeyDown={onKeyDown}
      >
        <canvas
          ref={canvas}
          className={styles.canvas}
          width={Math.round(widthPx * pixelRatio)}
          height={Math.round(HEIGHT_PX * pixelRatio)}
        />
        <div
          className={styles.window}
          style={{ left: `${zoom.from * 100}%`, width: `${(zoom.to - zoom.from) * 100}%` }}
        />
      </div>
      <IconButton
        className={styles.reset}
        name="times"
        size="sm"
        tooltip="Show all of the width (Esc)"
        onClick={() => setZoom(() => NO_ZOOM)}
      />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  minimap: css({ position: 'relative', flex: 'none', marginTop: theme.spacing(0.5) }),
  strip: css({
    position: 'relative',
    height: '100%',
    overflow: 'hidden',
    background: theme.colors.background.secondary,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    cursor: 'grab',
    touchAction: 'none',
    '&:active': { cursor: 'grabbing' },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: '-1px' },
  }),
  canvas: css({ position: 'absolute', inset: 0, width: '100%', height: '100%' }),
  window: css({
    position: 'absolute',
    top: 0,
    bottom: 0,
    minWidth: 3,
    background: theme.colors.primary.transparent,
    borderLeft: `2px solid ${theme.colors.primary.border}`,
    borderRight: `2px solid ${theme.colors.primary.border}`,
  }),
  reset: css({ position: 'absolute', right: theme.spacing(0.5), top: theme.spacing(0.5), margin: 0 }),
});
