// A data source as the server keeps it, and how it is made from provisioning and changed by the page that edits it.
import { PlaygroundError } from '../playgroundError';
import { asObject, isObject, provisionedObjects, type YamlObject } from './yamlFiles';
import type { Environment } from './environmentValues';

/** Secrets stay in `secureJsonData`: the browser is only told which of them are set. */
export interface DataSource {
  readonly uid: string;
  readonly name: string;
  readonly type: string;
  /** Where the proxy asks; without a final slash it may be a path of its own. */
  readonly url: string;
  readonly isDefault: boolean;
  readonly basicAuth: boolean;
  readonly basicAuthUser: string;
  readonly withCredentials: boolean;
  /** Counts how often it was saved: editors tell by it that the server has what they show. */
  readonly version: number;
  readonly jsonData: YamlObject;
  readonly secureJsonData: Readonly<Record<string, string>>;
}

/** Throws PlaygroundError for an entry without name or type, or two of the same uid. */
export function provisionedDataSources(folder: string, environment: Environment): readonly DataSource[] {
  const dataSources = provisionedObjects(folder, 'datasources', environment).map((entry) =>
    dataSourceFrom(entry, folder)
  );
  const uids = dataSources.map(({ uid }) => uid);
  const repeated = uids.find((uid, index) => uids.indexOf(uid) < index);
  if (repeated !== undefined) {
    throw new PlaygroundError(`${folder}: two data sources have the uid "${repeated}".`);
  }
  return dataSources;
}

function dataSourceFrom(entry: YamlObject, folder: string): DataSource {
  const { name, type } = entry;
  if (typeof name !== 'string' || name === '' || typeof type !== 'string' || type === '') {
    throw new PlaygroundError(`${folder}: every data source needs a name and a type.`);
  }
  const uid = textOr(entry.uid, name.toLowerCase().replace(/[^a-z0-9]+/g, '-'));
  return mergeSettings({ ...emptySettings, uid, name, type }, entry);
}

const emptySettings = {
  url: '',
  isDefault: false,
  basicAuth: false,
  basicAuthUser: '',
  withCredentials: false,
  version: 1,
  jsonData: {},
  secureJsonData: {},
} as const;

/**
 * `changes` in the shape of provisioning and of Grafana's HTTP interface alike. Absent and ill-typed settings stay as
 * they were. Secrets are merged one by one; `secureJsonFields: { key: false }` forgets one.
 */
export function mergeSettings(dataSource: DataSource, changes: YamlObject): DataSource {
  return {
    uid: dataSource.uid,
    type: dataSource.type,
    name: textOr(changes.name, dataSource.name) || dataSource.name,
    url: textOr(changes.url, dataSource.url),
    isDefault: flagOr(changes.isDefault, dataSource.isDefault),
    basicAuth: flagOr(changes.basicAuth, dataSource.basicAuth),
    basicAuthUser: textOr(changes.basicAuthUser, dataSource.basicAuthUser),
    withCredentials: flagOr(changes.withCredentials, dataSource.withCredentials),
    version: dataSource.version,
    jsonData: isObject(changes.jsonData) ? changes.jsonData : dataSource.jsonData,
    secureJsonData: mergeSecrets(dataSource.secureJsonData, changes),
  };
}

function mergeSecrets(secrets: DataSource['secureJsonData'], changes: YamlObject): DataSource['secureJsonData'] {
  const forgotten = asObject(changes.secureJsonFields);
  const kept = Object.entries(secrets).filter(([key]) => forgotten[key] !== false);
  const set = Object.entries(asObject(changes.secureJsonData)).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== ''
  );
  return Object.fromEntries([...kept, ...set]);
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}

function flagOr(value: unknown, otherwise: boolean): boolean {
  return typeof value === 'boolean' ? value : otherwise;
}
