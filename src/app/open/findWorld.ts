// What is to be known before the dashboard opens: which data sources are meant, and which labels the profiles of the window have.
import { type DataSourceInstanceSettings } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { METRICS_TYPE, PROFILES_TYPE } from '../app';
import { type OpenWorld } from './drillDownPath';
import { findLabels } from './findLabels';
import { type OpenRequest } from './openRequest';

/** An incident does not wait for a slow store: then labels are taken as they are. */
const PATIENCE_MS = 8000;

/** Never rejects: what cannot be found out is a sentence in `problems`. */
export async function findWorld(request: OpenRequest): Promise<OpenWorld> {
  const problems: string[] = [];
  const profiles = findDataSource(request.profiles, PROFILES_TYPE, problems);
  const metrics = findDataSource(request.metrics, METRICS_TYPE, problems);
  const world = { profilesUid: profiles?.uid, metricsUid: metrics?.uid, problems };
  if (profiles === undefined || request.mapping.labels.length === 0) {
    return world;
  }
  try {
    const dataSource = await getDataSourceSrv().get(profiles.uid);
    return { ...world, profileLabels: await patiently(findLabels(dataSource, request)) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ...world, problems: [...problems, `Which labels the profiles have could not be found out: ${reason}`] };
  }
}

/** By uid or name; without either the default or else the first one of the type. Undefined, with a sentence if one was named, where there is none. */
function findDataSource(wanted: string, type: string, problems: string[]): DataSourceInstanceSettings | undefined {
  const ofType = getDataSourceSrv().getList({ type });
  const found = ofType.find(({ uid, name }) => uid === wanted || name === wanted);
  if (found === undefined && wanted !== '') {
    problems.push(`There is no data source ${wanted} of the type ${type}.`);
  }
  return found ?? ofType.find(({ isDefault }) => isDefault) ?? ofType.at(0);
}

async function patiently<T>(promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the store did not answer in time.')), PATIENCE_MS);
  });
  return Promise.race([promise, tooLong]).finally(() => clearTimeout(timer));
}
