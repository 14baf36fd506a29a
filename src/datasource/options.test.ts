import { DEFAULT_SETTINGS, settingsOf } from './options';

test('what is not set has its default', () => {
  expect(settingsOf({})).toEqual(DEFAULT_SETTINGS);
});

test('what is set holds', () => {
  const options = {
    store: 'pyroscope',
    defaultProfileTypeId: 'wall:wall:nanoseconds:wall:nanoseconds',
    maxNodes: 4096,
    serviceLabel: 'job',
    seriesLimit: 20,
    manifestName: 'list.ndjson',
    nameZone: 'Europe/Berlin',
    listing: 's3',
    bucketPrefix: 'profiles/',
    namePatterns: [{ writer: 'Ours', pattern: '(?<region>.+)' }],
    fileLimit: 10,
    maxParallelRequests: 2,
    cacheMegabytes: 1,
  } as const;
  expect(settingsOf({ ...options, minStep: '1m' })).toEqual({ ...options, minStepMs: 60_000 });
});

test('what makes no sense has its default', () => {
  const provisioned: object = {
    store: 'floppy',
    minStep: 'often',
    defaultProfileTypeId: 7,
    maxNodes: -1,
    seriesLimit: '10',
    fileLimit: '10',
    maxParallelRequests: 0,
    cacheMegabytes: NaN,
    nameZone: 'Middle/Earth',
    manifestName: ' ',
    listing: 'ftp',
    bucketPrefix: 7,
    namePatterns: 'all',
  };
  expect(settingsOf(provisioned)).toEqual(DEFAULT_SETTINGS);
});

test('a list of name patterns keeps what is one; an empty list is a choice', () => {
  const provisioned: object = { namePatterns: [7, { writer: 'x' }, { pattern: 'a' }, { writer: 'B', pattern: 'b' }] };
  expect(settingsOf(provisioned).namePatterns).toEqual([
    { writer: 'a', pattern: 'a' },
    { writer: 'B', pattern: 'b' },
  ]);
  expect(settingsOf({ namePatterns: [] }).namePatterns).toEqual([]);
});
