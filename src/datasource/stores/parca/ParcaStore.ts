// The Parca store: profiles of a Parca server, or of Polar Signals Cloud, which speaks the same. Parca keeps profiles with a duration
// apart from those without; here they are one type, and whatever is asked of it is asked of both.
import { parseProfileTypeId } from '../../../engine/profile/profileType';
import { type TimeRangeMs } from '../../../engine/profile/profile';
import { type AnswersOutcome } from '../../../worker/answers/readAnswers';
import { type WorkbenchClient } from '../../../worker/workbenchClient';
import { aggregationOf } from '../aggregation';
import { bucketsIn, fittingStep } from '../seriesSteps';
import { type HttpClient } from '../httpClient';
import { RequestQueue } from '../requestQueue';
import { SharedRequests } from '../sharedRequests';
import {
  type LabelNamesRequest,
  type LabelValuesRequest,
  type ListAnswer,
  type ProfileAnswer,
  type ProfileRequest,
  type SeriesAnswer,
  type SeriesRequest,
  type Store,
  type StoreCapabilities,
  type StoreCheck,
  type StoreRequest,
  type TreeAnswer,
  type TreeRequest,
} from '../store';
import { abortError, StoreError } from '../storeError';
import { DEFAULT_TIME_LIMIT_MS } from '../timeLimit';
import { type ParcaSeries } from './gatewayAnswers';
import { type Asking, ParcaClient } from './parcaClient';
import { ParcaLists } from './ParcaLists';
import { answeredUnit, parcaQuery, type ParcaType } from './parcaQuery';
import { makeSeries, shownSpacingMs } from './parcaSeries';
import { askInParts } from './rangeParts';
import { ServiceLabel } from './serviceLabel';

export interface ParcaStoreOptions {
  /** Requests under way at once. */
  readonly maxParallelRequests: number;
  /** How long lists are used again, in milliseconds. */
  readonly keepListsMs: number;
  /** The stored label that is shown as `service_name`. */
  readonly serviceLabel: string;
  /** How long one answer may take. */
  readonly timeLimitMs?: number;
}

const CAPABILITIES: StoreCapabilities = {
  groupBy: true,
  limit: true,
  maxNodes: true,
  cutSharedFunctions: 'The profiles of this store have stacks: nothing is divided among callers.',
  timeOrder: 'This store merges samples and does not keep when they were taken.',
  functionSeries: 'Parca has no series of a single function.',
  callSite: true,
  spanIds: 'Parca keeps no span ids.',
  traceIds: 'Parca keeps no trace ids.',
  profileIds: 'Parca gives profiles no ids.',
  exemplars: 'Parca gives no exemplars.',
  heatmap: 'Parca gives no heatmap.',
};

/** Where to look for profiles when the range has none: this far before and behind it. */
const NEARBY_MS = 30 * 86_400_000;

/** How exactly it is said where there are some. */
const NEARBY_STEP_MS = 3_600_000;

/** The finest distance of points; profiles that start in the same millisecond count as one for averages. */
const FINEST_STEP_MS = 1;

export class ParcaStore implements Store {
  readonly kind = 'parca';
  readonly capabilities = CAPABILITIES;

  private readonly client: ParcaClient;
  private readonly lists: ParcaLists;
  private readonly serviceLabel: ServiceLabel;
  /** Panels that show the same ask once; an answer is not kept, for its bytes move to the worker. */
  private readonly merges = new SharedRequests<AnswersOutcome>(0);

  constructor(
    http: HttpClient,
    private readonly workbench: WorkbenchClient,
    { maxParallelRequests, keepListsMs, serviceLabel, timeLimitMs = DEFAULT_TIME_LIMIT_MS }: ParcaStoreOptions
  ) {
    this.client = new ParcaClient(http, new RequestQueue(maxParallelRequests), timeLimitMs);
    this.serviceLabel = new ServiceLabel(serviceLabel);
    this.lists = new ParcaLists(this.client, this.serviceLabel, keepListsMs);
  }

