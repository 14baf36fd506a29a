// The annotations of a time series: a line where each one is, with its text as a flag at the bottom. Grafana's own are in
// its core panel, which no package publishes.
import { css } from '@emotion/css';
import { FieldType, type DataFrame, type GrafanaTheme2 } from '@grafana/data';
import { useStyles2, type UPlotConfigBuilder } from '@grafana/ui';
import React, { useLayoutEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type uPlot from 'uplot';

export interface AnnotationMarksProps {
  readonly config: UPlotConfigBuilder;
  readonly annotations: readonly DataFrame[];
}

export function AnnotationMarks({ config, annotations }: AnnotationMarksProps) {
  const styles = useStyles2(getStyles);
  const plot = usePlot(config);
  if (plot === undefined) {
    return null;
  }
  const { over } = plot;
  const marks = annotations.flatMap(marksOf).map((mark) => ({ ...mark, leftPx: plot.valToPos(mark.timeMs, 'x') }));
  const shown = marks.filter(({ leftPx }) => leftPx >= 0 && leftPx <= over.clientWidth);
  return createPortal(
    shown.map(({ text, color, leftPx }, index) => (
      <div
        key={index}
        role="img"
        aria-label={text}
        title={text}
        data-testid="annotation"
        className={styles.line}
        style={{ left: leftPx, borderColor: color }}
      >
        <span className={styles.flag} style={{ background: color }}>
          {text}
        </span>
      </div>
    )),
    over
  );
}

/** The drawn plot; the component draws again whenever the plot has. */
function usePlot(config: UPlotConfigBuilder): uPlot | undefined {
  const [drawn, setDrawn] = useState<{ readonly plot: uPlot }>();
  useLayoutEffect(() => {
    config.addHook('draw', (plot) => setDrawn({ plot }));
  }, [config]);
  return drawn?.plot;
}

interface Mark {
  readonly timeMs: number;
  readonly text: string;
  readonly color: string | undefined;
}

function marksOf({ fields, length }: DataFrame): readonly Mark[] {
  const times = fields.find(({ name, type }) => name === 'time' || type === FieldType.time);
  const textOf = (name: string, row: number) => fields.find((field) => field.name === name)?.values[row];
  return Array.from({ length: times === undefined ? 0 : length }, (_, row) => ({
    timeMs: Number(times?.values[row]),
    text: [textOf('title', row), textOf('text', row)].filter(Boolean).join(': '),
    color: textOf('color', row),
  }));
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    borderLeft: `2px dashed ${theme.colors.primary.border}`,
    height: '100%',
    pointerEvents: 'none',
    position: 'absolute',
    top: 0,
  }),
  flag: css({
    background: theme.colors.primary.main,
    borderRadius: theme.shape.radius.default,
    bottom: 0,
    color: theme.colors.primary.contrastText,
    fontSize: theme.typography.bodySmall.fontSize,
    maxWidth: 160,
    overflow: 'hidden',
    padding: theme.spacing(0, 0.5),
    pointerEvents: 'auto',
    position: 'absolute',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
});
