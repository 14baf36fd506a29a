// Whether Grafana should offer this panel for some data: only where something carries labels that differ.
import {
  type DataFrame,
  type PanelDataSummary,
  type VisualizationSuggestion,
  VisualizationSuggestionScore,
} from '@grafana/data';
import { labelsMetaOf } from '../frames/labelsFrame';
import { hasLabels } from '../frames/labelTables';
import { type LabelsOptions } from './options';

export function suggestLabels({ rawFrames = [] }: PanelDataSummary): Array<VisualizationSuggestion<LabelsOptions>> {
  const labelled = rawFrames.filter(hasLabels);
  const isOurs = labelled.some((frame) => labelsMetaOf(frame) !== undefined);
  if (!isOurs && !hasSeveralSeries(labelled)) {
    return [];
  }
  return [
    {
      score: isOurs ? VisualizationSuggestionScore.Best : VisualizationSuggestionScore.OK,
      cardOptions: {
        // A preview is a picture of the panel, too small to work in.
        previewModifier: (suggestion) => {
          suggestion.options = { ...suggestion.options, timeline: false, charts: false };
        },
      },
    },
  ];
}

/** One series has no labels that differ. */
function hasSeveralSeries(frames: readonly DataFrame[]): boolean {
  const sets = new Set(
    frames.flatMap(({ fields }) =>
      fields.flatMap(({ labels }) => (labels === undefined ? [] : [JSON.stringify(labels)]))
    )
  );
  return sets.size > 1;
}
