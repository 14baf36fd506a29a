// Lists for editors, variables and "Save & test": profile types, label names and values, and where in time there are profiles.
import * as v from 'valibot';
import { printSelector } from '../../../engine/labels/printSelector';
import { type Matcher, type Selector } from '../../../engine/labels/selector';
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
import { type Asking } from './connectClient';
import { inPieces } from './pieces';
import { serverRange } from './ranges';
import { type PyroscopeServer } from './server';

const SERVICE = 'querier.v1.QuerierService';

/** The label by which servers select a profile type; all labels that begin with two underscores are theirs. */
const TYPE_LABEL = '__profile_type__';
const isPublic = (name: string) => !name.startsWith('__');

/** Without it, servers with v2 storage keep names back that are no plain identifiers. */
const ALL_NAMES = '*/*;allow-utf8-labelnames=true';

const HOUR_MS = 3_600_000;
/** As far back as servers look by default. */
const WEEK_MS = 7 * 24 * HOUR_MS;

const typesSchema = v.object({ profileTypes: v.optional(v.array(v.object({ ID: v.optional(v.string(), '') })), []) });
const namesSchema = v.object({ names: v.optional(v.array(v.string()), []) });

export interface ListsOptions {
  /** How long an answer is used again: panels of one refresh ask for the same. */
  readonly keepListsMs: number;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
}

export class PyroscopeLists {
  private readonly kept: SharedRequests<readonly string[]>;

  constructor(
    private readonly server: PyroscopeServer,
    private readonly options: ListsOptions
  ) {
    this.kept = new SharedRequests(options.keepListsMs, options.now);
  }

  profileTypes(request: StoreRequest): Promise<ListAnswer> {
    return this.inRangeOrElsewhere(request, 'The list of profile types', (range, asking) => this.types(range, asking));
  }

  labelNames({ selector, profileTypeId, ...request }: LabelNamesRequest): Promise<ListAnswer> {
    return this.inRangeOrElsewhere(request, 'The list of label names', (range, asking) =>
      this.list(range, asking, 'LabelNames', { matchers: matchers(selector, profileTypeId) }).then((names) =>
        names.filter(isPublic)
      )
    );
  }

  labelValues({ name, selector, profileTypeId, ...request }: LabelValuesRequest): Promise<ListAnswer> {
    return this.inRangeOrElsewhere(request, `The list of values of ${name}`, (range, asking) =>
      this.list(range, asking, 'LabelValues', { name, matchers: matchers(selector, profileTypeId) })
    );
  }

  /** "3 profile types, labels region, vehicle." of the last hour, else of the last week with profiles. */
  async check(signal: AbortSignal): Promise<StoreCheck> {
    const now = this.options.now();
    const range = { fromMs: now - HOUR_MS, toMs: now };
    const { values: types } = await this.profileTypes({ range, signal });
    if (types.length === 0) {
      return {
        summary: 'Pyroscope answers.',
        notices: ['It holds no profiles of the last hour, or none of this tenant.'],
      };
    }
    const { values: names } = await this.labelNames({ range, signal, selector: [] });
    const labels = names.length === 0 ? '' : `, label${names.length === 1 ? '' : 's'} ${names.join(', ')}`;
    return { summary: `${types.length} profile type${types.length === 1 ? '' : 's'}${labels}.`, notices: [] };
  }

  /** The last week that has profiles; undefined when none is known. */
  async newestWeek(asking: Asking): Promise<TimeRangeMs | undefined> {
    const extent = await this.server.extent(asking);
    return extent && { fromMs: Math.max(extent.fromMs, extent.toMs - WEEK_MS), toMs: extent.toMs };
  }

  /** An editor and a variable should never be empty only because the range is. */
  private async inRangeOrElsewhere(
    { range, signal }: StoreRequest,
    asked: string,
    list: (range: TimeRangeMs, asking: Asking) => Promise<readonly string[]>
  ): Promise<ListAnswer> {
    const asking = { owner: {}, signal, asked };
    const values = await list(range, asking);
    if (values.length > 0) {
      return { values, notices: [] };
    }
    const elsewhere = await this.newestWeek(asking);
    return { values: elsewhere === undefined ? [] : await list(elsewhere, asking), notices: [] };
  }

  private types(range: TimeRangeMs, asking: Asking): Promise<readonly string[]> {
    return this.keptList(range, asking, 'ProfileTypes', {}, async (message, pieceAsking) => {
      const { profileTypes } = await this.server.client.json(
        `${SERVICE}/ProfileTypes`,
        message,
        typesSchema,
        pieceAsking
      );
      return profileTypes.flatMap(({ ID }) => parseProfileTypeId(ID)?.id ?? []);
    });
  }

  private list(
    range: TimeRangeMs,
    asking: Asking,
    method: 'LabelNames' | 'LabelValues',
    fields: object
  ): Promise<readonly string[]> {
    return this.keptList(range, asking, method, fields, async (message, pieceAsking) => {
      const path = `${SERVICE}/${method}`;
      const { names } = await this.server.client.json(path, message, namesSchema, pieceAsking, ALL_NAMES);
      return names;
    });
  }

  /** In order, each once, over all pieces of the range. */
  private keptList(
    range: TimeRangeMs,
    asking: Asking,
    method: string,
    fields: object,
    ask: (message: object, asking: Asking) => Promise<readonly string[]>
  ): Promise<readonly string[]> {
    const key = JSON.stringify([method, range.fromMs, range.toMs, fields]);
    return this.kept.get(key, asking.signal, async (signal) => {
      const shared = { ...asking, signal };
      const end = await this.server.endOfRange(shared);
      const lists = await inPieces(this.server, range, shared, (piece, pieceAsking) =>
        ask({ ...fields, ...serverRange(piece, end) }, pieceAsking)
      );
      return [...new Set(lists.flat())].sort();
    });
  }
}

/** One selector: servers read several of them differently. */
function matchers(selector: Selector, profileTypeId: string | undefined): string[] {
  const ofType: Matcher[] =
    profileTypeId === undefined ? [] : [{ name: TYPE_LABEL, operator: '=', value: profileTypeId }];
  const all = [...selector, ...ofType];
  return all.length === 0 ? [] : [printSelector(all)];
}
