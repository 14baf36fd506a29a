import {
  type DataQueryRequest,
  type DataQueryResponse,
  dateTime,
  type DataSourceInstanceSettings,
  LoadingState,
} from '@grafana/data';
import { lastValueFrom, toArray } from 'rxjs';
import { ProfilesDataSource } from './DataSource';
import { CPU, type FakeStore, fakeStore } from './fakeStore.testHelper';
import { type FakeVariables, fakeTemplates } from './fakeTemplates.testHelper';
import { type ProfilesOptions } from './options';
import { type ProfilesQuery } from './query';

const settings = {
  uid: 'u',
  name: 'profiles',
  type: 'flameboard-profiles-datasource',
  jsonData: {},
} as DataSourceInstanceSettings<ProfilesOptions>;

function dataSource(variables: FakeVariables = {}, store: FakeStore = fakeStore()) {
  return { store, source: new ProfilesDataSource(settings, () => store, fakeTemplates(variables)) };
}

function requestOf(targets: ProfilesQuery[], more: Partial<DataQueryRequest<ProfilesQuery>> = {}) {
  const range = { from: dateTime(1000), to: dateTime(5000), raw: { from: 'now-1h', to: 'now' } };
  return {
    targets,
    range,
    intervalMs: 1000,
    scopedVars: {},
    app: 'dashboard',
    ...more,
  } as DataQueryRequest<ProfilesQuery>;
}

function answer(source: ProfilesDataSource, request: DataQueryRequest<ProfilesQuery>): Promise<DataQueryResponse> {
  return lastValueFrom(source.query(request));
}

test('a bare query shows the usual profile type at once', async () => {
  const { source, store } = dataSource();
  const { data, state } = await answer(source, requestOf([{ refId: 'A' }]));
  expect(state).toBe(LoadingState.Done);
  expect(data).toHaveLength(1);
  expect(data[0]).toMatchObject({ refId: 'A', length: 2 });
  expect(store.tree.mock.calls[0][0]).toMatchObject({
    profileTypeId: CPU,
    selector: [],
    range: { fromMs: 1000, toMs: 5000 },
  });
});

test('a query of the Pyroscope data source is answered as it is there', async () => {
  const { source, store } = dataSource();
  const query = {
    refId: 'A',
    queryType: 'both' as const,
    profileTypeId: CPU,
    labelSelector: '{}',
    groupBy: ['region'],
    limit: 0,
    maxNodes: 100,
  };
  expect((await answer(source, requestOf([query]))).data).toHaveLength(1);
  expect(store.series).not.toHaveBeenCalled();
  expect(store.tree.mock.calls[0][0].maxNodes).toBe(100);
  const { data } = await answer(source, requestOf([query], { app: 'explore' }));
  expect(data.map(({ name }) => name)).toEqual(['series', 'response']);
  expect(store.series.mock.calls[0][0]).toMatchObject({ groupBy: ['region'], stepMs: 1000, limit: undefined });
});

test('a failing query is an error of its own; the others are shown', async () => {
  const { source } = dataSource();
  const { data, errors, state } = await answer(
    source,
    requestOf([
      { refId: 'A', labelSelector: '{a="b"}' },
      { refId: 'B', queryType: 'metrics', profileTypeId: CPU },
      { refId: 'C', labelSelector: '{broken' },
      { refId: 'D', hide: true },
    ])
  );
  expect(data.map(({ refId }) => refId)).toEqual(['B']);
  expect(state).toBe(LoadingState.Error);
  expect(errors).toEqual([
    { refId: 'C', message: expect.stringMatching(/^The label selector \{broken cannot be read/) },
    { refId: 'A', message: 'The store is out. Wait.' },
  ]);
});

test('variables are filled in with those of the request', async () => {
  const { source, store } = dataSource({ region: ['eu', 'us'], type: CPU });
  const query: ProfilesQuery = {
    refId: 'A',
    queryType: 'metrics',
    profileTypeId: '$type',
    labelSelector: '{region="$region",pod="$pod"}',
    groupBy: ['$pod'],
  };
  await answer(source, requestOf([query], { scopedVars: { pod: { value: 'p1' } } }));
  expect(store.series.mock.calls[0][0]).toMatchObject({
    profileTypeId: CPU,
    groupBy: ['p1'],
    selector: [
      { name: 'region', operator: '=~', value: '(eu|us)' },
      { name: 'pod', operator: '=', value: 'p1' },
    ],
  });
  expect(source.interpolateVariablesInQueries([query], { pod: { value: 'p1' } })[0].labelSelector).toBe(
    '{region=~"(eu|us)", pod="p1"}'
  );
});

test('leaving cancels what is under way', () => {
  const { source, store } = dataSource();
  store.tree.mockReturnValue(new Promise(() => undefined));
  source
    .query(requestOf([{ refId: 'A', profileTypeId: CPU }]))
    .subscribe()
    .unsubscribe();
  expect(store.tree.mock.calls[0][0].signal.aborted).toBe(true);
});

test('partial trees come first, with their progress', async () => {
  const { source, store } = dataSource();
  const whole = store.tree.getMockImplementation();
  store.tree.mockImplementation(async (request) => {
    const partial = await whole!({ ...request, selector: [] });
    request.onPartial?.(partial, { done: 1, total: 2 });
    return partial;
  });
  const responses = await lastValueFrom(source.query(requestOf([{ refId: 'A', profileTypeId: CPU }])).pipe(toArray()));
  expect(responses.map(({ state }) => state)).toEqual([LoadingState.Loading, LoadingState.Done]);
  expect(responses.map(({ data }) => data[0].meta.custom.flameboard.progress)).toEqual([
    { done: 1, total: 2 },
    undefined,
  ]);
});

test('"Save & test" says what was found or what is wrong', async () => {
  const { source, store } = dataSource();
  expect(await source.testDatasource()).toEqual({ status: 'success', message: '1 profile. Mind the gap.' });
  store.check.mockRejectedValue(new Error('Nobody there.'));
  expect(await source.testDatasource()).toEqual({ status: 'error', message: 'Nobody there.' });
});

test('variables are answered, through their support and the older call alike', async () => {
  const { source } = dataSource();
  const query = { refId: 'A', type: 'labelValue' as const, labelName: 'region' };
  expect(await source.metricFindQuery(query)).toEqual([{ text: 'eu' }, { text: 'us' }]);
  const request = { ...requestOf([]), targets: [query] } as unknown as DataQueryRequest<ProfilesQuery>;
  const support = source.variables;
  expect(support && 'query' in support && support.query && (await lastValueFrom(support.query(request)))).toEqual({
    data: [{ text: 'eu' }, { text: 'us' }],
  });
});
