// One query of a panel → its frames. Fails with an error that is ready to show.
import { type DataFrame } from '@grafana/data';
import { defaultProfileTypeId } from '../engine/profile/profileType';
import { type TimeRangeMs } from '../engine/profile/profile';
import { seriesFrames, treeFrame } from './answerFrames';
import { readSelector } from './interpolation';
import { effectiveQueryType, type ProfilesQuery } from './query';
import { type Store } from './stores/store';
import { StoreError } from './stores/storeError';

export interface QueryContext {
  readonly range: TimeRangeMs;
  /** The distance of points that suits the panel's width. */
  readonly stepMs: number;
  readonly app: string | undefined;
  readonly signal: AbortSignal;
  /** Takes complete frames of what has been read so far. */
  readonly onPartial: (frames: readonly DataFrame[]) => void;
}

/** The frames of a query without variables: the series before the profile where both are asked for. */
export async function runQuery(store: Store, query: ProfilesQuery, context: QueryContext): Promise<DataFrame[]> {
  const { range, stepMs, signal, app, onPartial } = context;
  const selector = readSelector(query.labelSelector ?? '{}');
  const profileTypeId = query.profileTypeId || (await usualProfileType(store, range, signal));
  const request = { profileTypeId, selector, range, signal };
  const origin = { refId: query.refId, profileTypeId, store: store.kind };
  const series = async () => {
    const answer = await store.series({
      ...request,
      stepMs,
      groupBy: query.groupBy ?? [],
      limit: atLeastOne(query.limit),
    });
    return seriesFrames(answer, origin);
  };
  const profile = async () => {
    const answer = await store.tree({
      ...request,
      maxNodes: atLeastOne(query.maxNodes),
      onPartial: (partial, progress) => onPartial([treeFrame(partial, origin, progress)]),
    });
    return [treeFrame(answer, origin)];
  };
  switch (effectiveQueryType(query, app)) {
    case 'profile':
      return profile();
    case 'metrics':
      return series();
    case 'both':
      return (await Promise.all([series(), profile()])).flat();
  }
}

async function usualProfileType(store: Store, range: TimeRangeMs, signal: AbortSignal): Promise<string> {
  const { values } = await store.profileTypes({ range, signal });
  const id = defaultProfileTypeId(values);
  if (id === undefined) {
    throw new StoreError(
      'The data source',
      'has no profile type',
      'Check in its settings, with "Save & test", what it finds.'
    );
  }
  return id;
}

/** Editors and other data sources store 0 for "no limit". */
function atLeastOne(value: number | undefined): number | undefined {
  return value !== undefined && value >= 1 ? Math.floor(value) : undefined;
}
