import {
  dateTime,
  FieldType,
  LoadingState,
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
  type PanelData,
} from '@grafana/data';
import { lastValueFrom, concat, map, NEVER, of, throwError, timer, toArray, type Observable } from 'rxjs';
import { runRequest } from './runRequest';

// The whole runtime needs a browser; of it only this function is asked for.
jest.mock('@grafana/runtime', () => ({ toDataQueryError: ({ message }: Error) => ({ message }) }));

const [from, to] = [dateTime(0), dateTime(1000)];
const request: DataQueryRequest = {
  requestId: 'r',
  interval: '1s',
  intervalMs: 1000,
  range: { from, to, raw: { from, to } },
  scopedVars: {},
  targets: [{ refId: 'A' }, { refId: 'B' }],
  timezone: 'utc',
  app: 'test',
  startTime: 0,
};

const frame = (name: string, dataTopic?: 'annotations'): DataFrame => ({
  name,
  length: 1,
  fields: [{ name, type: FieldType.number, config: {}, values: [1] }],
  meta: dataTopic && ({ dataTopic } as DataFrame['meta']),
});

function run(answer: Observable<DataQueryResponse>, targets = request.targets): Promise<PanelData[]> {
  const dataSource: Partial<DataSourceApi> = { query: () => answer };
  return lastValueFrom(runRequest(dataSource as DataSourceApi, { ...request, targets }).pipe(toArray()));
}

const names = ({ series }: PanelData) => series.map(({ name }) => name);

it('keeps the newest packet of every key', async () => {
  const packets = of(
    { data: [frame('a1')], key: 'a', state: LoadingState.Loading },
    { data: [frame('b1')], key: 'b', state: LoadingState.Loading },
    { data: [frame('a2')], key: 'a' }
  );
  const answers = await run(packets);
  expect(answers.map(names)).toEqual([['a1'], ['a1', 'b1'], ['a2', 'b1']]);
  expect(answers.map(({ state }) => state)).toEqual(['Loading', 'Loading', 'Done']);
});

it('keeps the frames of one query when another fails, and names the failed one', async () => {
  const error = { refId: 'B', message: 'no such type' };
  const [answer] = await run(of({ data: [frame('a')], errors: [error] }));
  expect(answer).toMatchObject({ state: 'Error', error, errors: [error] });
  expect(names(answer)).toEqual(['a']);
});

it('turns an exception into an error with the sentence', async () => {
  const [answer] = await run(throwError(() => new Error('unreachable')));
  expect(answer).toMatchObject({ state: 'Error', error: { message: 'unreachable' } });
});

it('keeps the last picture when a later packet fails', async () => {
  const answers = await run(
    concat(
      of({ data: [frame('a')] }),
      throwError(() => new Error('gone'))
    )
  );
  expect(answers.at(-1)).toMatchObject({ state: 'Error' });
  expect(names(answers[1])).toEqual(['a']);
});

it('parts annotations from series', async () => {
  const [answer] = await run(of({ data: [frame('a'), frame('note', 'annotations')] }));
  expect([names(answer), answer.annotations?.map(({ name }) => name)]).toEqual([['a'], ['note']]);
});

it('has nothing to do without targets', async () => {
  expect((await run(NEVER, []))[0].state).toBe('Done');
});

it('says that it is loading only after a while', async () => {
  const quick = await run(timer(10).pipe(map(() => ({ data: [frame('a')] }))));
  const slow = await run(timer(300).pipe(map(() => ({ data: [frame('a')] }))));
  expect(quick.map(({ state }) => state)).toEqual(['Done']);
  expect(slow.map(({ state }) => state)).toEqual(['Loading', 'Done']);
});
