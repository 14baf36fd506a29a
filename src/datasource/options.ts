// The settings of a data source: what is stored in its jsonData, and what it means where nothing is stored.
import { type DataSourceJsonData } from '@grafana/data';
import { durationMs } from './duration';
import { type LinkOptions } from './links/linkOptions';
import { LISTING_KINDS, type ListingKind } from './stores/files/listingKind';
import { USUAL_PATTERNS, type WriterPattern } from './stores/files/nameRules';
import { isTimeZone } from './stores/files/nameTime';

/** The stores there are. */
export const STORE_KINDS = ['files', 'pyroscope', 'parca'] as const;

export type StoreKind = (typeof STORE_KINDS)[number];

const STORE_NAMES: ReadonlyMap<string, string> = new Map<StoreKind, string>([
  ['files', 'a folder of files'],
  ['pyroscope', 'Pyroscope'],
  ['parca', 'Parca'],
]);

/** What users call a store, in the middle of a sentence. */
export function storeName(kind: string): string {
  return STORE_NAMES.get(kind) ?? kind;
}

/** Everything is optional: what is missing or makes no sense has its default. */
export interface ProfilesOptions extends DataSourceJsonData, LinkOptions {
  /** `auto` finds out which one answers at the URL. */
  readonly store?: StoreKind | 'auto';
  /** Points of series are at least so far apart, like `15s`: the Pyroscope data source's option of the same name. */
  readonly minStep?: string;
  /** For queries that name no profile type. */
  readonly defaultProfileTypeId?: string;
  /** Call nodes per flame graph, for queries that set no limit of their own. */
  readonly maxNodes?: number;
  /** Series per query, for queries that set no limit of their own. */
  readonly seriesLimit?: number;
  /** The label in Parca that says which service a profile is of; shown as `service_name`, as in every store. */
  readonly serviceLabel?: string;
  /** Name of the list of profiles in the base folder. */
  readonly manifestName?: string;
  /** IANA name of the zone of times without one in file names. */
  readonly nameZone?: string;
  /** How the URL is listed: `auto` finds out whether it is a folder or answers like S3. */
  readonly listing?: ListingKind;
  /** The part of a bucket that is meant, such as `profiles/`. */
  readonly bucketPrefix?: string;
  /** How writers of profiles name their files. */
  readonly namePatterns?: readonly WriterPattern[];
  /** A query that selects more files stops with a sentence. */
  readonly fileLimit?: number;
  /** Requests under way at once. */
  readonly maxParallelRequests?: number;
  /** Megabytes (10^6 bytes) of decoded profiles to keep; answers take as much again, but at most 64. */
  readonly cacheMegabytes?: number;
}

/** The settings in force: every one has a value that makes sense. */
export interface ProfilesSettings {
  readonly store: StoreKind | 'auto';
  readonly minStepMs: number;
  /** Undefined for the usual one of the range. */
  readonly defaultProfileTypeId: string | undefined;
  /** Undefined leaves it to the store. */
  readonly maxNodes: number | undefined;
  /** Undefined for all series. */
  readonly seriesLimit: number | undefined;
  readonly serviceLabel: string;
  readonly manifestName: string;
  readonly nameZone: string;
  readonly listing: ListingKind;
  /** Undefined for the whole bucket. */
  readonly bucketPrefix: string | undefined;
  readonly namePatterns: readonly WriterPattern[];
  readonly fileLimit: number;
  readonly maxParallelRequests: number;
  readonly cacheMegabytes: number;
}

export const DEFAULT_SETTINGS: ProfilesSettings = {
  store: 'auto',
  minStepMs: 15_000,
  defaultProfileTypeId: undefined,
  maxNodes: undefined,
  seriesLimit: undefined,
  serviceLabel: 'service_name',
  manifestName: 'profiles.ndjson',
  nameZone: 'UTC',
  listing: 'auto',
  bucketPrefix: undefined,
  namePatterns: USUAL_PATTERNS,
  fileLimit: 2000,
  maxParallelRequests: 4,
  cacheMegabytes: 256,
};

/** The settings in force. Provisioned settings may be anything, whatever their type says. */
export function settingsOf(options: ProfilesOptions): ProfilesSettings {
  const nameZone = text(options.nameZone);
  return {
    store: STORE_KINDS.find((kind) => kind === options.store) ?? DEFAULT_SETTINGS.store,
    minStepMs: durationMs(text(options.minStep) ?? '') ?? DEFAULT_SETTINGS.minStepMs,
    defaultProfileTypeId: text(options.defaultProfileTypeId),
    maxNodes: positiveInteger(options.maxNodes),
    seriesLimit: positiveInteger(options.seriesLimit),
    serviceLabel: text(options.serviceLabel) ?? DEFAULT_SETTINGS.serviceLabel,
    manifestName: text(options.manifestName) ?? DEFAULT_SETTINGS.manifestName,
    nameZone: nameZone !== undefined && isTimeZone(nameZone) ? nameZone : DEFAULT_SETTINGS.nameZone,
    listing: LISTING_KINDS.find((kind) => kind === options.listing) ?? DEFAULT_SETTINGS.listing,
    bucketPrefix: text(options.bucketPrefix),
    namePatterns: writerPatterns(options.namePatterns) ?? DEFAULT_SETTINGS.namePatterns,
    fileLimit: positiveInteger(options.fileLimit) ?? DEFAULT_SETTINGS.fileLimit,
    maxParallelRequests: positiveInteger(options.maxParallelRequests) ?? DEFAULT_SETTINGS.maxParallelRequests,
    cacheMegabytes: positiveInteger(options.cacheMegabytes) ?? DEFAULT_SETTINGS.cacheMegabytes,
  };
}

/** Undefined for what is no text or blank. */
function text(value: unknown): string | undefined {
  const trimmed = typeof value === 'string' ? value.trim() : '';
  return trimmed === '' ? undefined : trimmed;
}

/** Undefined for what is no list; what is no pattern is left out of it. An empty list means that names say nothing. */
function writerPatterns(value: unknown): readonly WriterPattern[] | undefined {
  return Array.isArray(value)
    ? value.flatMap((entry) => {
        const pattern = text(Object(entry).pattern);
        return pattern === undefined ? [] : [{ writer: text(Object(entry).writer) ?? pattern, pattern }];
      })
    : undefined;
}

function positiveInteger(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 1 ? Math.floor(value) : undefined;
}
