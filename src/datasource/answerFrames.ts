// Answers of a store → data frames with their notices.
import { createDataFrame, type DataFrame, type QueryResultMetaNotice } from '@grafana/data';
import { parseProfileTypeId } from '../engine/profile/profileType';
import { profileFrame } from '../frames/profileFrame';
import { type Progress } from '../frames/profileMeta';
import { seriesFrame } from '../frames/seriesFrame';
import { grafanaUnit, rateUnit } from '../frames/units';
import { aggregationOf } from './stores/aggregation';
import { type SeriesAnswer, type TreeAnswer } from './stores/store';

/** What a frame says about where it came from. */
export interface FrameOrigin {
  readonly refId: string;
  readonly profileTypeId: string;
  /** The store's kind. */
  readonly store: string;
}

export function treeFrame(
  answer: TreeAnswer,
  { refId, profileTypeId, store }: FrameOrigin,
  progress?: Progress
): DataFrame {
  const frame = profileFrame(answer.tree, {
    profileType: profileTypeId,
    store,
    ...(answer.isApproximate ? { approximate: true } : {}),
    ...(answer.isTruncated ? { truncated: true } : {}),
    ...(answer.available === undefined ? {} : { available: answer.available }),
    ...(progress === undefined ? {} : { progress }),
  });
  return withNotices({ ...frame, refId }, answer.notices);
}

/**
 * One frame per series. Sums become rates: CPU time per step in cores, bytes per step in B/s; averages stay what they are. Notices
 * are on the first frame; without any series they have an empty frame of their own.
 */
export function seriesFrames(answer: SeriesAnswer, { refId, profileTypeId }: FrameOrigin): DataFrame[] {
  const type = parseProfileTypeId(profileTypeId);
  const sampleUnit = type?.sampleUnit ?? '';
  const isRate = aggregationOf(profileTypeId) === 'sum';
  const rate = isRate ? rateUnit(sampleUnit) : { factor: 1, unit: grafanaUnit(sampleUnit) };
  const factor = isRate ? rate.factor / (answer.stepMs / 1000) : 1;
  const meta = { sampleType: type?.sampleType ?? 'value', unit: rate.unit, isRate };
  const frames: DataFrame[] = answer.series.map(({ labels, times, values }) => {
    const labelObject = Object.fromEntries(labels.map(({ name, value }) => [name, value]));
    return {
      ...seriesFrame({ labels: labelObject, times, values: values.map((value) => value * factor) }, meta),
      refId,
    };
  });
  if (answer.notices.length > 0) {
    const first = frames[0] ?? createDataFrame({ refId, name: 'series', fields: [] });
    frames[0] = withNotices(first, answer.notices);
  }
  return frames;
}

function withNotices(frame: DataFrame, sentences: readonly string[]): DataFrame {
  if (sentences.length === 0) {
    return frame;
  }
  const notices = sentences.map((text): QueryResultMetaNotice => ({ severity: 'warning', text }));
  return { ...frame, meta: { ...frame.meta, notices } };
}
