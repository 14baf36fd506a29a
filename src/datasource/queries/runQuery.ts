// One query of a panel → its frames, whatever it asks for. Fails with an error that is ready to show.
import { type DataFrame } from '@grafana/data';
import { effectiveQueryType, type ProfilesQuery } from '../query';
import { annotationFrames } from './annotationQuery';
import { callGraphQueryFrames } from './callGraphQuery';
import { functionsFrames } from './functionsQuery';
import { labelsFrames } from './labelsQuery';
import { profileFrames } from './profileQuery';
import { type QueryContext } from './queryContext';
import { metricsFrames } from './metricsQuery';

/** The frames of a query without variables: the series before the profile where both are asked for. */
export async function runQuery(query: ProfilesQuery, context: QueryContext): Promise<DataFrame[]> {
  await context.store.ready?.(context.signal);
  if (query.annotation !== undefined) {
    return annotationFrames(query.annotation, query, context);
  }
  switch (effectiveQueryType(query, context.app)) {
    case 'profile':
      return profileFrames(query, context);
    case 'metrics':
      return metricsFrames(query, context);
    case 'both':
      return (await Promise.all([metricsFrames(query, context), profileFrames(query, context)])).flat();
    case 'labels':
      return labelsFrames(query, context);
    case 'functions':
      return functionsFrames(query, context);
    case 'callgraph':
      return callGraphQueryFrames(query, context);
  }
}
