// What a Parca server has: profile types, label names and label values, narrowed on our side where Parca does not narrow. Lists
// of types are shared for a short while, because every query begins with one.
import { type TimeRangeMs } from '../../../engine/profile/profile';
import { parseProfileTypeId } from '../../../engine/profile/profileType';
import { SharedRequests } from '../sharedRequests';
import {
  type LabelNamesRequest,
  type LabelValuesRequest,
  type ListAnswer,
  type StoreCheck,
  type StoreRequest,
} from '../store';
import { type Asking, type ParcaClient } from './parcaClient';
import { parcaMatchers, parcaQuery, type ParcaType } from './parcaQuery';
import { askInParts } from './rangeParts';
import { type ServiceLabel } from './serviceLabel';

/** Label names in the sentence of `check`; more would be no sentence. */
const NAMED_LABELS = 8;

export class ParcaLists {
  private readonly types: SharedRequests<readonly ParcaType[]>;

  constructor(
    private readonly client: ParcaClient,
    private readonly serviceLabel: ServiceLabel,
    keepMs: number
  ) {
    this.types = new SharedRequests(keepMs);
  }

  async profileTypes(request: StoreRequest): Promise<ListAnswer> {
    const types = await this.orOfAll(request, (range) => this.typesIn(range, askingOf(request)));
    return answerOf(types.map(({ id }) => id));
  }

  async labelNames(request: LabelNamesRequest): Promise<ListAnswer> {
    const names = await this.orOfAll(request, (range) => this.namesIn(request, range));
    return answerOf(this.serviceLabel.shown(names));
  }

  async labelValues(request: LabelValuesRequest): Promise<ListAnswer> {
    return answerOf(await this.orOfAll(request, (range) => this.valuesIn(request, range)));
  }

  /** The kinds of a type in a range: with duration, without, both or none. A `:delta` in the id makes no difference. */
  async typesOf(profileTypeId: string, range: TimeRangeMs, asking: Asking): Promise<readonly ParcaType[]> {
    return ofType(await this.typesIn(range, asking), profileTypeId);
  }

  async check(signal: AbortSignal): Promise<StoreCheck> {
    const asking = { owner: {}, signal };
    const types = await this.client.profileTypes(undefined, asking);
    const count = new Set(types.map(({ id }) => id)).size;
    if (count === 0) {
      return {
        summary: 'Parca answers; it has no profile types yet.',
        notices: ['Parca has no profiles yet: check that an agent or a scrape configuration sends some.'],
      };
    }
    const names = this.serviceLabel.shown(await this.client.labelNames({}, [], asking));
    const more = names.length > NAMED_LABELS ? ` and ${names.length - NAMED_LABELS} more` : '';
    const labels = names.length === 0 ? 'no labels' : `labels ${names.slice(0, NAMED_LABELS).join(', ')}${more}`;
    return { summary: `Parca: ${count} profile type${count === 1 ? '' : 's'}, ${labels}.`, notices: [] };
  }

  private typesIn(range: TimeRangeMs | undefined, { owner, signal }: Asking): Promise<readonly ParcaType[]> {
    const key = range === undefined ? '' : `${range.fromMs} ${range.toMs}`;
    return this.types.get(key, signal, (shared) => this.client.profileTypes(range, { owner, signal: shared }));
  }

  /** The list for the range; of all profiles when that is empty. */
  private async orOfAll<T>(
    { range }: StoreRequest,
    list: (range: TimeRangeMs | undefined) => Promise<readonly T[]>
  ): Promise<readonly T[]> {
    const inRange = await list(range);
    return inRange.length > 0 ? inRange : list(undefined);
  }

  /** Stored names. Parca takes matchers together with a type only: without one, each type is asked. */
  private async namesIn(request: LabelNamesRequest, range: TimeRangeMs | undefined): Promise<readonly string[]> {
    const asking = askingOf(request);
    if (request.selector.length === 0 && request.profileTypeId === undefined) {
      return this.client.labelNames({ range }, [], asking);
    }
    const matchers = parcaMatchers(request.selector, this.serviceLabel);
    const types = await this.askedTypes(request, range);
    return (await Promise.all(types.map((type) => this.client.labelNames({ range, type }, matchers, asking)))).flat();
  }

  private async valuesIn(request: LabelValuesRequest, range: TimeRangeMs | undefined): Promise<readonly string[]> {
    const asking = askingOf(request);
    const name = this.serviceLabel.toParca(request.name);
    if (request.selector.length === 0 && request.profileTypeId === undefined) {
      return this.client.labelValues(name, { range }, asking);
    }
    const types = await this.askedTypes(request, range);
    if (request.selector.length === 0) {
      return (await Promise.all(types.map((type) => this.client.labelValues(name, { range, type }, asking)))).flat();
    }
    // Parca ignores matchers in its list of values: those of the selected profiles are read from a series grouped by the label.
    const narrowed = types.map((type) => this.selectedValues(name, type, request, range ?? ALL_TIME));
    return (await Promise.all(narrowed)).flat();
  }

  private async selectedValues(
    name: string,
    type: ParcaType,
    request: LabelValuesRequest,
    range: TimeRangeMs
  ): Promise<readonly string[]> {
    const query = parcaQuery(type, request.selector, this.serviceLabel);
    // One point per series, or two where a multiple of the step lies in the range.
    const stepMs = range.toMs - range.fromMs;
    const series = await askInParts(range, 1, (part) =>
      this.client.series({ query, range: part, stepMs, sumBy: [name] }, askingOf(request))
    );
    return series
      .flat()
      .flatMap(({ labels }) => labels.filter((label) => label.name === name).map(({ value }) => value));
  }

  private async askedTypes(request: LabelNamesRequest, range: TimeRangeMs | undefined): Promise<readonly ParcaType[]> {
    const types = await this.typesIn(range, askingOf(request));
    return request.profileTypeId === undefined ? types : ofType(types, request.profileTypeId);
  }
}

/** Every time that Parca can store: nanoseconds in 64 bits, from the epoch on. */
const ALL_TIME: TimeRangeMs = { fromMs: 1, toMs: Date.UTC(2262, 0, 1) };

function ofType(types: readonly ParcaType[], profileTypeId: string): readonly ParcaType[] {
  const asked = parseProfileTypeId(profileTypeId)?.id;
  return types.filter(({ id }) => id === asked);
}

function askingOf(request: StoreRequest): Asking {
  return { owner: request, signal: request.signal };
}

function answerOf(values: readonly string[]): ListAnswer {
  return { values: [...new Set(values)].sort(), notices: [] };
}
