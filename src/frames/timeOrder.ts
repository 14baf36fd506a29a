// Which frames have their rows in order of time, and how they say so.
import { type DataFrame } from '@grafana/data';
import { fieldNamed } from './frameFields';
import { profileMetaOf } from './profileMeta';

export interface TimeOrder {
  /** True where the rows at level 1 are lanes and no calls. */
  readonly hasLanes: boolean;
}

/** Undefined for a merged frame, and for a diff: two sides have no time in common. */
export function timeOrderOf(frame: DataFrame): TimeOrder | undefined {
  const meta = profileMetaOf(frame);
  const hasTimes = ['start', 'duration'].every((name) => fieldNamed(frame, name) !== undefined);
  return meta?.order === 'time' && hasTimes && fieldNamed(frame, 'valueRight') === undefined
    ? { hasLanes: meta.lanes === true }
    : undefined;
}
