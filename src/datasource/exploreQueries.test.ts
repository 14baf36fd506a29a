import {
  AbstractLabelOperator,
  type AbstractQuery,
  type DataQuery,
  DataSourceApi,
  hasQueryExportSupport,
} from '@grafana/data';
import { exportToAbstractQueries, importQueries } from './exploreQueries';
import { CPU } from './fakeStore.testHelper';

/** A data source of a type; with `exported` it exports these whatever it is given. */
function origin(type: string, exported?: AbstractQuery[]): DataSourceApi<DataQuery> {
  const source = { type, ...(exported === undefined ? {} : { exportToAbstractQueries: async () => exported }) };
  return Object.assign(Object.create(DataSourceApi.prototype), source);
}

const matcher = (name: string, operator: AbstractLabelOperator, value: string) => ({ name, operator, value });
const { Equal, NotEqual, EqualRegEx, NotEqualRegEx } = AbstractLabelOperator;

test.each(['prometheus', 'loki', 'tempo'])('of a query of %s the label matchers are kept', async (type) => {
  const exported = [
    {
      refId: 'B',
      labelMatchers: [
        matcher('__name__', Equal, 'up'),
        matcher('service.name', Equal, 'api'),
        matcher('namespace', NotEqual, 'dev'),
        matcher('pod', EqualRegEx, 'a.*'),
        matcher('zone', NotEqualRegEx, 'x|y'),
      ],
    },
  ];
  expect(await importQueries([{ refId: 'B' }], origin(type, exported))).toEqual([
    {
      refId: 'B',
      queryType: 'both',
      labelSelector: '{service_name="api", namespace!="dev", pod=~"a.*", zone!~"x|y"}',
      groupBy: [],
      version: 1,
    },
  ]);
});

test.each(['grafana-pyroscope-datasource', 'parca', 'grafana-parca-datasource'])(
  'a query of %s is kept whole, but for its data source',
  async (type) => {
    const query = {
      refId: 'C',
      datasource: { uid: 'old' },
      profileTypeId: CPU,
      labelSelector: '{a="b"}',
      queryType: 'profile',
    };
    const source = origin(type, [{ refId: 'C', labelMatchers: [] }]);
    const [imported] = await importQueries([query], source);
    expect(imported).toEqual({
      refId: 'C',
      profileTypeId: CPU,
      labelSelector: '{a="b"}',
      queryType: 'profile',
      groupBy: [],
      version: 1,
    });
  }
);

test('a query of Tempo, which exports nothing, is read', async () => {
  const query = {
    refId: 'A',
    query: '{resource.service.name="api" && span.http.method="GET" && .namespace=~"pro.*" && duration>1s}',
  };
  expect((await importQueries([query], origin('tempo')))[0].labelSelector).toBe(
    '{service_name="api", namespace=~"pro.*"}'
  );
});

test("so is what Tempo's search builder stores", async () => {
  const filters = [
    { id: '1', tag: 'service.name', scope: 'resource', operator: '=', value: ['api', 'web'] },
    { id: '2', tag: 'http.method', scope: 'span', operator: '=', value: 'GET' },
    { id: '3', tag: 'cluster', scope: 'resource', operator: '!=', value: 'dev' },
    'nonsense',
  ];
  expect((await importQueries([{ refId: 'A', filters } as DataQuery], origin('tempo')))[0].labelSelector).toBe(
    '{service_name=~"api|web", cluster!="dev"}'
  );
});

test('a query of anything else becomes one of everything', async () => {
  expect((await importQueries([{ refId: 'A' }], origin('mysql')))[0].labelSelector).toBe('{}');
});

test('matchers are exported, with their variables; a selector that cannot be read has none', () => {
  const queries = ['{a="b", c!~"$d"}', '{broken'].map((labelSelector) => ({ refId: 'A', labelSelector }));
  expect(exportToAbstractQueries(queries)).toEqual([
    { refId: 'A', labelMatchers: [matcher('a', Equal, 'b'), matcher('c', NotEqualRegEx, '$d')] },
    { refId: 'A', labelMatchers: [] },
  ]);
});

test('what is exported comes back as the same selector', async () => {
  const labelSelector = '{service_name="a\\"b", pod!="x", zone=~"a|b"}';
  const exported = exportToAbstractQueries([{ refId: 'A', labelSelector }]);
  const source = origin('prometheus', exported);
  expect(hasQueryExportSupport(source)).toBe(true);
  expect((await importQueries([{ refId: 'A' }], source))[0].labelSelector).toBe(labelSelector);
});
