// The two sides of a query: what it asks for (the comparison), and the baseline that it is held against, if any.
import { dateMath, type DateTime, dateTime } from '@grafana/data';
import { parseProfileTypeId } from '../../engine/profile/profileType';
import { type TimeRangeMs } from '../../engine/profile/profile';
import { type BaselineMeta } from '../../frames/baselineMeta';
import { durationMs } from '../duration';
import { readSelector } from '../interpolation';
import { type BaselineQuery, type ProfilesQuery } from '../query';
import { type ProfileRequest } from '../stores/store';
import { StoreError } from '../stores/storeError';
import { type QueryContext } from './queryContext';
import { usualProfileType } from './usualProfileType';

export interface BaselineSide {
  readonly request: ProfileRequest;
  readonly meta: BaselineMeta;
}

export interface Sides {
  readonly comparison: ProfileRequest;
  readonly baseline?: BaselineSide;
}

/** What both sides of a query without variables ask the store for. Throws a StoreError for what makes no sense. */
export async function sidesOf(query: ProfilesQuery, context: QueryContext): Promise<Sides> {
  const { range, signal } = context;
  const selector = readSelector(query.labelSelector || '{}');
  const profileTypeId =
    query.profileTypeId || context.settings.defaultProfileTypeId || (await usualProfileType(context.store, context));
  const comparison = { profileTypeId, selector, range, signal };
  return query.baseline === undefined
    ? { comparison }
    : { comparison, baseline: baselineSide(query.baseline, query.labelSelector || '{}', comparison) };
}

function baselineSide(baseline: BaselineQuery, ownSelector: string, comparison: ProfileRequest): BaselineSide {
  const labelSelector = baseline.labelSelector || ownSelector;
  const profileTypeId = baseline.profileTypeId || comparison.profileTypeId;
  checkUnits(profileTypeId, comparison.profileTypeId);
  const range = baselineRange(baseline, comparison.range);
  return {
    request: { ...comparison, profileTypeId, selector: readSelector(labelSelector), range },
    meta: { profileType: profileTypeId, labelSelector, fromMs: range.fromMs, toMs: range.toMs },
  };
}

function checkUnits(baselineId: string, comparisonId: string): void {
  const [baseline, comparison] = [baselineId, comparisonId].map((id) => parseProfileTypeId(id)?.sampleUnit);
  if (baseline !== undefined && comparison !== undefined && baseline !== comparison) {
    throw new StoreError(
      `The baseline ${baselineId}`,
      `is measured in ${baseline || 'no known unit'} and ${comparisonId} in ${comparison || 'no known unit'}, so they cannot be compared`,
      'Choose a profile type of the same unit for the baseline.'
    );
  }
}

/** Only one end given: the other follows from the length of the comparison. */
function baselineRange({ timeShift, from, to }: BaselineQuery, range: TimeRangeMs): TimeRangeMs {
  if (timeShift && (from || to)) {
    throw new StoreError(
      'The baseline',
      `has both a time shift, ${timeShift}, and a range of its own`,
      'Remove one of the two.'
    );
  }
  if (timeShift) {
    const shiftMs = durationMs(timeShift);
    if (shiftMs === undefined) {
      throw new StoreError(`The baseline's time shift ${timeShift}`, 'is no duration', 'Write it like 1h, 1d or 1w.');
    }
    return { fromMs: range.fromMs - shiftMs, toMs: range.toMs - shiftMs };
  }
  const lengthMs = range.toMs - range.fromMs;
  const now = dateTime();
  const fromMs = from ? momentMs(from, 'beginning', { now, roundUp: false }) : undefined;
  const toMs = to ? momentMs(to, 'end', { now, roundUp: true }) : undefined;
  const own = {
    fromMs: fromMs ?? (toMs === undefined ? range.fromMs : toMs - lengthMs),
    toMs: toMs ?? (fromMs === undefined ? range.toMs : fromMs + lengthMs),
  };
  if (own.fromMs >= own.toMs) {
    throw new StoreError(
      'The baseline',
      `begins at ${from} and ends at ${to}, which is not later`,
      'Correct its range.'
    );
  }
  return own;
}

/** One `now` for both ends, so that `now-2h` to `now-1h` is an hour. With `roundUp`, `now/d` is the end of the day instead of its beginning. */
function momentMs(text: string, place: string, options: { readonly now: DateTime; readonly roundUp: boolean }): number {
  const timeMs = /^-?\d+$/.test(text) ? Number(text) : dateMath.toDateTime(text, options)?.valueOf();
  if (timeMs === undefined || !Number.isFinite(timeMs)) {
    throw new StoreError(
      `The baseline's ${place} ${text}`,
      'is no moment',
      'Write milliseconds since 1970, a date, or a time relative to now like now-1h.'
    );
  }
  return timeMs;
}
