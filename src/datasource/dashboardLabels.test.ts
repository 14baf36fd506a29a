import { dateTime } from '@grafana/data';
import { drilldownsApplicability, labelKeys, labelKeyValues } from './dashboardLabels';
import { fakeStore } from './fakeStore.testHelper';

const timeRange = { from: dateTime(1000), to: dateTime(5000), raw: { from: 'now-1h', to: 'now' } };
const filter = (key: string, operator = '=', value = 'x') => ({ key, operator, value });

test('keys are the labels that other filters leave, without internal ones', async () => {
  const store = fakeStore();
  store.labelNames.mockResolvedValue({ values: ['__name__', 'pod', 'region'], notices: [] });
  expect(
    await labelKeys(store, { filters: [filter('region', '=', 'eu'), filter('size', '<', '3')], timeRange })
  ).toEqual([{ text: 'pod' }, { text: 'region' }]);
  expect(store.labelNames.mock.calls[0][0]).toMatchObject({
    range: { fromMs: 1000, toMs: 5000 },
    selector: [{ name: 'region', operator: '=', value: 'eu' }],
  });
});

test('values of a label are not narrowed by its own filter', async () => {
  const store = fakeStore();
  const filters = [filter('region', '=', 'eu'), filter('pod', '=', 'a')];
  expect(await labelKeyValues(store, { key: 'region', filters, timeRange })).toEqual([{ text: 'eu' }, { text: 'us' }]);
  expect(store.labelValues.mock.calls[0][0]).toMatchObject({
    name: 'region',
    selector: [{ name: 'pod', operator: '=', value: 'a' }],
  });
});

test('without a time range all times are asked', async () => {
  const store = fakeStore();
  await labelKeys(store);
  expect(store.labelNames.mock.calls[0][0].range.fromMs).toBe(0);
});

test('filters and group-by labels that fit nothing say why', async () => {
  const store = fakeStore();
  const filters = [filter('region'), filter('disk'), filter('region', '>')];
  const queries = [
    { refId: 'A', queryType: 'profile' as const },
    { refId: 'B', queryType: 'both' as const },
  ];
  expect(await drilldownsApplicability(store, { filters, groupByKeys: ['region'], queries, timeRange })).toEqual([
    { key: 'region', applicable: true },
    { key: 'disk', applicable: false, reason: 'No profile in this time range has the label disk.' },
    { key: 'region', applicable: false, reason: expect.stringMatching(/^Labels are text/) },
    { key: 'region', applicable: false, reason: 'Only queries for series are grouped by labels.' },
  ]);
  expect(
    await drilldownsApplicability(store, {
      groupByKeys: ['region', 'disk'],
      queries: [{ refId: 'A', queryType: 'metrics' }],
      timeRange,
    })
  ).toEqual([
    { key: 'region', applicable: true },
    { key: 'disk', applicable: false, reason: 'No profile in this time range has the label disk.' },
  ]);
});

test('where a filter comes from is kept', async () => {
  const filters = [{ ...filter('region'), origin: 'dashboard' }];
  expect((await drilldownsApplicability(fakeStore(), { filters }))[0].origin).toBe('dashboard');
});
