// How far back a server looks: `max_query_lookback`. It cuts off what is older without a word, and says in no answer how far back that is. So
// the beginning of an old range is tried out, and what may be missing is said.
import { type TimeRangeMs } from '../../../engine/profile/profile';
import { type ProfileRequest } from '../store';
import { StoreError } from '../storeError';
import { askedOf } from './asked';
import { type SeriesQuery } from './seriesQuery';
import { type PyroscopeServer } from './server';

const DAY_MS = 86_400_000;

/** The limit that servers come with; ranges that lie within it are not looked into. */
const USUAL_LOOKBACK_MS = 7 * DAY_MS;

const CLAMPED =
  'The server has profiles as old as the beginning of this time range but gave none of its first day: what is older than the max_query_lookback of its configuration (7 days by default) may be missing.';

export class Lookback {
  constructor(
    private readonly server: PyroscopeServer,
    private readonly series: SeriesQuery,
    private readonly now: () => number
  ) {}

  /** A sentence where an answer may lack its beginning, else nothing. Never fails but by the signal. */
  async noticesOf({ profileTypeId, selector, range, signal }: ProfileRequest): Promise<readonly string[]> {
    const firstDay = { fromMs: range.fromMs, toMs: Math.min(range.toMs, range.fromMs + DAY_MS) };
    if (firstDay.toMs > this.now() - USUAL_LOOKBACK_MS) {
      return [];
    }
    try {
      const request = { profileTypeId, selector, range: firstDay, signal };
      return (await this.hasOlder(request)) && !(await this.answers(request)) ? [CLAMPED] : [];
    } catch (error) {
      if (error instanceof StoreError) {
        // What was asked for has been answered: this is only about what may lack.
        return [];
      }
      throw error;
    }
  }

  /** Whether the server, in all, has profiles from that day or before it. */
  private async hasOlder({ range, signal, ...selection }: ProfileRequest): Promise<boolean> {
    const extent = await this.server.extent({ owner: {}, signal, asked: askedOf(selection) });
    return extent !== undefined && extent.fromMs < range.toMs;
  }

  private async answers(request: ProfileRequest & { readonly range: TimeRangeMs }): Promise<boolean> {
    const stepMs = Math.max(1000, (request.range.toMs - request.range.fromMs) / 24);
    const { series } = await this.series.series({ ...request, selector: [], stepMs, groupBy: [] });
    return series.some(({ times }) => times.length > 0);
  }
}
