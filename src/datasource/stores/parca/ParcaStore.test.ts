// What no server needs to run for: failures, limits and sharing, against answers made by hand. Real answers are in
// tests/stores/recorded/.
import { gzipSync } from 'node:zlib';
import {
  message,
  number,
  packed,
  pprofFile,
  sample,
  location,
  line,
  functionOf,
} from '../../../engine/formats/pprof/pprofWriter.testHelper';
import { WorkbenchClient } from '../../../worker/workbenchClient';
import { type HttpAnswer, type HttpClient, type HttpRequest } from '../httpClient';
import { encodeGrpcWeb } from './grpcWeb';
import { ParcaStore } from './ParcaStore';

const TYPE = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const types = (...deltas: boolean[]) => {
  const [name, sampleType, sampleUnit, periodType, periodUnit] = TYPE.split(':');
  return json({ types: deltas.map((delta) => ({ name, sampleType, sampleUnit, periodType, periodUnit, delta })) });
};

function json(content: unknown, status = 200): Partial<HttpAnswer> {
  const headers = new Headers({ 'content-type': 'application/json' });
  return { status, bytes: new TextEncoder().encode(JSON.stringify(content)), headers };
}

/** The answer of a merge: one stack of one function. */
function merged(value: number): Partial<HttpAnswer> {
  const stack = [location(1, line(1)), functionOf(1, 3), sample(packed(1, 1), packed(2, value))].flat();
  const pprof = gzipSync(pprofFile(['work'], stack));
  return grpc(encodeGrpcWeb(Uint8Array.from(message(6, [...pprof]))), 'grpc-status: 0\r\n');
}

function grpc(frame: Uint8Array, trailers: string): Partial<HttpAnswer> {
  const end = encodeGrpcWeb(new TextEncoder().encode(trailers));
  end[0] = 0x80;
  const headers = new Headers({ 'content-type': 'application/grpc-web+proto' });
  return { bytes: Uint8Array.from([...frame, ...end]), headers };
}

const tooLarge = grpc(
  new Uint8Array(),
  'grpc-status: 8\r\ngrpc-message: trying to send message larger than max (9 vs. 4)\r\n'
);

type Answering = (request: HttpRequest) => Partial<HttpAnswer>;

function storeOn(answer: Answering) {
  const requests: string[] = [];
  const http = async (request: HttpRequest): Promise<HttpAnswer> => {
    requests.push(request.path.split('?')[0]);
    return { status: 200, statusText: '', bytes: new Uint8Array(), isRedirected: false, ...answer(request) };
  };
  const options = { maxParallelRequests: 4, keepListsMs: 5000, serviceLabel: 'service_name' };
  return { store: new ParcaStore(http, workbench(), options), requests };
}

function workbench(): WorkbenchClient {
  return new WorkbenchClient({ cacheBytes: 1 }, () => {
    throw new Error('Jest has no worker.');
  });
}

const { signal } = new AbortController();
const request = { profileTypeId: TYPE, selector: [], range: { fromMs: 1000, toMs: 9000 }, signal };
const seriesRequest = { ...request, stepMs: 1000, groupBy: [] };

/** Types first, and then this. */
const afterTypes =
  (answer: Partial<HttpAnswer> | Answering): Answering =>
  (asked) =>
    asked.path.startsWith('api/profiles/types') ? types(true) : typeof answer === 'function' ? answer(asked) : answer;

test('profiles with and without duration are one type: both are asked for and added up', async () => {
  const { store, requests } = storeOn(({ path }) => (path.includes('/types') ? types(true, false) : merged(5)));
  const { tree } = await store.tree(request);
  expect(tree.total[0]).toBe(10);
  expect(requests.filter((path) => path.endsWith('/Query'))).toHaveLength(2);
});

test('a type that is not in the range is not asked for', async () => {
  const { store, requests } = storeOn(() => json({ types: [] }));
  expect((await store.tree(request)).tree.length).toBe(1);
  expect(requests.every((path) => path === 'api/profiles/types')).toBe(true);
});

test('an answer over the limit is asked for in halves and adds up', async () => {
  const halves: Answering = ({ body = new Uint8Array() }) => {
    const text = Buffer.from(body).toString('latin1');
    // The end of the whole range is in the request of the second half too, the start in that of the first.
    return text.includes(start(1)) && text.includes(end(8)) ? tooLarge : merged(7);
  };
  const { store, requests } = storeOn(afterTypes(halves));
  expect((await store.tree(request)).tree.total[0]).toBe(14);
  expect(requests.filter((path) => path.endsWith('/Query'))).toHaveLength(3);
});

const start = (seconds: number) => String.fromCharCode(...message(2, number(1, seconds), number(2, 0)));
const end = (seconds: number) => String.fromCharCode(...message(3, number(1, seconds), number(2, 999_999_999)));

