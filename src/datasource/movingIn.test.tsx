// Dashboards of other profile data sources, with only their data source changed by the script of docs/moving-from-pyroscope.md.
import { type DataQueryRequest, type DataSourceInstanceSettings, dateTime } from '@grafana/data';
import { lastValueFrom } from 'rxjs';
import { movedDashboard } from '../../tests/movedDashboard';
import { ProfilesDataSource } from './DataSource';
import { CPU, fakeStore } from './fakeStore.testHelper';
import { type FakeVariables, fakeTemplates } from './fakeTemplates.testHelper';
import { type ProfilesOptions } from './options';
import { type ProfilesQuery } from './query';

const OURS = { type: 'flameboard-profiles-datasource', uid: 'new' };

interface Panel {
  readonly datasource?: { readonly type: string; readonly uid: string };
  readonly targets?: readonly ProfilesQuery[];
  readonly panels?: readonly Panel[];
}

interface Dashboard {
  readonly panels: readonly Panel[];
  readonly templating: {
    readonly list: ReadonlyArray<{ readonly name: string; readonly datasource?: object; readonly query?: unknown }>;
  };
}

const moved = (name: string): Dashboard => movedDashboard(name, OURS.uid);

function panelsOf(dashboard: { readonly panels: readonly Panel[] }): Panel[] {
  return dashboard.panels.flatMap((panel) => [panel, ...panelsOf({ panels: panel.panels ?? [] })]);
}

/** Our queries of a dashboard, panel by panel. */
function queriesOf(dashboard: Dashboard): ProfilesQuery[][] {
  return panelsOf(dashboard)
    .filter(({ datasource }) => datasource?.type === OURS.type)
    .map(({ targets }) => [...(targets ?? [])]);
}

function dataSource(variables: FakeVariables) {
  const store = fakeStore();
  const tree = store.tree.getMockImplementation();
  store.tree.mockImplementation((request) => tree!({ ...request, selector: [] }));
  const settings = {
    uid: 'new',
    name: 'profiles',
    type: OURS.type,
    jsonData: {},
  } as DataSourceInstanceSettings<ProfilesOptions>;
  const source = new ProfilesDataSource(settings, () => store, fakeTemplates(variables));
  const answer = (targets: ProfilesQuery[]) =>
    lastValueFrom(
      source.query({
        targets,
        range: { from: dateTime(0), to: dateTime(3_600_000), raw: { from: 'now-1h', to: 'now' } },
        intervalMs: 15_000,
        scopedVars: {},
        app: 'dashboard',
      } as unknown as DataQueryRequest<ProfilesQuery>)
    );
  return { store, source, answer };
}

test('a Pyroscope dashboard shows what it showed', async () => {
  const [cpu, byService, memory] = queriesOf(moved('pyroscope.json'));
  const { store, answer } = dataSource({ profile_type: CPU, service: ['api', 'web.1'] });
  expect((await answer(cpu)).data[0]).toMatchObject({ refId: 'A', name: 'response' });
  expect(store.tree.mock.calls[0][0]).toMatchObject({
    profileTypeId: CPU,
    selector: [{ name: 'service_name', operator: '=~', value: '(api|web\\.1)' }],
    maxNodes: 4096,
  });
  expect((await answer(byService)).data.map(({ name }) => name)).toEqual(['series']);
  expect(store.series.mock.calls[0][0]).toMatchObject({
    selector: [{ name: 'namespace', operator: '=', value: 'prod' }],
    groupBy: ['service_name'],
    limit: 10,
    stepMs: 15_000,
  });
  expect((await answer(memory)).data.map(({ name }) => name)).toEqual(['response']);
  expect(store.tree.mock.calls[1][0]).toMatchObject({
    profileTypeId: 'memory:inuse_space:bytes:space:bytes',
    selector: [],
  });
});

test("its variables find the same values, and other data sources' panels stay what they are", async () => {
  const dashboard = moved('pyroscope.json');
  const { source } = dataSource({ profile_type: CPU });
  const [choice, types, services, labels, filters] = dashboard.templating.list;
  expect(choice.query).toBe(OURS.type);
  expect(dashboard.panels[0].datasource).toEqual({ ...OURS, uid: '${ds}' });
  expect([types, services, labels, filters].map(({ datasource }) => datasource)).toEqual([OURS, OURS, OURS, OURS]);
  expect((await source.metricFindQuery(types.query))[0]).toEqual({ text: CPU });
  expect(await source.metricFindQuery(services.query)).toEqual([{ text: 'eu' }, { text: 'us' }]);
  expect(await source.metricFindQuery(labels.query)).toEqual([{ text: 'region' }, { text: 'k8s.pod' }]);
  expect(panelsOf(dashboard).at(-1)?.datasource).toEqual({ type: 'prometheus', uid: 'prom' });
});

test('a Parca dashboard shows what it showed', async () => {
  const [cpu, memory] = queriesOf(moved('parca.json'));
  const { store, answer } = dataSource({ job: 'api' });
  expect((await answer(cpu)).data[0]).toMatchObject({ refId: 'A', name: 'response' });
  expect(store.tree.mock.calls[0][0]).toMatchObject({
    profileTypeId: CPU,
    selector: [{ name: 'job', operator: '=', value: 'api' }],
  });
  const { data, errors } = await answer(memory);
  expect(errors).toBeUndefined();
  expect(data.map(({ refId, name }) => [refId, name])).toEqual([
    ['A', 'series'],
    ['B', 'response'],
  ]);
});
