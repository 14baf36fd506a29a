// Which frames of a response the panel shows: the last complete picture stays while the next one is partial or has failed.
import { type DataFrame, LoadingState, type PanelData } from '@grafana/data';
import { profileMetaOf } from '../frames/profileMeta';
import { isProfileFrame } from '../frames/profileFields';

/** What the panel shows of a response. */
export interface ShownFrames {
  /** Profile frames, in the order of the queries. */
  readonly frames: readonly DataFrame[];
  /** A sentence on why this is not the complete picture of the response; undefined when it is. */
  readonly hint?: string;
  /** True when these frames are worth keeping for the next response. */
  readonly isComplete: boolean;
}

/** Chooses between a response and the last complete picture. Errors count per query: one that fails takes nothing from the others. */
export function chooseFrames(data: PanelData, lastComplete: readonly DataFrame[]): ShownFrames {
  const frames = data.series.filter(isProfileFrame);
  const partial = frames.map((frame) => profileMetaOf(frame)?.progress).find((progress) => progress !== undefined);
  if (partial !== undefined && partial.done < partial.total) {
    return {
      frames: lastComplete.length > 0 ? lastComplete : frames,
      hint: `Reading profiles: ${partial.done} of ${partial.total}.`,
      isComplete: false,
    };
  }
  if (data.state === LoadingState.Error) {
    const answered = new Set(frames.map(({ refId }) => refId));
    const kept = lastComplete.filter(({ refId }) => !answered.has(refId));
    return { frames: [...frames, ...kept], hint: errorHint(data, kept.length > 0), isComplete: false };
  }
  if (data.state === LoadingState.Loading && frames.length === 0) {
    return { frames: lastComplete, isComplete: false };
  }
  return { frames, isComplete: data.state === LoadingState.Done };
}

function errorHint(data: PanelData, isOld: boolean): string {
  const error = data.errors?.[0];
  const reason = error?.message ?? error?.data?.message ?? 'The query failed.';
  return isOld ? `This is the last complete picture. ${reason}` : reason;
}
