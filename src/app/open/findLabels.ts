// Which of the labels that a link asks for the profiles of its window have.
import {
  CoreApp,
  type DataFrame,
  type DataQueryRequest,
  type DataSourceApi,
  dateTime,
  type TimeRange,
} from '@grafana/data';
import { type DataQuery } from '@grafana/schema';
import { from, lastValueFrom } from 'rxjs';
import { printSelector } from '../../engine/labels/printSelector';
import { SERVICE_LABEL } from '../settings/labelRules';
import { type OpenRequest } from './openRequest';

type Asked = Pick<OpenRequest, 'mapping' | 'window' | 'profileType'>;
export type LabelSource = Pick<DataSourceApi, 'getTagKeys' | 'query' | 'uid' | 'type'>;

/**
 * The labels that the store lists, and those that it does not list but has: a folder of files knows the labels of samples only once files have been
 * read, which the dashboard is about to do anyway. Rejects with the store's error.
 */
export async function findLabels(source: LabelSource, asked: Asked): Promise<ReadonlySet<string>> {
  const timeRange = rangeOf(asked);
  const listed = await listedLabels(source, timeRange);
  const unlisted = asked.mapping.labels.map(({ to }) => to).filter((name) => !listed.has(name));
  if (unlisted.length === 0) {
    return listed;
  }
  const frames = await labelFrames(source, asked, timeRange, unlisted, listed.has(SERVICE_LABEL));
  const found = unlisted.filter((name) => frames.some((frame) => hasValues(frame, name)));
  return new Set([...listed, ...found]);
}

function rangeOf({ window: { fromMs, toMs } }: Asked): TimeRange {
  const [begin, end] = [dateTime(fromMs), dateTime(toMs)];
  return { from: begin, to: end, raw: { from: begin, to: end } };
}

async function listedLabels(source: LabelSource, timeRange: TimeRange): Promise<ReadonlySet<string>> {
  const answer = await source.getTagKeys?.({ filters: [], timeRange });
  const keys = Array.isArray(answer) ? answer : (answer?.data ?? []);
  return new Set(keys.map(({ text }) => String(text)));
}

/** Few points are enough: what counts is which values there are. */
const POINTS = 10;

async function labelFrames(
  source: LabelSource,
  { mapping, window, profileType }: Asked,
  range: TimeRange,
  labels: readonly string[],
  hasService: boolean
): Promise<readonly DataFrame[]> {
  const service = mapping.labels.find(({ to }) => hasService && to === SERVICE_LABEL);
  const target: DataQuery & Readonly<Record<string, unknown>> = {
    refId: 'A',
    datasource: { uid: source.uid, type: source.type },
    queryType: 'labels',
    profileTypeId: profileType,
    labelSelector: printSelector(service?.mapped ?? []),
    labels,
    groupBy: [],
    version: 1,
  };
  const request: DataQueryRequest = {
    requestId: 'flameboard-open',
    app: CoreApp.Unknown,
    targets: [target],
    range,
    interval: '1m',
    intervalMs: Math.ceil((window.toMs - window.fromMs) / POINTS),
    maxDataPoints: POINTS,
    scopedVars: {},
    timezone: 'utc',
    startTime: Date.now(),
  };
  const { data, errors = [] } = await lastValueFrom(from(source.query(request)));
  if (errors.length > 0) {
    throw new Error(errors[0].message ?? 'the store could not be asked.');
  }
  return data;
}

function hasValues({ fields }: DataFrame, name: string): boolean {
  return fields.some((field) => field.name === name && field.values.some((value) => value !== ''));
}
