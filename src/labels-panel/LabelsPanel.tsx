// The panel: from what Grafana hands in to the label explorer, or to a sentence on why there is none.
import { LoadingState, type PanelProps } from '@grafana/data';
import { PanelDataErrorView } from '@grafana/runtime';
import React, { useMemo } from 'react';
import { LabelExplorer } from '../views/label-explorer/LabelExplorer';
import { labelFilterOf } from './labelFilter';
import { defaultOptions, explorerOptionsOf, type LabelsOptions } from './options';
import { useLabelActions } from './useLabelActions';
import { useShownLabels } from './useShownLabels';

export function LabelsPanel(props: PanelProps<LabelsOptions>) {
  const { id, data, fieldConfig, options, width, height, timeZone } = props;
  const { frames, progress, hints } = useShownLabels(data);
  const { show, hide } = { ...defaultOptions, ...options };
  const filter = useMemo(() => labelFilterOf(show, hide), [show, hide]);
  const explorerOptions = useMemo(() => explorerOptionsOf(options), [options]);
  const actions = useLabelActions(props, frames[0]?.refId);

  const isWaiting = data.state === LoadingState.Loading || data.state === LoadingState.NotStarted;
  if (frames.length === 0 && isWaiting) {
    // While a first answer is on its way the panel's header says so.
    return null;
  }
  const problem = filter.ok ? messageWithout(frames.length, data.series.length, hints) : filter.error;
  if (problem !== undefined || !filter.ok) {
    return <PanelDataErrorView panelId={id} data={data} fieldConfig={fieldConfig} message={problem} />;
  }
  return (
    <LabelExplorer
      source={{ frames, keep: filter.value, timeZone, progress, hints }}
      options={explorerOptions}
      actions={actions}
      widthPx={width}
      heightPx={height}
    />
  );
}

/** Undefined where there is something to show. */
function messageWithout(frameCount: number, seriesCount: number, hints: readonly string[]): string | undefined {
  if (frameCount > 0) {
    return undefined;
  }
  if (hints.length > 0) {
    return hints.join(' ');
  }
  return seriesCount === 0
    ? 'No data'
    : 'The label explorer needs labels: the query type Labels of a profiles data source, or series with labels of any other. Choose such a query, or another visualization.';
}
