// When a range holds nothing: a sentence, and the time in which there is something of this type and selector.
import { type TimeRangeMs } from '../../../engine/profile/profile';
import { SharedRequests } from '../sharedRequests';
import { type ProfileRequest } from '../store';
import { StoreError } from '../storeError';
import { askedOf } from './asked';
import { type PyroscopeLists } from './lists';
import { type SeriesQuery } from './seriesQuery';

/** The newest week in steps of an hour. */
const STEPS = 168;

/** Panels that are refreshed ask again and again. */
const KEEP_MS = 60_000;

export interface Elsewhere {
  readonly available?: TimeRangeMs;
  readonly notices: readonly string[];
}

export class Whereabouts {
  private readonly kept: SharedRequests<TimeRangeMs | undefined>;

  constructor(
    private readonly lists: PyroscopeLists,
    private readonly series: SeriesQuery,
    now: () => number
  ) {
    this.kept = new SharedRequests(KEEP_MS, now);
  }

  /** Looks into the newest week that the server has profiles of, whatever their kind. Never fails but by the signal. */
  async of({ profileTypeId, selector, range, signal }: ProfileRequest): Promise<Elsewhere> {
    const asked = askedOf({ profileTypeId, selector });
    const available = await this.kept.get(asked, signal, (shared) => this.look({ profileTypeId, selector }, shared));
    if (available === undefined || (available.fromMs < range.toMs && available.toMs > range.fromMs)) {
      return { notices: ['No profile in this time range has this type and matches this selector.'] };
    }
    const { fromMs, toMs } = available;
    return {
      available,
      notices: [`No profile lies in this time range. There are profiles from ${utc(fromMs)} to ${utc(toMs)}.`],
    };
  }

  private async look(selection: Pick<ProfileRequest, 'profileTypeId' | 'selector'>, signal: AbortSignal) {
    try {
      const week = await this.lists.newestWeek({ owner: {}, signal, asked: askedOf(selection) });
      if (week === undefined) {
        return undefined;
      }
      const stepMs = Math.max(1000, Math.ceil((week.toMs - week.fromMs) / STEPS));
      // Whole steps around the week: its ends lie within them.
      const range = { fromMs: week.fromMs - stepMs, toMs: week.toMs + stepMs };
      const answer = await this.series.series({ ...selection, signal, range, stepMs, groupBy: [] });
      const times = answer.series.flatMap((one) => one.times);
      return times.length === 0 ? undefined : { fromMs: Math.min(...times) - answer.stepMs, toMs: Math.max(...times) };
    } catch (error) {
      if (error instanceof StoreError) {
        // What was asked for has been answered: this is only about where else to look.
        return undefined;
      }
      throw error;
    }
  }
}

/** A moment for people, to the second. */
function utc(timeMs: number): string {
  return `${new Date(timeMs).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
