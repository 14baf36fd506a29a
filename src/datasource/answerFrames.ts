// Answers of a store → data frames with their notices.
import { createDataFrame, type DataFrame, type Labels, type QueryResultMetaNotice } from '@grafana/data';
import { numbersOfCalls } from '../engine/functions/functionNumbers';
import { parseProfileTypeId } from '../engine/profile/profileType';
import { exactFunctionsOf } from '../frames/exactFunctions';
import { type BaselineMeta } from '../frames/baselineMeta';
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

/** `progress` marks a tree of what has been read so far, `baseline` a diff. */
export function treeFrame(
  answer: TreeAnswer,
  { refId, profileTypeId, store }: FrameOrigin,
  progress?: Progress,
  baseline?: BaselineMeta
): DataFrame {
  const frame = profileFrame(answer.tree, {
    profileType: profileTypeId,
    store,
    ...(answer.isApproximate ? { approximate: true } : {}),
    ...(answer.exactCalls === undefined ? {} : { exactFunctions: exactFunctionsOf(numbersOfCalls(answer.exactCalls)) }),
    ...(answer.isTruncated ? { truncated: true } : {}),
    ...(answer.available === undefined ? {} : { available: answer.available }),
    ...(baseline === undefined ? {} : { baseline }),
    ...(progress === undefined ? {} : { progress }),
  });
  return withNotices({ ...frame, refId }, treeNotices(answer, 'they are shown as other'));
}

/** What an answer's tree lacks, besides the store's own notices. `consequence` completes "Small call nodes were cut off: ". */
export function treeNotices(
  { notices, isTruncated, isApproximate }: TreeAnswer,
  consequence: string
): readonly QueryResultMetaNotice[] {
  return [
    ...warnings(notices),
    ...(isTruncated
      ? [info(`Small call nodes were cut off: ${consequence}. Raise max nodes in the query to see more of them.`)]
      : []),
    ...(isApproximate
      ? [info('This tree is approximate: the profiler recorded who calls whom, not whole stacks.')]
      : []),
  ];
}

/** How the values of a profile type's series are shown. */
export interface SeriesScale {
  /** Multiply a value of the store by this. */
  readonly factor: number;
  /** Grafana's unit id of the outcome. */
  readonly unit: string;
  /** True when sums become rates. */
  readonly isRate: boolean;
}

/**
 * Sums become rates: CPU time per step in cores, bytes per step in B/s; averages stay what they are.
 *
 * `answeredUnit`: The unit of the store's values where it is not the profile type's.
 */
export function seriesScale(profileTypeId: string, stepMs: number, answeredUnit?: string): SeriesScale {
  const sampleUnit = answeredUnit ?? parseProfileTypeId(profileTypeId)?.sampleUnit ?? '';
  if (aggregationOf(profileTypeId) === 'average') {
    return { factor: 1, unit: grafanaUnit(sampleUnit), isRate: false };
  }
  const { factor, unit } = rateUnit(sampleUnit);
  return { factor: factor / (stepMs / 1000), unit, isRate: true };
}

/**
 * One frame per series. Notices are on the first frame; without any series they have an empty frame of their own.
 *
 * `more`: Labels that all series get besides their own, and how much later they are shown than they were.
 */
export function seriesFrames(
  answer: SeriesAnswer,
  { refId, profileTypeId }: FrameOrigin,
  more: { readonly labels?: Labels; readonly laterMs?: number } = {}
): DataFrame[] {
  const { factor, unit, isRate } = seriesScale(profileTypeId, answer.stepMs, answer.unit);
  const meta = { sampleType: parseProfileTypeId(profileTypeId)?.sampleType ?? 'value', unit, isRate };
  const { laterMs = 0 } = more;
  const frames: DataFrame[] = answer.series.map(({ labels, times, values }) => {
    const labelObject = { ...Object.fromEntries(labels.map(({ name, value }) => [name, value])), ...more.labels };
    const series = {
      labels: labelObject,
      times: times.map((timeMs) => timeMs + laterMs),
      values: values.map((value) => value * factor),
    };
    return { ...seriesFrame(series, meta), refId };
  });
  if (answer.notices.length > 0) {
    const first = frames[0] ?? createDataFrame({ refId, name: 'series', fields: [] });
    frames[0] = withNotices(first, warnings(answer.notices));
  }
  return frames;
}

/** Sentences of a store as notices. */
export function warnings(sentences: readonly string[]): readonly QueryResultMetaNotice[] {
  return sentences.map((text) => ({ severity: 'warning', text }));
}

/** What is to be known, and nothing wrong. */
export function info(text: string): QueryResultMetaNotice {
  return { severity: 'info', text };
}

/** The frame with these notices beside those that it has. */
export function withNotices(frame: DataFrame, notices: readonly QueryResultMetaNotice[]): DataFrame {
  return notices.length === 0
    ? frame
    : { ...frame, meta: { ...frame.meta, notices: [...(frame.meta?.notices ?? []), ...notices] } };
}
