// Headers with secret values, as Grafana stores them: `httpHeaderName1` in jsonData and `httpHeaderValue1` among the secrets,
// counted from 1 without gaps, because Grafana's proxy stops at the first gap. Saved values are known to the server alone: a
// header that must change its number loses its value, and the editor asks for it again.
import { type DataSourceSettings } from '@grafana/data';
import { type ProfilesOptions } from '../options';

type Settings = DataSourceSettings<ProfilesOptions>;

/** A header of the settings, in the order of the numbers. */
export interface StoredHeader {
  readonly number: number;
  readonly name: string;
  /** Whether the server has a value for it. */
  readonly isConfigured: boolean;
  /** What was typed and is not saved yet. */
  readonly typed: string;
}

/** A row of Grafana's list of custom headers. */
export interface HeaderRow {
  readonly name: string;
  readonly value?: string;
  readonly configured: boolean;
}

export function storedHeaders({ jsonData, secureJsonData = {}, secureJsonFields }: Settings): readonly StoredHeader[] {
  const names = new Map<string, unknown>(Object.entries(jsonData));
  const typed = new Map<string, unknown>(Object.entries(secureJsonData));
  const headers: StoredHeader[] = [];
  for (let number = 1; ; number++) {
    const name = names.get(`httpHeaderName${number}`);
    if (typeof name !== 'string' || name === '') {
      return headers;
    }
    const key = `httpHeaderValue${number}`;
    headers.push({ number, name, isConfigured: secureJsonFields[key] === true, typed: String(typed.get(key) ?? '') });
  }
}

/** Header names are the same in any case. */
export function findHeader(settings: Settings, name: string): StoredHeader | undefined {
  return storedHeaders(settings).find((header) => isSame(header.name, name));
}

/** The settings with this header and value; a header of that name keeps its number. */
export function withHeader(settings: Settings, name: string, value: string): Settings {
  const stored = findHeader(settings, name);
  const header = { name, isConfigured: false, typed: value };
  return put(settings, { ...header, number: stored?.number ?? storedHeaders(settings).length + 1 });
}

/** The settings without this header. The last one takes its number. */
export function withoutHeader(settings: Settings, name: string): Settings {
  const headers = storedHeaders(settings);
  const gone = findHeader(settings, name);
  const last = headers.at(-1);
  if (gone === undefined || last === undefined) {
    return settings;
  }
  const filled =
    last === gone || last.number === gone.number
      ? settings
      : put(settings, { ...last, number: gone.number, isConfigured: false });
  return drop(filled, last.number);
}

/** The settings with `rows` in place of all headers but those of `kept` names. A renamed header keeps its value. */
export function withHeaderRows(settings: Settings, rows: readonly HeaderRow[], kept: readonly string[]): Settings {
  const isKept = (name: string) => kept.some((other) => isSame(other, name));
  const named = rows.filter(({ name }) => name !== '' && !isKept(name));
  const isNamed = ({ name }: StoredHeader) => named.some((row) => isSame(row.name, name));
  let gone = storedHeaders(settings).filter((header) => !isKept(header.name) && !isNamed(header));
  let next = settings;
  for (const row of named) {
    if (findHeader(next, row.name) !== undefined) {
      next = row.configured ? next : withHeader(next, row.name, row.value ?? '');
    } else if (row.configured && gone.length > 0) {
      next = put(next, { ...gone[0], name: row.name });
      gone = gone.slice(1);
    } else {
      next = withHeader(next, row.name, row.value ?? '');
    }
  }
  return gone.reduce((left, { name }) => withoutHeader(left, name), next);
}

function put(settings: Settings, { number, name, isConfigured, typed }: StoredHeader): Settings {
  const key = `httpHeaderValue${number}`;
  return {
    ...settings,
    jsonData: { ...settings.jsonData, [`httpHeaderName${number}`]: name },
    secureJsonData: { ...settings.secureJsonData, ...(isConfigured ? {} : { [key]: typed }) },
    secureJsonFields: { ...settings.secureJsonFields, [key]: isConfigured },
  };
}

function drop(settings: Settings, number: number): Settings {
  const key = `httpHeaderValue${number}`;
  return {
    ...settings,
    jsonData: without(settings.jsonData, `httpHeaderName${number}`),
    secureJsonData: without(settings.secureJsonData ?? {}, key),
    secureJsonFields: { ...settings.secureJsonFields, [key]: false },
  };
}

function without<T extends object>(record: T, key: string): T {
  const rest = { ...record };
  Reflect.deleteProperty(rest, key);
  return rest;
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
