// The YAML that docs/provisioning.md hands out, as data: it must say what the data source understands.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { DEFAULT_SETTINGS, type ProfilesOptions, settingsOf } from '../../src/datasource/options';
import { durationMs } from '../../src/datasource/duration';

interface Provisioned {
  readonly name: string;
  readonly type: string;
  readonly access: string;
  readonly url: string;
  readonly jsonData: ProfilesOptions & Readonly<Record<string, unknown>>;
  readonly secureJsonData?: Readonly<Record<string, string>>;
}

const guide = readFileSync('docs/provisioning.md', 'utf8');
const sources = Array.from(guide.matchAll(/```yaml\n([\s\S]*?)```/g), ([, yaml]) => {
  const { apiVersion, datasources }: { apiVersion: number; datasources: readonly Provisioned[] } = parse(yaml);
  expect([apiVersion, datasources.length]).toEqual([1, 1]);
  return datasources[0];
});

test('there is one for each store, and the ways into hosted ones', () => {
  expect(sources.map(({ jsonData }) => jsonData.store)).toEqual([
    'files',
    'files',
    'pyroscope',
    'pyroscope',
    'parca',
    'parca',
  ]);
});

test.each(sources.map((source) => [source.url, source] as const))(
  '%s is understood as it is written',
  (_url, source) => {
    const { type, access, url, jsonData } = source;
    expect([type, access]).toEqual(['flameboard-profiles-datasource', 'proxy']);
    expect(URL.canParse(url)).toBe(true);
    const { minStep, ...options } = Object.fromEntries(
      Object.entries(jsonData).filter(([key]) => !key.startsWith('httpHeaderName'))
    );
    expect(settingsOf(jsonData)).toMatchObject(options);
    expect(settingsOf(jsonData).minStepMs).toBe(durationMs(String(minStep ?? '15s')));
  }
);

test.each(sources.map((source) => [source.url, source] as const))(
  '%s keeps secrets out of the file',
  (_url, source) => {
    const secrets = Object.entries(source.secureJsonData ?? {});
    for (const [, value] of secrets) {
      expect(value).toMatch(/^(Bearer )?\$[A-Z_]+$/);
    }
    const numbers = (prefix: string, keys: readonly string[]) =>
      keys.filter((key) => key.startsWith(prefix)).map((key) => Number(key.slice(prefix.length)));
    const names = numbers('httpHeaderName', Object.keys(source.jsonData));
    expect(names).toEqual(names.map((_, index) => index + 1));
    expect(
      numbers(
        'httpHeaderValue',
        secrets.map(([key]) => key)
      )
    ).toEqual(names);
  }
);

test('the table has every setting with its default', () => {
  const rows = new Map(Array.from(guide.matchAll(/^\| `(\w+)` +\| (.+?) +\|/gm), ([, key, value]) => [key, value]));
  for (const key of Object.keys(DEFAULT_SETTINGS).map((name) => (name === 'minStepMs' ? 'minStep' : name))) {
    expect([key, rows.has(key)]).toEqual([key, true]);
  }
  const { minStepMs, ...settings } = DEFAULT_SETTINGS;
  expect(rows.get('minStep')).toBe(`\`${minStepMs / 1000}s\``);
  for (const [key, value] of Object.entries(settings).filter(
    // What is a list is described, not printed.
    ([, standard]) => standard !== undefined && typeof standard !== 'object'
  )) {
    expect([key, rows.get(key)]).toEqual([key, `\`${value}\``]);
  }
});