  profileTypes(request: StoreRequest): Promise<ListAnswer> {
    return this.lists.profileTypes(request);
  }

  labelNames(request: LabelNamesRequest): Promise<ListAnswer> {
    return this.lists.labelNames(request);
  }

  labelValues(request: LabelValuesRequest): Promise<ListAnswer> {
    return this.lists.labelValues(request);
  }

  check(signal: AbortSignal): Promise<StoreCheck> {
    return this.lists.check(signal);
  }

  async tree(request: TreeRequest): Promise<TreeAnswer> {
    const { profileTypeId, maxNodes, callSite } = request;
    const unit = answeredUnit(profileTypeId);
    const outcome = await this.merged(request, { kind: 'pprofTree', unit, maxNodes, callSite });
    if (outcome.kind !== 'tree') {
      throw new Error(`A tree was asked for and ${outcome.kind} came.`);
    }
    const isEmpty = outcome.tree.length === 1 && outcome.tree.total[0] === 0;
    const elsewhere = isEmpty ? await this.nearby(request) : { notices: [] };
    return {
      // Of a type without period Parca does not say the unit.
      tree: { ...outcome.tree, unit },
      isTruncated: outcome.tree.cutFunction !== undefined,
      isApproximate: false,
      ...elsewhere,
      notices: [...unitNotices(profileTypeId), ...elsewhere.notices],
    };
  }

  async profile(request: ProfileRequest): Promise<ProfileAnswer> {
    const outcome = await this.merged(request, { kind: 'pprofProfile' });
    if (outcome.kind !== 'profile') {
      throw new Error(`A profile was asked for and ${outcome.kind} came.`);
    }
    const { profile } = outcome;
    // The time in Parca's pprof is not that of what it holds.
    return {
      profile: profile && { ...profile, timeRange: request.range },
      notices: unitNotices(request.profileTypeId),
    };
  }

  async series(request: SeriesRequest): Promise<SeriesAnswer> {
    const { profileTypeId, range, groupBy, limit, signal } = request;
    const asking = { owner: request, signal };
    const types = await this.lists.typesOf(profileTypeId, range, asking);
    const aggregation = aggregationOf(profileTypeId);
    const ask = async (stepMs: number) => {
      const answers = await Promise.all(types.map((type) => this.points(type, request, stepMs, asking)));
      return answers.flat();
    };
    const askedMs = fittingStep(request.stepMs, undefined, range);
    let answers = await ask(askedMs);
    const spacingMs = aggregation === 'sum' ? shownSpacingMs(answers, askedMs) : undefined;
    const stepMs = fittingStep(askedMs, spacingMs, range);
    if (stepMs !== askedMs) {
      answers = await ask(stepMs);
    }
    const buckets = bucketsIn(range, stepMs);
    const unit = answeredUnit(profileTypeId);
    return {
      stepMs,
      ...(unit === parseProfileTypeId(profileTypeId)?.sampleUnit ? {} : { unit }),
      series: makeSeries(answers, { buckets, groupBy, aggregation, limit, serviceLabel: this.serviceLabel }),
      notices: unitNotices(profileTypeId),
    };
  }

  /**
   * The points of one of the two kinds of a type. Those with a duration are summed by Parca, which is exact for sums; for averages and
   * of those without a duration, single profiles are asked for.
   */
  private async points(
    type: ParcaType,
    { profileTypeId, selector, range, groupBy }: SeriesRequest,
    stepMs: number,
    asking: Asking
  ): Promise<readonly ParcaSeries[]> {
    const { startMs, count } = bucketsIn(range, stepMs);
    if (count === 0) {
      return [];
    }
    const query = parcaQuery(type, selector, this.serviceLabel);
    const whole = { fromMs: startMs, toMs: startMs + count * stepMs };
    const isSummed = type.isDelta && aggregationOf(profileTypeId) === 'sum';
    const sumBy = isSummed
      ? [...new Set(groupBy.map((name) => this.serviceLabel.toParca(name)))]
      : type.isDelta
        ? await this.client.labelNames({ range, type }, [], asking)
        : [];
    const step = isSummed ? stepMs : type.isDelta ? FINEST_STEP_MS : undefined;
    const answers = await askInParts(whole, stepMs, (part) =>
      this.client.series({ query, range: part, stepMs: step, sumBy }, asking)
    );
    return answers.flat();
  }

