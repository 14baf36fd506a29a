import { getDefaultTimeRange, LoadingState, type PanelData } from '@grafana/data';
import { type DataQuery } from '@grafana/schema';
import { exploreAction } from './exploreAction';

const mockPushed: string[] = [];
let mockSource: object = {};
jest.mock('@grafana/runtime', () => ({
  config: {},
  getDataSourceSrv: () => ({ get: () => Promise.resolve(mockSource) }),
  locationService: { push: (path: string) => mockPushed.push(path) },
}));

const selector = [{ name: 'region', operator: '=', value: 'eu' }] as const;

function dataOf(target: DataQuery): PanelData {
  const timeRange = getDefaultTimeRange();
  const request = { targets: [target], scopedVars: {}, timeRange };
  return { state: LoadingState.Done, series: [], timeRange, request: request as unknown as PanelData['request'] };
}

async function queryInExplore(target: DataQuery): Promise<object> {
  const action = exploreAction(dataOf(target), 'A');
  if ('run' in action) {
    await action.run(selector);
  }
  const panes = new URL(mockPushed[mockPushed.length - 1], 'http://grafana').searchParams.get('panes') ?? '{}';
  return JSON.parse(panes).labels.queries[0];
}

test('profiles of the value, by the query of the panel with its variables filled in', async () => {
  mockSource = {
    type: 'flameboard-profiles-datasource',
    uid: 'profiles',
    interpolateVariablesInQueries: ([query]: DataQuery[]) => [{ ...query, labelSelector: '{job="a"}' }],
  };
  const target = { refId: 'A', queryType: 'labels', labelSelector: '{job="$job"}' };
  expect(await queryInExplore(target)).toMatchObject({
    queryType: 'both',
    labelSelector: '{job="a", region="eu"}',
    datasource: { uid: 'profiles' },
  });
});

test('another data source adds the filter itself', async () => {
  mockSource = {
    type: 'prometheus',
    uid: 'metrics',
    modifyQuery: (query: object, { options }: { options: object }) => ({ ...query, asked: options }),
  };
  expect(await queryInExplore({ refId: 'A' })).toMatchObject({ asked: { key: 'region', value: 'eu' } });
});

test('without the query, as in a snapshot, it says why', () => {
  const snapshot = { ...dataOf({ refId: 'A' }), request: undefined };
  expect(exploreAction(snapshot, 'A')).toEqual({ whyNot: expect.stringMatching(/snapshot/) });
});
