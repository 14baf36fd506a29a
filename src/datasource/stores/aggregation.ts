// Whether values of a profile type add up over time. Time spent and bytes allocated do; what is in use at the moment of
// recording does not: it is there again in the next profile, so only its average over time means something.
import { parseProfileTypeId } from '../../engine/profile/profileType';

export type Aggregation = 'sum' | 'average';

/** Sample types that state a level, whatever profile they come in. */
const gauges: ReadonlySet<string> = new Set([
  'inuse_objects',
  'inuse_space',
  'goroutine',
  'goroutines',
  'threadcreate',
  'live',
  'space',
]);

/** How values of a profile type are combined over time; unknown types add up. */
export function aggregationOf(profileTypeId: string): Aggregation {
  return gauges.has(parseProfileTypeId(profileTypeId)?.sampleType ?? '') ? 'average' : 'sum';
}
