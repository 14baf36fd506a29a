// The files store: a folder of profile files behind any HTTP server. Chooses files by path, manifest, name and time, reads
// them into the worker, and makes answers of what comes back.
import { printSelector } from '../../../engine/labels/printSelector';
import { type TimeRangeMs } from '../../../engine/profile/profile';
import { parseProfileTypeId } from '../../../engine/profile/profileType';
import { emptyCallTree } from '../../../engine/tree/mergeCallTrees';
import { type WorkbenchClient } from '../../../worker/workbenchClient';
import { type TreeResult, type WorkRequest, type WorkResult } from '../../../worker/workRequest';
import { aggregationOf } from '../aggregation';
import { type HttpClient } from '../httpClient';
import { RequestQueue } from '../requestQueue';
import {
  type Exemplar,
  type ExemplarsAnswer,
  type ExemplarsRequest,
  type HeatmapAnswer,
  type HeatmapRequest,
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
import { type CatalogFile } from './catalogFile';
import { FileCatalog } from './fileCatalog';
import { FileKnowledge } from './fileKnowledge';
import { FileLists } from './fileLists';
import { FileReader } from './fileReader';
import { addressOf, listedAs, type ListingKind } from './listingKind';
import { listingProgress } from './listingProgress';
import { NameRules, USUAL_PATTERNS, type WriterPattern } from './nameRules';
import { FolderClient } from './folderClient';
import { PartialTrees } from './partialTrees';
import { fileLabels, heatmapOf } from './profilePoints';
import { DIR_LABEL, FILE_LABEL } from './pathLabels';
import { readSelection } from './readSelection';
import { filterInSlices } from './slices';
import { SelectorRules } from './selectorRules';
import { bucketsIn, fittingStep, toStoreSeries } from '../seriesSteps';
import { extentOutside, filesInRange } from './timeSelection';
import { usualSpacingMs } from './usualSpacing';

export interface FilesStoreOptions {
  /** A query that selects more files than this stops with a sentence. */
  readonly fileLimit: number;
  /** Requests under way at once. */
  readonly maxParallelRequests: number;
  readonly manifestName: string;
  /** IANA name of the zone of times without one in file names. */
  readonly nameZone: string;
  /** How long a listing is used again, in milliseconds. */
  readonly keepListsMs: number;
  /** How writers name their files; undefined for the usual ones. */
  readonly namePatterns?: readonly WriterPattern[];
  /** How the URL is listed; undefined and `auto` for what its first answer shows. */
  readonly listing?: ListingKind;
  /** The part of a bucket that is meant; its final slash may be missing. Only where `listing` names a kind of bucket. */
  readonly bucketPrefix?: string;
}

/** What a query chose before reading. */
interface Choice {
  readonly files: readonly CatalogFile[];
  /** The same without regard to time: where else profiles are. */
  readonly filesOfAnyTime: readonly CatalogFile[];
  readonly notices: readonly string[];
}

const CAPABILITIES: StoreCapabilities = {
  groupBy: true,
  limit: true,
  maxNodes: true,
  cutSharedFunctions: true,
  timeOrder: true,
  functionSeries: true,
  callSite: true,
  spanIds: 'Files carry no span ids.',
  traceIds: 'Files carry no trace ids.',
  profileIds: true,
  exemplars: true,
  heatmap: true,
};

export class FilesStore implements Store {
  readonly kind = 'files';
  readonly capabilities = CAPABILITIES;
  readonly internalLabels = [DIR_LABEL, FILE_LABEL];

  private readonly knowledge = new FileKnowledge();
  private readonly catalog: FileCatalog;
  private readonly reader: FileReader;
  private readonly lists: FileLists;

  constructor(
    http: HttpClient,
    private readonly workbench: WorkbenchClient,
    private readonly options: FilesStoreOptions
  ) {
    const listed = listedAs(options.listing, options.bucketPrefix);
    const folder = new FolderClient(http, new RequestQueue(options.maxParallelRequests), addressOf(listed));
    const names = new NameRules(options.namePatterns ?? USUAL_PATTERNS, options.nameZone);
    this.catalog = new FileCatalog(folder, names, listed, options);
    this.reader = new FileReader(folder, workbench, this.knowledge);
    this.lists = new FileLists(this.catalog, this.reader, this.knowledge);
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
    const { profileTypeId, selector: matchers, range, maxNodes, callSite } = request;
    const choice = await this.choose(request);
    const { result, notices } = await this.work(request, choice, {
      kind: 'tree',
      profileTypeId,
      matchers,
      range,
      maxNodes,
      cutsSharedFunctions: request.cutSharedFunctions,
      stackPart: callSite && { kind: 'callSite', path: callSite },
      extremesOf: request.withExtremes,
      order: request.order,
    });
    const elsewhere = await this.whereElse(request, choice, result);
    return { ...treeAnswer(result), available: elsewhere.available, notices: [...notices, ...elsewhere.notices] };
  }

  async series(request: SeriesRequest): Promise<SeriesAnswer> {
    const { profileTypeId, selector: matchers, range, groupBy, limit, functionSelector: stackPart } = request;
    const choice = await this.choose(request);
    const stepMs = fittingStep(request.stepMs, usualSpacingMs(choice.files, this.knowledge), range);
    const buckets = bucketsIn(range, stepMs);
    const work = { kind: 'series' as const, profileTypeId, matchers, range, buckets, groupBy, stackPart };
    const { result, notices } = await this.work(request, choice, work);
    const elsewhere = await this.whereElse(request, choice, result);
    const undated =
      result.undatedCount === 0
        ? []
        : [`${result.undatedCount} profiles carry no time and are in no point of the series.`];
    return {
      stepMs,
      series: toStoreSeries(result, buckets, aggregationOf(profileTypeId), limit),
      notices: [...notices, ...undated, ...elsewhere.notices],
    };
  }

  /** The recorded profiles, one by one; what identifies one is its path. */
  async exemplars(request: ExemplarsRequest): Promise<ExemplarsAnswer> {
    const { points, notices } = await this.points(request);
    const largest = [...points].sort((a, b) => b.value - a.value).slice(0, request.limit);
    return { exemplars: largest.sort((a, b) => a.timeMs - b.timeMs), notices };
  }

  async heatmap(request: HeatmapRequest): Promise<HeatmapAnswer> {
    const { points, notices } = await this.points(request);
    const stepMs = Math.max(1, Math.round(request.stepMs));
    const buckets = bucketsIn(request.range, stepMs);
    return { stepMs, series: heatmapOf(points, buckets, request.groupBy, request.limit), notices };
  }

  /** Every selected profile that a time is known of. */
  private async points(request: ExemplarsRequest | HeatmapRequest): Promise<Points> {
    if (request.of === 'span') {
      throw new StoreError(
        'Spans',
        'cannot be had from this store: files carry no span ids',
        'Ask for profiles instead.'
      );
    }
    const { profileTypeId, selector: matchers, range } = request;
    const choice = await this.choose(request);
    const { result, notices } = await this.work(request, choice, { kind: 'points', profileTypeId, matchers, range });
    const fileOf = new Map(choice.files.map((file) => [file.key, file]));
    const points = result.points.map(({ key, timeMs, value }): Exemplar => {
      const file = fileOf.get(key);
      return { timeMs, value, labels: file === undefined ? [] : fileLabels(file), profileId: file?.path ?? '' };
    });
    const elsewhere = await this.whereElse(request, choice, result);
    return { points, notices: [...notices, ...elsewhere.notices] };
  }

  async profile(request: ProfileRequest): Promise<ProfileAnswer> {
    const { profileTypeId, selector: matchers, range } = request;
    const choice = await this.choose(request);
    const { result, notices } = await this.work(request, choice, { kind: 'profile', profileTypeId, matchers, range });
    return { profile: result.profile, notices };
  }

  /** The files that may hold what is asked for. Rejects when they are more than the limit. */
  private async choose(request: ProfileRequest & Pick<TreeRequest, 'profileIds' | 'onPartial'>): Promise<Choice> {
    const { selector, range, profileTypeId, profileIds, signal, onPartial } = request;
    const rules = new SelectorRules(selector);
    const onListed =
      onPartial && listingProgress((fileCount) => onPartial(nothingOf(profileTypeId), { done: 0, total: fileCount }));
    const { files, notices } = await this.catalog.list({ owner: rules, signal, onListed }, (labels) =>
      rules.allowFolder(labels)
    );
    const ofAnyTime = await filterInSlices(
      files,
      signal,
      (file) =>
        (this.knowledge.profileTypeIds(file)?.includes(profileTypeId) ?? true) &&
        (profileIds?.includes(file.path) ?? true) &&
        rules.allowFile(file, this.knowledge)
    );
    const inRange = await filesInRange(ofAnyTime, range, this.knowledge, signal);
    if (inRange.length > this.options.fileLimit) {
      throw new StoreError(
        `The query for ${profileTypeId} ${printSelector(selector)}`,
        `selects ${inRange.length} profile files, more than the limit of ${this.options.fileLimit}`,
        'Choose a shorter time range, add label matchers, or raise the file limit in the data source settings.'
      );
    }
    return { files: inRange, filesOfAnyTime: ofAnyTime, notices };
  }

  /** Reads the chosen files into one piece of work and finishes it. */
  private async work<K extends WorkRequest['kind']>(
    request: ProfileRequest & Pick<TreeRequest, 'onPartial'>,
    choice: Choice,
    work: Extract<WorkRequest, { readonly kind: K }>
  ): Promise<Worked<K>> {
    const { signal, onPartial } = request;
    const id = await this.workbench.open(work);
    const close = () => this.workbench.close(id);
    signal.addEventListener('abort', close);
    const partials =
      onPartial &&
      new PartialTrees(
        () => this.workbench.snapshot(id),
        (result, progress) => onPartial(treeAnswer(result), progress)
      );
    try {
      const notices = await readSelection(choice.files, request.profileTypeId, id, {
        reader: this.reader,
        knowledge: this.knowledge,
        asking: { owner: request, signal },
        hasOthers: choice.filesOfAnyTime.length > choice.files.length,
        onRead: (done, total, wasDownloaded) => partials?.onRead(done, total, wasDownloaded),
      });
      const result = await this.workbench.finish(id);
      if (signal.aborted) {
        throw abortError();
      }
      if (!isOfKind(result, work.kind)) {
        throw new Error(`Work of kind ${work.kind} ended with ${result?.kind ?? 'nothing'}.`);
      }
      return { result, notices: [...choice.notices, ...notices, ...result.notices] };
    } finally {
      partials?.end();
      signal.removeEventListener('abort', close);
      close();
    }
  }

  /** When nothing was counted: a sentence, and the range in which there is something. */
  private async whereElse(
    { range, signal }: ProfileRequest,
    { filesOfAnyTime }: Choice,
    { profileCount }: WorkResult
  ): Promise<WhereElse> {
    if (profileCount > 0) {
      return { notices: [] };
    }
    const available = await extentOutside(filesOfAnyTime, range, this.knowledge, signal);
    return available === undefined
      ? { notices: ['No profile has this type and matches this selector.'] }
      : {
          available,
          notices: [
            `No profile lies in this time range. There are profiles from ${utc(available.fromMs)} to ${utc(available.toMs)}.`,
          ],
        };
  }
}

interface Worked<K> {
  readonly result: Extract<WorkResult, { readonly kind: K }>;
  readonly notices: readonly string[];
}

interface Points {
  readonly points: readonly Exemplar[];
  readonly notices: readonly string[];
}

interface WhereElse {
  readonly available?: TimeRangeMs;
  readonly notices: readonly string[];
}

function isOfKind<K>(result: WorkResult | undefined, kind: K): result is Extract<WorkResult, { readonly kind: K }> {
  return result?.kind === kind;
}

function treeAnswer(result: TreeResult): TreeAnswer {
  const { tree, isTruncated, isApproximate, exactCalls, extremes, profileCount, notices } = result;
  return { tree, isTruncated, isApproximate, exactCalls, extremes, profileCount, notices };
}

/** What there is of a tree while files are still being listed. */
function nothingOf(profileTypeId: string): TreeAnswer {
  const unit = parseProfileTypeId(profileTypeId)?.sampleUnit ?? '';
  return { tree: emptyCallTree(unit), profileCount: 0, isTruncated: false, isApproximate: false, notices: [] };
}

/** A moment for people, to the second. */
function utc(timeMs: number): string {
  return `${new Date(timeMs).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