  /** What was selected of both kinds of the type, read by the worker. */
  private async merged(
    request: ProfileRequest,
    work: Parameters<WorkbenchClient['readAnswers']>[0]
  ): Promise<Exclude<AnswersOutcome, { readonly kind: 'bad' }>> {
    const { profileTypeId, selector, range, signal } = request;
    const types = await this.lists.typesOf(profileTypeId, range, { owner: request, signal });
    const queries = types.map((type) => parcaQuery(type, selector, this.serviceLabel));
    const key = JSON.stringify([queries, range, work]);
    const outcome = await this.merges.get(key, signal, (sharedSignal) =>
      this.readMerges(queries, range, work, { owner: request, signal: sharedSignal })
    );
    if (outcome.kind === 'bad') {
      const asked = `The answer of Parca for ${queries.join(' and ')}`;
      throw new StoreError(asked, outcome.said, 'Refresh; if it stays like that, look into the log of the server.');
    }
    return outcome;
  }

  private async readMerges(
    queries: readonly string[],
    range: TimeRangeMs,
    work: Parameters<WorkbenchClient['readAnswers']>[0],
    asking: Asking
  ): Promise<AnswersOutcome> {
    const answers = await Promise.all(
      queries.map((query) => askInParts(range, 1, (part) => this.client.merge(query, part, asking)))
    );
    const outcome = await this.workbench.readAnswers(
      work,
      answers.flat().filter((bytes) => bytes !== undefined)
    );
    if (asking.signal.aborted) {
      throw abortError();
    }
    return outcome;
  }

  /** When the range has nothing: where around it there is something, to the hour. */
  private async nearby(request: ProfileRequest): Promise<Pick<TreeAnswer, 'available' | 'notices'>> {
    const { profileTypeId, selector, range, signal } = request;
    const around = { fromMs: range.fromMs - NEARBY_MS, toMs: range.toMs + NEARBY_MS };
    const asking = { owner: request, signal };
    const types = await this.lists.typesOf(profileTypeId, around, asking);
    const answers = await Promise.all(
      types.map((type) => {
        const query = parcaQuery(type, selector, this.serviceLabel);
        const question = { query, range: around, stepMs: NEARBY_STEP_MS, sumBy: [] };
        return askInParts(around, NEARBY_STEP_MS, (part) => this.client.series({ ...question, range: part }, asking));
      })
    );
    const times = answers.flat(2).flatMap(({ points }) => points.map(({ timeMs }) => timeMs));
    if (times.length === 0) {
      return { notices: ['No profile has this type and matches this selector, neither here nor in the month around.'] };
    }
    const hour = (timeMs: number) => Math.floor(timeMs / NEARBY_STEP_MS) * NEARBY_STEP_MS;
    const fromMs = hour(times.reduce((least, time) => Math.min(least, time)));
    const toMs = hour(times.reduce((most, time) => Math.max(most, time))) + NEARBY_STEP_MS;
    return {
      available: { fromMs, toMs },
      notices: [`No profile lies in this time range. There are profiles from ${utc(fromMs)} to ${utc(toMs)}.`],
    };
  }
}

/** Where Parca's values are not what the type's name says. */
function unitNotices(profileTypeId: string): readonly string[] {
  const type = parseProfileTypeId(profileTypeId);
  const unit = answeredUnit(profileTypeId);
  return type === undefined || unit === type.sampleUnit
    ? []
    : [
        `Parca multiplies samples by their period: the values are ${type.periodType} in ${unit}, not counts of samples.`,
      ];
}

/** A moment for people, to the minute. */
function utc(timeMs: number): string {
  return `${new Date(timeMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
