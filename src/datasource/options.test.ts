import { DEFAULT_SETTINGS, settingsOf } from './options';

test('what is not set has its default', () => {
  expect(settingsOf({})).toEqual(DEFAULT_SETTINGS);
});

test('what is set holds', () => {
  const options = {
    manifestName: 'list.ndjson',
    nameZone: 'Europe/Berlin',
    fileLimit: 10,
    maxParallelRequests: 2,
    cacheMegabytes: 1,
  };
  expect(settingsOf(options)).toEqual({ store: 'files', ...options });
});

test('what makes no sense has its default', () => {
  const provisioned: object = {
    fileLimit: '10',
    maxParallelRequests: 0,
    cacheMegabytes: NaN,
    nameZone: 'Middle/Earth',
    manifestName: ' ',
  };
  expect(settingsOf(provisioned)).toEqual(DEFAULT_SETTINGS);
});
