// The stand-in for core's panel `timeseries`, which no package publishes: the plot of @grafana/ui with legend, tooltip,
// annotations and selection of a time range by dragging.
import { cacheFieldDisplayNames, FieldType, type DataFrame, type PanelProps } from '@grafana/data';
import { PanelDataErrorView } from '@grafana/runtime';
import { TooltipDisplayMode, type VizLegendOptions, type VizTooltipOptions } from '@grafana/schema';
import { EventBusPlugin, TimeSeries, TooltipPlugin2, usePanelContext } from '@grafana/ui';
import React, { useMemo } from 'react';
import { AnnotationMarks } from './AnnotationMarks';
import { SeriesTooltip } from './SeriesTooltip';

export interface TimeSeriesOptions {
  readonly legend: VizLegendOptions;
  readonly tooltip: VizTooltipOptions;
}

/** `TooltipHoverMode` of @grafana/ui, which exports the type alone: show one series, or all at the hovered time. */
const hoverMode = { one: 0, all: 1 } as const;

export function TimeSeriesPanel(props: PanelProps<TimeSeriesOptions>) {
  const { id, data, timeRange, timeZone, width, height, options, fieldConfig, onChangeTimeRange } = props;
  const { eventBus, sync } = usePanelContext();
  const frames = useMemo(() => namedTimeSeries(data.series), [data.series]);
  if (frames.length === 0) {
    return <PanelDataErrorView panelId={id} fieldConfig={fieldConfig} data={data} needsTimeField needsNumberField />;
  }
  return (
    <TimeSeries
      frames={frames}
      structureRev={data.structureRev}
      timeRange={timeRange}
      timeZone={timeZone}
      width={width}
      height={height}
      legend={options.legend}
      options={options}
    >
      {(config, alignedFrame) => (
        <>
          <EventBusPlugin config={config} eventBus={eventBus} frame={alignedFrame} />
          <AnnotationMarks config={config} annotations={data.annotations ?? []} />
          {options.tooltip.mode !== TooltipDisplayMode.None && (
            <TooltipPlugin2
              config={config}
              hoverMode={options.tooltip.mode === TooltipDisplayMode.Single ? hoverMode.one : hoverMode.all}
              queryZoom={onChangeTimeRange}
              syncMode={sync?.()}
              syncScope="flameboard-playground"
              render={(_plot, rows, nearestField, isPinned) => (
                <SeriesTooltip
                  alignedFrame={alignedFrame}
                  rows={rows}
                  nearestField={nearestField}
                  isPinned={isPinned}
                  options={options.tooltip}
                />
              )}
            />
          )}
        </>
      )}
    </TimeSeries>
  );
}

/** Names depend on all series together and must be known before these are joined to one frame. */
function namedTimeSeries(series: readonly DataFrame[]): DataFrame[] {
  const frames = series.filter(isTimeSeries);
  cacheFieldDisplayNames(frames);
  return frames;
}

function isTimeSeries({ fields }: DataFrame): boolean {
  return fields.some(({ type }) => type === FieldType.time) && fields.some(({ type }) => type === FieldType.number);
}
