// What every form of pyinstrument's JSON says besides its stacks: when, for how long, and of which program.
import { type Label, type SampleType } from '../../profile/profile';
import { type ProfileDetails } from '../../profile/profileBuilder';
import { DecodeError } from '../decodeError';
import { isAmount, type JsonObject, textOf } from '../jsonValue';

export const NAME = 'pyinstrument';
export const SAMPLES: SampleType = { name: 'samples', unit: 'count' };
export const WALL: SampleType = { name: 'wall', unit: 'nanoseconds' };

/** No date is later. */
const MAX_TIME_S = 8.64e12;

/** The one way in which reading pyinstrument's JSON fails; `message` as in `DecodeError`. */
export function malformed(message: string): DecodeError {
  return new DecodeError(NAME, -1, message, 'Write it again with `pyinstrument --load-prev`, or record it again.');
}

/** `start_time` is in seconds since the epoch, `duration` in seconds. */
export function detailsOf({ start_time: start, duration }: JsonObject): ProfileDetails {
  if (!isAmount(start) || start === 0 || start > MAX_TIME_S) {
    return { format: NAME };
  }
  const fromMs = Math.round(start * 1000);
  const lengthMs = isAmount(duration) ? Math.ceil(duration * 1000) : 0;
  return { format: NAME, timeRange: { fromMs, toMs: fromMs + lengthMs } };
}

/** What was recorded, such as `Program: /srv/rideshare.py`. */
export function targetLabels({ target_description: target }: JsonObject): readonly Label[] {
  const value = textOf(target);
  return value === '' ? [] : [{ name: 'target', value }];
}
