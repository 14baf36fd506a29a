// How profiles spread over values, per bucket of time.
import { type DataFrame } from '@grafana/data';
import { parseProfileTypeId } from '../../engine/profile/profileType';
import { type HeatmapCell, heatmapFrame } from '../../frames/heatmapFrame';
import { grafanaUnit } from '../../frames/units';
import { warnings, withNotices } from '../answerFrames';
import { type ProfilesQuery } from '../query';
import { type HeatmapSlot, type ProfileRequest } from '../stores/store';
import { type QueryContext } from './queryContext';

/** More columns than this no panel shows apart. */
const MAX_SLOTS = 64;

/** No frame when the query does not ask for it; an empty one with the reason when the store has none. */
export async function heatmapFrames(
  query: ProfilesQuery,
  { stepMs, ...request }: ProfileRequest & { readonly stepMs: number },
  { store }: QueryContext
): Promise<DataFrame[]> {
  if (query.includeHeatmap !== true) {
    return [];
  }
  const unit = grafanaUnit(parseProfileTypeId(request.profileTypeId)?.sampleUnit ?? '');
  const can = store.capabilities.heatmap;
  if (can !== true || store.heatmap === undefined) {
    const reason = can === true ? 'This store has no heatmap.' : can;
    return [withNotices({ ...heatmapFrame([], stepMs, unit), refId: query.refId }, warnings([reason]))];
  }
  const lengthMs = request.range.toMs - request.range.fromMs;
  const answer = await store.heatmap({
    ...request,
    of: query.heatmapType === 'span' ? 'span' : 'profile',
    stepMs: Math.max(stepMs, Math.ceil(lengthMs / MAX_SLOTS)),
    groupBy: [],
  });
  const cells = answer.series.flatMap(({ slots }) => slots.flatMap(cellsOf));
  return [withNotices({ ...heatmapFrame(cells, answer.stepMs, unit), refId: query.refId }, warnings(answer.notices))];
}

/** Value buckets share their edges; the last one is as wide as the one before. */
function cellsOf({ timeMs, yMin, counts }: HeatmapSlot): HeatmapCell[] {
  return yMin.map((least, index) => {
    const width = index > 0 ? least - yMin[index - 1] : least;
    return { timeMs, yMin: least, yMax: yMin[index + 1] ?? least + (width || 1), count: counts[index] ?? 0 };
  });
}
