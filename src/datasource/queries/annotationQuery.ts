// Queries of annotation layers: where a label value first appears (a deploy), and the recorded profiles as points.
import { type DataFrame, getValueFormat, formattedValueToString } from '@grafana/data';
import { parseProfileTypeId } from '../../engine/profile/profileType';
import { type Label, type TimeRangeMs } from '../../engine/profile/profile';
import { annotationsFrame, type Moment } from '../../frames/annotationsFrame';
import { grafanaUnit } from '../../frames/units';
import { warnings, withNotices } from '../answerFrames';
import { type AnnotationOptions, type ProfilesQuery } from '../query';
import { type SeriesAnswer, type StoreSeries } from '../stores/store';
import { StoreError } from '../stores/storeError';
import { atLeastOne, type QueryContext, requireAbility } from './queryContext';
import { sidesOf } from './sides';

/** How far before the range is looked for values, so that those that were there already are not taken for new: as long as the range, at most a day. */
const MAX_LOOKBACK_MS = 86_400_000;

/** The look back only asks whether a value was there. */
const LOOKBACK_STEPS = 20;

/** A new value is placed as exactly as this many steps of the range allow, or as the store's profiles lie. */
const STEPS = 500;

export async function annotationFrames(
  annotation: AnnotationOptions,
  query: ProfilesQuery,
  context: QueryContext
): Promise<DataFrame[]> {
  const found = annotation.kind === 'firstSeen' ? firstSeen(annotation, query, context) : profiles(query, context);
  const { moments, notices } = await found;
  return [withNotices({ ...annotationsFrame(moments), refId: query.refId }, warnings(notices))];
}

interface Found {
  readonly moments: readonly Moment[];
  readonly notices: readonly string[];
}

/** With `groupBy` in the query a value is new per group: each service has its own versions. */
async function firstSeen({ label }: AnnotationOptions, query: ProfilesQuery, context: QueryContext): Promise<Found> {
  if (!label) {
    throw new StoreError(
      'The annotation',
      'names no label',
      'Choose the label whose new values are marked, such as version.'
    );
  }
  const { store, range } = context;
  requireAbility(store, 'groupBy', 'The annotation of new label values');
  const { comparison } = await sidesOf({ ...query, baseline: undefined }, context);
  const groupBy = [...new Set([...(query.groupBy ?? []), label])];
  const lengthMs = range.toMs - range.fromMs;
  const lookback = { fromMs: range.fromMs - Math.min(lengthMs, MAX_LOOKBACK_MS), toMs: range.fromMs };
  const ask = (asked: TimeRangeMs, steps: number) =>
    store.series({
      ...comparison,
      range: asked,
      groupBy,
      stepMs: Math.max(1, Math.ceil((asked.toMs - asked.fromMs) / steps)),
    });
  const [now, before] = await Promise.all([ask(range, STEPS), ask(lookback, LOOKBACK_STEPS)]);
  return { moments: newValues(now, before, label), notices: now.notices };
}

/**
 * A group's first value ever is no change: it is marked only if the group was seen before without it. The moment is the beginning of the
 * bucket.
 */
function newValues({ series, stepMs }: SeriesAnswer, before: SeriesAnswer, label: string): Moment[] {
  const known = new Set(
    before.series.filter(({ values }) => values.some((value) => value > 0)).map(({ labels }) => keyOf(labels))
  );
  const groupsBefore = new Set(
    before.series.filter((one) => known.has(keyOf(one.labels))).map(({ labels }) => groupOf(labels, label))
  );
  const firsts = series.flatMap((one) => {
    const timeMs = firstTimeMs(one);
    return timeMs === undefined ? [] : [{ labels: one.labels, timeMs }];
  });
  const beginnings = new Map<string, number>();
  for (const { labels, timeMs } of firsts) {
    const group = groupOf(labels, label);
    beginnings.set(group, Math.min(timeMs, beginnings.get(group) ?? Infinity));
  }
  return firsts.flatMap(({ labels, timeMs }) => {
    const value = labels.find(({ name }) => name === label)?.value ?? '';
    const group = groupOf(labels, label);
    const isFirstEver = !groupsBefore.has(group) && timeMs === beginnings.get(group);
    if (value === '' || known.has(keyOf(labels)) || isFirstEver) {
      return [];
    }
    const others = labels.filter(({ name }) => name !== label);
    return [{ timeMs: timeMs - stepMs, title: `${label} ${value}`, text: textOf(others) || 'first seen', tag: label }];
  });
}

function firstTimeMs({ times, values }: StoreSeries): number | undefined {
  return times.find((_, index) => values[index] > 0);
}

function keyOf(labels: readonly Label[]): string {
  return JSON.stringify(labels.map(({ name, value }) => [name, value]).sort());
}

function groupOf(labels: readonly Label[], without: string): string {
  return keyOf(labels.filter(({ name }) => name !== without));
}

function textOf(labels: readonly Label[]): string {
  return labels.map(({ name, value }) => `${name} ${value}`).join(', ');
}

async function profiles(query: ProfilesQuery, context: QueryContext): Promise<Found> {
  const { store } = context;
  requireAbility(store, 'exemplars', 'Recorded profiles');
  if (store.exemplars === undefined) {
    throw new Error(`The store ${store.kind} says that it has exemplars, but it cannot be asked for them.`);
  }
  const { comparison } = await sidesOf({ ...query, baseline: undefined }, context);
  const { exemplars, notices } = await store.exemplars({
    ...comparison,
    of: query.heatmapType === 'span' ? 'span' : 'profile',
    limit: atLeastOne(query.limit),
  });
  const type = parseProfileTypeId(comparison.profileTypeId);
  const format = getValueFormat(grafanaUnit(type?.sampleUnit ?? ''));
  const moments = exemplars.map(({ timeMs, value, labels, profileId, spanId }) => ({
    timeMs,
    title: `Profile: ${type?.sampleType ?? 'value'} ${formattedValueToString(format(value))}`,
    text: [textOf(labels), spanId || profileId].filter((part) => part !== '').join(' · ') || 'recorded',
    tag: 'profile',
  }));
  return { moments, notices };
}
