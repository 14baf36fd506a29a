// The flame chart: bars by time under a ruler, one lane per thread below the other. Zoom, scrolling, painting, pointing and the strip of
// the whole are those of the flame graph; a bar has no focus of its own here: a click shows its time as wide as the chart.
import { useStyles2 } from '@grafana/ui';
import React, { useCallback, useId, useMemo, useRef, useState } from 'react';
import { describeBar, spokenDescription } from '../flame-graph/describeBar';
import { getFlameGraphStyles } from '../flame-graph/FlameGraph';
import { FlameGraphMinimap } from '../flame-graph/FlameGraphMinimap';
import { type FlameGraphEvents, type FlameGraphModel } from '../flame-graph/flameGraphModel';
import { FlameGraphTooltip } from '../flame-graph/FlameGraphTooltip';
import { useCanvasSize } from '../flame-graph/useCanvasSize';
import { useFlameGraphRenderer } from '../flame-graph/useFlameGraphRenderer';
import { useGestures } from '../flame-graph/useGestures';
import { useHover } from '../flame-graph/useHover';
import { useScene } from '../flame-graph/useScene';
import { useZoom } from '../flame-graph/useZoom';
import { isZoomed, type Zoom } from '../flame-graph/zoom';
import { requestOfChartKey, zoomToBar } from './chartKeys';
import { type ChartModel } from './chartModel';
import { durationText } from './durationText';
import { TimeRuler } from './TimeRuler';
import { useBarInView } from './useBarInView';

export interface FlameChartLook extends Pick<
  FlameGraphModel,
  'barStyles' | 'format' | 'highlighted' | 'isApproximate' | 'name'
> {
  /** The bar of a search's present match, or of what was focused elsewhere; -1 for none. It is brought into view and marked. */
  readonly markedNode: number;
}

interface Props {
  readonly model: ChartModel;
  readonly look: FlameChartLook;
  readonly events: Pick<FlameGraphEvents, 'onHover' | 'onMenu'>;
}

export function FlameChart({ model, look, events }: Props) {
  const styles = useStyles2(getFlameGraphStyles);
  const { profile, chart, layout } = model;
  const { onMenu, onHover } = events;
  const container = useRef<HTMLDivElement>(null);
  const size = useCanvasSize(container);
  const [cursor, setCursor] = useState({ model, node: -1 });
  const cursorNode = cursor.model === model ? cursor.node : -1;
  const drawn = useMemo(
    (): FlameGraphModel => ({
      ...look,
      profile,
      focusedNode: 0,
      cursorNode,
      orientation: 'rootAtTop',
      noteOf: (node) => durationText(layout.widthOf(node)),
      remarkOn: (node) =>
        `From ${durationText(chart.startNs[0] + layout.startOf(node))} on, for ${durationText(layout.widthOf(node))}.`,
    }),
    [look, profile, chart, layout, cursorNode]
  );
  const [zoom, setZoom] = useZoom(drawn);
  const { scene, minWidth } = useScene(drawn, zoom, size);
  const { renderer, canvas, hoverMark, cursorMark, matchMark } = useFlameGraphRenderer(scene);
  const hover = useHover({ renderer, canvas }, profile, onHover);
  const showBar = useCallback((node: number) => setZoom(() => zoomToBar(model, node)), [model, setZoom]);
  const band = useGestures({ container, canvas, renderer }, { hover, zoom, setZoom, onFocus: showBar, onMenu });
  useBarInView(model, cursorNode, { container, renderer, setZoom });
  useBarInView(model, look.markedNode, { container, renderer, setZoom });
  const onKeyDown = (event: React.KeyboardEvent) => {
    const isOfBrowser = event.ctrlKey || event.metaKey || event.altKey;
    const request = isOfBrowser ? undefined : requestOfChartKey(event, { model, cursorNode, minWidth, zoom });
    if (request === undefined) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    switch (request.kind) {
      case 'cursor':
        return setCursor({ model, node: request.node });
      case 'zoom':
        return setZoom(() => request.zoom);
      case 'menu':
        return onMenu(request.node, renderer.current?.middleOf(request.node) ?? { clientX: 0, clientY: 0 });
    }
  };
  const keysId = useId();
  const timeAt = (part: number) => chart.startNs[0] + part * layout.widthOf(0);

  return (
    <div className={styles.view}>
      <TimeRuler fromNs={timeAt(zoom.from)} toNs={timeAt(zoom.to)} widthPx={size.widthPx} />
      <div
        ref={container}
        className={styles.container}
        onScroll={({ currentTarget }) => {
          renderer.current?.scrollTo(currentTarget.scrollTop);
          hover.lookAgain();
        }}
      >
        <div style={{ height: scene.contentHeightPx }}>
          <div className={styles.sticky}>
            <canvas
              ref={canvas}
              className={styles.canvas}
              dir="ltr"
              data-testid="flame-chart"
              role="application"
              aria-roledescription="flame chart"
              aria-label={`Flame chart of ${look.name}, ${chart.length} bars in ${layout.rowCount} rows, ${durationText(layout.widthOf(0))} long`}
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
      {isZoomed(zoom) && <ChartMinimap model={model} size={size} zoom={zoom} setZoom={setZoom} />}
      <p id={keysId} className={styles.unseen}>
        Arrow keys walk the bars, Enter shows the time of a bar, plus and minus zoom, Shift and arrow keys move a zoomed
        chart, Escape shows all of the time.
      </p>
      <p className={styles.unseen} aria-live="polite" data-testid="flame-chart-spoken">
        {cursorNode > 0 && spokenDescription(describeBar(drawn, cursorNode))}
      </p>
      <FlameGraphTooltip model={drawn} bar={hover.bar} />
    </div>
  );
}

interface MinimapProps extends Pick<React.ComponentProps<typeof FlameGraphMinimap>, 'size' | 'setZoom'> {
  readonly model: ChartModel;
  readonly zoom: Zoom;
}

function ChartMinimap({ model, ...rest }: MinimapProps) {
  return <FlameGraphMinimap profile={model.profile} focusedNode={0} orientation="rootAtTop" {...rest} />;
}
