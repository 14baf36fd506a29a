// Single profiles as points on the series of their type, each with a link to its flame graph.
import { type DataFrame, type DataLink } from '@grafana/data';
import { exemplarsFrame } from '../../frames/exemplarsFrame';
import { seriesScale, warnings, withNotices } from '../answerFrames';
import { QUERY_VERSION, type ProfilesQuery } from '../query';
import { type ProfileRequest } from '../stores/store';
import { type QueryContext } from './queryContext';
import { printSelector } from '../../engine/labels/printSelector';

/** No frame when the query does not ask for them; an empty one with the reason when the store has none. */
export async function exemplarFrames(
  query: ProfilesQuery,
  request: ProfileRequest & { readonly stepMs: number },
  { store, dataSource }: QueryContext
): Promise<DataFrame[]> {
  if (query.includeExemplars !== true) {
    return [];
  }
  const { profileTypeId, selector, range, signal, stepMs } = request;
  const { factor, unit } = seriesScale(profileTypeId, stepMs);
  const of = query.heatmapType === 'span' ? 'span' : 'profile';
  const meta = { idTitle: of === 'span' ? 'Span ID' : 'Profile ID', unit };
  const can = store.capabilities.exemplars;
  if (can !== true || store.exemplars === undefined) {
    const reason = can === true ? 'This store has no exemplars.' : can;
    return [withNotices({ ...exemplarsFrame([], { ...meta, links: [] }), refId: query.refId }, warnings([reason]))];
  }
  const { exemplars, notices } = await store.exemplars({ profileTypeId, selector, range, signal, of });
  const points = exemplars.map(({ timeMs, value, labels, profileId, spanId }) => ({
    timeMs,
    value: value * factor,
    labels,
    id: of === 'span' ? (spanId ?? '') : profileId,
  }));
  const links = [profileLink(of, profileTypeId, printSelector(selector), dataSource)];
  return [withNotices({ ...exemplarsFrame(points, { ...meta, links }), refId: query.refId }, warnings(notices))];
}

/** Opens the profile of the row that is clicked in Explore. */
function profileLink(
  of: 'profile' | 'span',
  profileTypeId: string,
  labelSelector: string,
  dataSource: QueryContext['dataSource']
): DataLink {
  const id = ['${__value.raw}'];
  const query: ProfilesQuery = {
    refId: 'A',
    queryType: 'profile',
    profileTypeId,
    labelSelector,
    groupBy: [],
    ...(of === 'span' ? { spanSelector: id } : { profileIdSelector: id }),
    version: QUERY_VERSION,
  };
  return {
    title: 'View profile',
    url: '',
    internal: { datasourceUid: dataSource.uid, datasourceName: dataSource.name, query },
  };
}
