// Which frames of a response the panel shows: those of one query, as they arrive at first; later the last complete picture stays while the next one
// is partial or has failed.
import { type DataFrame, LoadingState, type PanelData } from '@grafana/data';
import { labelsMetaOf } from '../frames/labelsFrame';
import { hasLabels } from '../frames/labelTables';
import { type Progress } from '../frames/profileMeta';

export interface ShownLabels {
  readonly frames: readonly DataFrame[];
  readonly progress: Progress | undefined;
  /** Sentences on what is missing or old. */
  readonly hints: readonly string[];
  /** True when these frames are worth keeping for the next response. */
  readonly isComplete: boolean;
}

/** Of several queries the first one with labels counts: values of different queries cannot be summed. */
export function chooseLabels(data: PanelData, lastComplete: readonly DataFrame[]): ShownLabels {
  const labelled = data.series.filter(hasLabels);
  const frames = labelled.filter(({ refId }) => refId === labelled[0].refId);
  const progress = frames.map((frame) => labelsMetaOf(frame)?.progress).find((found) => found !== undefined);
  const isPartial = progress !== undefined && progress.done < progress.total;
  if (isPartial) {
    const isFirst = lastComplete.length === 0;
    return { frames: isFirst ? frames : lastComplete, progress, hints: noticesOf(frames), isComplete: false };
  }
  if (data.state === LoadingState.Error && frames.length === 0) {
    return {
      frames: lastComplete,
      progress: undefined,
      hints: [errorHint(data, lastComplete.length > 0)],
      isComplete: false,
    };
  }
  if (data.state === LoadingState.Loading && frames.length === 0) {
    return { frames: lastComplete, progress: undefined, hints: [], isComplete: false };
  }
  const others = new Set(labelled.map(({ refId }) => refId)).size - 1;
  const error = data.state === LoadingState.Error ? [errorHint(data, false)] : [];
  const more =
    others > 0 ? [`Only query ${labelled[0].refId ?? ''} is shown: values of different queries cannot be summed.`] : [];
  return {
    frames,
    progress: undefined,
    hints: [...error, ...more, ...noticesOf(frames)],
    isComplete: data.state === LoadingState.Done,
  };
}

/** What a query could not do, such as labels that failed, each once. */
function noticesOf(frames: readonly DataFrame[]): readonly string[] {
  const warnings = frames.flatMap(({ meta }) => meta?.notices ?? []).filter(({ severity }) => severity !== 'info');
  return [...new Set(warnings.map(({ text }) => text))];
}

function errorHint({ errors }: PanelData, isOld: boolean): string {
  const reason = errors?.[0]?.message ?? errors?.[0]?.data?.message ?? 'The query failed.';
  return isOld ? `This is the last complete picture. ${reason}` : reason;
}
