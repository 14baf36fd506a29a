// To compare with a real Prometheus: `promtool tsdb create-blocks-from openmetrics FILE DIR`, start it on DIR, and ask
// both the same query_range; the answers must agree to the last digits.
import { createServer, type Server } from 'node:http';
import { closeServer, listenOnLoopback } from '../http/loopbackServer';
import { rawRequest, type RawRequest } from '../http/rawRequest.testHelper';
import { routeRequests } from '../http/router';
import { prometheusInterface } from './httpInterface';
import { parseOpenMetrics } from './openMetrics';

let server: Server;
let url: string;

beforeAll(async () => {
  const recorded = parseOpenMetrics(
    'load{region="eu"} 1 100\nload{region="eu"} NaN 110\nload{region="us"} 5 100\nold 1 0\n'
  );
  server = createServer(routeRequests([{ mount: '/prom/', handle: prometheusInterface(recorded) }]));
  url = await listenOnLoopback(server, 0);
});
afterAll(() => closeServer(server));

async function ask(path: string, request?: RawRequest) {
  const { status, body } = await rawRequest(url, `/prom/api/v1/${path}`, request);
  return { status, ...JSON.parse(body) };
}

it('answers range queries with a matrix', async () => {
  const expected = [
    {
      metric: { __name__: 'load', region: 'eu' },
      values: [
        [105, '1'],
        [115, 'NaN'],
      ],
    },
  ];
  const query = 'query=load{region%3D%22eu%22}&start=95&end=115&step=10';
  expect(await ask(`query_range?${query}`)).toEqual({
    status: 'success',
    data: { resultType: 'matrix', result: expected },
  });
});

it('takes the same by POST', async () => {
  const body = 'query=load%7Bregion%3D%22us%22%7D&start=1970-01-01T00:01:40Z&end=100.0&step=15s';
  const answer = await ask('query_range', { method: 'POST', body });
  expect(answer.data.result).toEqual([{ metric: { __name__: 'load', region: 'us' }, values: [[100, '5']] }]);
});

it('answers instant queries with a vector', async () => {
  const answer = await ask('query?query=sum(load)&time=105');
  expect(answer.data).toEqual({ resultType: 'vector', result: [{ metric: {}, value: [105, '6'] }] });
});

it('lists labels, values and series, of all or of those that match and have samples', async () => {
  expect((await ask('labels')).data).toEqual(['__name__', 'region']);
  expect((await ask('label/__name__/values')).data).toEqual(['load', 'old']);
  expect((await ask('label/region/values?match[]=load{region!="eu"}')).data).toEqual(['us']);
  expect((await ask('label/__name__/values?start=50&end=200')).data).toEqual(['load']);
  expect((await ask('series?match[]=old')).data).toEqual([{ __name__: 'old' }]);
});

it.each([
  [
    'query_range?query=topk(5,m)&start=0&end=1&step=1',
    /invalid parameter "query": 1:1: parse error: "topk" is not supported/,
  ],
  ['query_range?query=m&start=x&end=1&step=1', /invalid parameter "start": cannot parse "x" to a valid timestamp/],
  ['query_range?query=m&start=2&end=1&step=1', /end timestamp must not be before start time/],
  ['query_range?query=m&start=0&end=1&step=0', /invalid parameter "step"/],
  ['query_range?query=m&start=0&end=20000&step=1', /exceeded maximum resolution of 11000 points/],
  ['series?match[]=rate(m[5m])', /invalid parameter "match\[\]"/],
])('answers %s with a sentence', async (path, sentence) => {
  const { status, ...rest } = await ask(path);
  expect(status).toBe('error');
  expect(rest).toMatchObject({ errorType: 'bad_data', error: expect.stringMatching(sentence) });
});

it('says which parts it does not serve', async () => {
  expect((await rawRequest(url, '/prom/api/v1/rules')).status).toBe(404);
});