test('panels that show the same ask once', async () => {
  const { store, requests } = storeOn(afterTypes(merged(5)));
  const [first, second] = await Promise.all([store.tree(request), store.tree({ ...request })]);
  expect([first.tree.total[0], second.tree.total[0]]).toEqual([5, 5]);
  expect(requests).toEqual(['api/profiles/types', 'api/parca.query.v1alpha1.QueryService/Query']);
});

test.each<[string, Partial<HttpAnswer>, RegExp]>([
  ['unauthenticated', grpc(new Uint8Array(), 'grpc-status: 16\r\n'), /valid credentials\. Check the token/],
  [
    'too slow for Parca',
    grpc(new Uint8Array(), 'grpc-status: 4\r\n'),
    /took Parca too long\. Choose a shorter time range/,
  ],
  [
    'a path that leads elsewhere',
    grpc(new Uint8Array(), 'grpc-status: 12\r\n'),
    /nothing that this server knows\. Check the URL/,
  ],
  ['not available', grpc(new Uint8Array(), 'grpc-status: 14\r\n'), /not available\. Wait a moment/],
  [
    'too many requests',
    grpc(new Uint8Array(), 'grpc-status: 8\r\ngrpc-message: quota\r\n'),
    /too many requests \(“quota”\)/,
  ],
  [
    'Parca fails',
    grpc(new Uint8Array(), 'grpc-status: 13\r\ngrpc-message: oops.\r\n'),
    /because Parca failed \(“oops”\)\. Refresh/,
  ],
  ['too large, however short', tooLarge, /larger than Parca sends\. Choose a shorter time range/],
  [
    'a report that is none',
    grpc(encodeGrpcWeb(Uint8Array.of(50, 9)), 'grpc-status: 0\r\n'),
    /has an answer that ends in the middle of a field/,
  ],
  [
    'a pprof that is none',
    grpc(encodeGrpcWeb(Uint8Array.from(message(6, [31, 139, 8, 0]))), 'grpc-status: 0\r\n'),
    /The answer of Parca for .*\. Refresh/,
  ],
  ['JSON in place of gRPC', json({}), /is cut off or is not what Parca sends/],
  ['an error of a gateway', json({ code: 7, message: 'no' }, 403), /valid credentials \(“no”\)/],
  ['no status at all', grpc(encodeGrpcWeb(new Uint8Array()), ''), /without saying whether it succeeded/],
])('%s', async (_, answer, expected) => {
  const { store } = storeOn(afterTypes(answer));
  await expect(store.tree(request)).rejects.toThrow(expected);
});

test('nothing selected is no error, said by either code', async () => {
  const notFound = (asked: HttpRequest) =>
    asked.body === undefined
      ? { status: 404, bytes: new TextEncoder().encode('404 page not found') }
      : grpc(new Uint8Array(), 'grpc-status: 5\r\n');
  const { store } = storeOn(afterTypes(notFound));
  expect((await store.tree(request)).tree.total[0]).toBe(0);
  expect((await store.series(seriesRequest)).series).toEqual([]);
  expect((await store.profile(request)).profile).toBeUndefined();
});

test('an address without Parca is an error before anything is asked of it', async () => {
  const { store } = storeOn(() => ({ status: 404, bytes: new TextEncoder().encode('404 page not found') }));
  await expect(store.series(seriesRequest)).rejects.toThrow(/does not exist \(404\)\. Check the URL/);
});

test('an answer that does not come ends in a sentence, and the request with it', async () => {
  let isEnded = false;
  const never: HttpClient = ({ signal: given }) =>
    new Promise((_, reject) => {
      given.addEventListener('abort', () => {
        isEnded = true;
        reject(new DOMException('The request was cancelled.', 'AbortError'));
      });
    });
  const options = { maxParallelRequests: 4, keepListsMs: 0, serviceLabel: 'service_name', timeLimitMs: 10 };
  const store = new ParcaStore(never, workbench(), options);
  await expect(store.tree(request)).rejects.toThrow(
    'The list of profile types was not answered within 0 seconds. Choose a shorter time range or a narrower selector.'
  );
  expect(isEnded).toBe(true);
});

test('the ids of the older data source, with `:delta`, are understood', async () => {
  const { store } = storeOn(afterTypes(merged(5)));
  expect((await store.tree({ ...request, profileTypeId: `${TYPE}:delta` })).tree.total[0]).toBe(5);
});

test('an empty server is no error', async () => {
  const { store } = storeOn(() => json({ types: [] }));
  const { summary, notices } = await store.check(signal);
  expect(summary).toBe('Parca answers; it has no profile types yet.');
  expect(notices).toHaveLength(1);
});
