// What the settings say of links, with what only Grafana knows of the tracing data source.
import { getDataSourceSrv } from '@grafana/runtime';
import { type LinkOptions, linkSettingsOf } from './linkOptions';
import { type TracesTarget } from './traceLinks';
import { type LinkContext } from './withDataLinks';

export function linkContextOf(options: LinkOptions): LinkContext {
  const { tracesDataSource, asksForSource } = linkSettingsOf(options);
  return { asksForSource, findTraces: () => findTraces(tracesDataSource) };
}

/** Undefined for none, and for one that is no longer there: then nothing is linked. Asked per request, because data sources come and go. */
function findTraces(uid: string | undefined): TracesTarget | undefined {
  const found = uid === undefined ? undefined : getDataSourceSrv().getInstanceSettings(uid);
  return found && { uid: found.uid, name: found.name, type: found.type };
}
