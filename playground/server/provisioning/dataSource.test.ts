import { PlaygroundError } from '../playgroundError';
import { removeFolder, temporaryFolder } from '../temporaryFolder.testHelper';
import { mergeSettings, provisionedDataSources } from './dataSource';

let folder = '';
afterEach(() => removeFolder(folder));

function provision(yaml: string) {
  folder = temporaryFolder({ 'one.yaml': yaml });
  return provisionedDataSources(folder, { URL: 'http://store' });
}

it('reads what Grafana would read', () => {
  const [profiles, metrics] = provision(`
apiVersion: 1
datasources:
  - { name: Profiles, uid: p, type: flame, url: $URL, isDefault: true, jsonData: { store: files }, secureJsonData: { token: t } }
  - { name: My Metrics, type: prometheus, basicAuth: true, basicAuthUser: me }
`);
  expect(profiles).toMatchObject({
    uid: 'p',
    url: 'http://store',
    isDefault: true,
    jsonData: { store: 'files' },
    secureJsonData: { token: 't' },
  });
  expect(metrics).toMatchObject({ uid: 'my-metrics', url: '', basicAuth: true, basicAuthUser: 'me' });
});

it('takes a missing folder for nothing to read', () => {
  expect(provisionedDataSources('/there/is/no/such/folder', {})).toEqual([]);
});

it.each([
  ['datasources: 5', /"datasources" must be a list of objects/],
  ['datasources: [', /is not valid YAML/],
  ['datasources: [{ type: x }]', /every data source needs a name and a type/],
  ['datasources: [{ name: a, type: x }, { name: A, type: y }]', /two data sources have the uid "a"/],
])('says what is wrong with %s', (yaml, sentence) => {
  expect(() => provision(yaml)).toThrow(PlaygroundError);
  expect(() => provision(yaml)).toThrow(sentence);
});

describe('changed settings', () => {
  const [before] = [
    {
      ...{ uid: 'p', name: 'P', type: 't', url: 'http://a', isDefault: false, basicAuth: false, basicAuthUser: '' },
      ...{ withCredentials: false, version: 1, jsonData: { a: 1 }, secureJsonData: { token: 'old', other: 'kept' } },
    },
  ];

  it('replace what is given, and merge secrets one by one', () => {
    const after = mergeSettings(before, {
      url: 'http://b',
      jsonData: { b: 2 },
      secureJsonData: { token: 'new' },
      uid: 'x',
      type: 'y',
    });
    expect(after).toMatchObject({ uid: 'p', type: 't', url: 'http://b', jsonData: { b: 2 } });
    expect(after.secureJsonData).toEqual({ token: 'new', other: 'kept' });
  });

  it('forget a secret that was reset', () => {
    expect(mergeSettings(before, { secureJsonFields: { token: false, other: true } }).secureJsonData).toEqual({
      other: 'kept',
    });
  });

  it('leave out values of the wrong kind', () => {
    expect(mergeSettings(before, { url: 5, jsonData: [], basicAuth: 'yes', secureJsonData: { token: 7 } })).toEqual(
      before
    );
  });
});
