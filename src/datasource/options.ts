// The settings of a data source: what is stored in its jsonData, and what it means where nothing is stored.
import { type DataSourceJsonData } from '@grafana/data';
import { isTimeZone } from './stores/files/nameTime';

/** Everything is optional: what is missing or makes no sense has its default. */
export interface ProfilesOptions extends DataSourceJsonData {
  readonly store?: 'files';
  /** Name of the list of profiles in the base folder. */
  readonly manifestName?: string;
  /** IANA name of the zone of times without one in file names. */
  readonly nameZone?: string;
  /** A query that selects more files stops with a sentence. */
  readonly fileLimit?: number;
  /** Requests under way at once. */
  readonly maxParallelRequests?: number;
  /** Megabytes (10^6 bytes) of decoded profiles to keep. */
  readonly cacheMegabytes?: number;
}

export type ProfilesSettings = Required<Omit<ProfilesOptions, keyof DataSourceJsonData>>;

export const DEFAULT_SETTINGS: ProfilesSettings = {
  store: 'files',
  manifestName: 'profiles.ndjson',
  nameZone: 'UTC',
  fileLimit: 2000,
  maxParallelRequests: 4,
  cacheMegabytes: 256,
};

/** The settings in force. */
export function settingsOf(options: ProfilesOptions): ProfilesSettings {
  const manifestName = options.manifestName?.trim();
  const nameZone = options.nameZone?.trim();
  return {
    store: 'files',
    manifestName: manifestName ? manifestName : DEFAULT_SETTINGS.manifestName,
    nameZone: nameZone && isTimeZone(nameZone) ? nameZone : DEFAULT_SETTINGS.nameZone,
    fileLimit: positiveInteger(options.fileLimit) ?? DEFAULT_SETTINGS.fileLimit,
    maxParallelRequests: positiveInteger(options.maxParallelRequests) ?? DEFAULT_SETTINGS.maxParallelRequests,
    cacheMegabytes: positiveInteger(options.cacheMegabytes) ?? DEFAULT_SETTINGS.cacheMegabytes,
  };
}

/** Provisioned settings may be anything, whatever their type says. */
function positiveInteger(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 1 ? Math.floor(value) : undefined;
}
