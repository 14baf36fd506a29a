import {
  type DataQueryRequest,
  type DataQueryResponse,
  dateTime,
  type DataSourceInstanceSettings,
  hasQueryExportSupport,
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
  expect(store.series.mock.calls[0][0]).toMatchObject({ groupBy: ['region'], stepMs: 15_000, limit: undefined });
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
    { refId: 'A', message: 'The store is out. Wait.' },
    { refId: 'C', message: expect.stringMatching(/^The label selector \{broken cannot be read/) },
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

test('leaving cancels what is under way', async () => {
  const { source, store } = dataSource();
  store.tree.mockReturnValue(new Promise(() => undefined));
  const subscription = source.query(requestOf([{ refId: 'A', profileTypeId: CPU }])).subscribe();
  await new Promise((resolve) => setTimeout(resolve, 0));
  subscription.unsubscribe();
  expect(store.tree.mock.calls[0][0].signal.aborted).toBe(true);
});

test('panels that ask the same share one request', async () => {
  const { source, store } = dataSource();
  const request = requestOf([{ refId: 'A', profileTypeId: CPU }]);
  await Promise.all([answer(source, request), answer(source, request)]);
  expect(store.tree).toHaveBeenCalledTimes(1);
});

test("ad-hoc filters narrow and a group-by variable groups, beside the query's own", async () => {
  const { source, store } = dataSource();
  const query = {
    refId: 'A',
    queryType: 'metrics' as const,
    profileTypeId: CPU,
    labelSelector: '{a="b"}',
    groupBy: ['a'],
  };
  const filters = [{ key: 'region', operator: '!=', value: 'eu' }];
  await answer(source, requestOf([query], { filters, groupByKeys: ['region', 'a'] }));
  expect(store.series.mock.calls[0][0]).toMatchObject({
    selector: [
      { name: 'a', operator: '=', value: 'b' },
      { name: 'region', operator: '!=', value: 'eu' },
    ],
    groupBy: ['a', 'region'],
  });
  expect(source.interpolateVariablesInQueries([query], {}, filters)[0].labelSelector).toBe('{a="b", region!="eu"}');
});

test('the length of the range can be the time shift of a baseline', async () => {
  const { source, store } = dataSource();
  await answer(source, requestOf([{ refId: 'A', profileTypeId: CPU, baseline: { timeShift: '$__range' } }]));
  expect(store.tree.mock.calls.map(([{ range }]) => range)).toEqual([
    { fromMs: -3000, toMs: 1000 },
    { fromMs: 1000, toMs: 5000 },
  ]);
});

test('every kind of query is answered, and keeps its refId', async () => {
  const { source } = dataSource();
  const kinds = ['profile', 'metrics', 'labels', 'functions', 'callgraph'] as const;
  const { data, state } = await answer(source, requestOf(kinds.map((queryType) => ({ refId: queryType, queryType }))));
  expect(state).toBe(LoadingState.Done);
  expect(data.map(({ refId, name }) => [refId, name])).toEqual([
    ['profile', 'response'],
    ['metrics', 'series'],
    ['labels', 'labels'],
    ['functions', 'functions'],
    ['callgraph', 'nodes'],
    ['callgraph', 'edges'],
  ]);
});

test('hostile queries are answered or are errors of their own', async () => {
  const { source } = dataSource();
  const hostile = [
    { refId: 'A', queryType: 7, labelSelector: ['{}'], groupBy: 'region', baseline: null },
    { refId: 'B', baseline: { timeShift: '$(rm)' } },
    { refId: 'C', annotation: { kind: 'firstSeen' } },
    { refId: 'D', frameFilter: '/(/', queryType: 'functions' },
  ] as unknown as ProfilesQuery[];
  const { data, errors } = await answer(source, requestOf(hostile));
  expect(data.map(({ refId }) => refId)).toEqual(['A']);
  expect(errors?.map(({ refId }) => refId)).toEqual(['B', 'C', 'D']);
});

test('annotation layers mark new label values; a layer of another data source asks for nothing', async () => {
  const { source } = dataSource();
  const support = source.annotations;
  const layer = {
    name: 'Deploys',
    enable: true,
    iconColor: 'red',
    target: { refId: 'Anno', ...support.getDefaultQuery?.() },
  };
  const query = support.prepareQuery?.(layer);
  expect(query?.annotation).toEqual({ kind: 'firstSeen', label: 'version' });
  const { data } = await answer(source, requestOf(query ? [query] : []));
  expect(data[0]).toMatchObject({ name: 'annotations', meta: { dataTopic: 'annotations' } });
  expect(support.prepareQuery?.({ ...layer, target: { refId: 'Anno' } })).toBeUndefined();
});

test('dashboards and Explore find what they look for', async () => {
  const { source } = dataSource();
  expect(await source.getTagKeys()).toEqual([{ text: 'region' }, { text: 'k8s.pod' }]);
  expect(await source.getGroupByKeys()).toEqual(await source.getTagKeys());
  expect(await source.getTagValues({ key: 'region', filters: [] })).toEqual([{ text: 'eu' }, { text: 'us' }]);
  expect(await source.getDrilldownsApplicability({ groupByKeys: ['region'] })).toEqual([
    { key: 'region', applicable: true },
  ]);
  expect(hasQueryExportSupport(source)).toBe(true);
  expect(source.getQueryDisplayText({ refId: 'A', queryType: 'functions', profileTypeId: CPU })).toBe(
    `functions: ${CPU} {}`
  );
});

test('partial trees come first, with their progress, in a state that dashboards show', async () => {
  const { source, store } = dataSource();
  const whole = store.tree.getMockImplementation();
  store.tree.mockImplementation(async (request) => {
    const partial = await whole!({ ...request, selector: [] });
    request.onPartial?.(partial, { done: 1, total: 2 });
    return partial;
  });
  const responses = await lastValueFrom(source.query(requestOf([{ refId: 'A', profileTypeId: CPU }])).pipe(toArray()));
  expect(responses.map(({ state }) => state)).toEqual([LoadingState.Streaming, LoadingState.Done]);
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
