// Whether Grafana should offer this panel for some data: only for frames that it can draw.
import { type PanelDataSummary, type VisualizationSuggestion, VisualizationSuggestionScore } from '@grafana/data';
import { callTreeFromFrame } from '../frames/callTreeFromFrame';
import { isProfileFrame } from '../frames/profileFields';
import { type FlameGraphOptions } from './options';

/** Rows that are looked at: previews are made while somebody waits. */
const MOST_ROWS = 100_000;

export function suggestFlameGraph({
  rawFrames = [],
}: PanelDataSummary): Array<VisualizationSuggestion<FlameGraphOptions>> {
  const isFit = rawFrames.some(
    (frame) => isProfileFrame(frame) && (frame.length > MOST_ROWS || callTreeFromFrame(frame).ok)
  );
  return isFit
    ? [
        {
          score: VisualizationSuggestionScore.Best,
          cardOptions: {
            // A preview is a picture of the panel, too small to work in.
            previewModifier: (suggestion) => {
              suggestion.options = { ...suggestion.options, shown: 'flameGraph', hasToolbar: false };
            },
          },
        },
      ]
    : [];
}
