import * as v from 'valibot';
import { type HttpAnswer, type HttpClient, type HttpRequest } from '../httpClient';
import { RequestQueue } from '../requestQueue';
import { ConnectClient } from './connectClient';

const schema = v.object({ names: v.optional(v.array(v.string()), []) });

function clientOf(http: HttpClient, timeLimitMs = 1000): ConnectClient {
  return new ConnectClient(http, new RequestQueue(4), { timeLimitMs, retryAfterMs: [1, 1] });
}

function answer(status: number, body: string, type = 'application/json'): HttpAnswer {
  const bytes = Uint8Array.from(new TextEncoder().encode(body));
  return { status, statusText: '', bytes, headers: new Headers({ 'content-type': type }), isRedirected: false };
}

const asking = () => ({ owner: {}, signal: new AbortController().signal, asked: 'The list' });

/** Never answers; ends with the signal. */
const silent: HttpClient = ({ signal }) =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError'))));

test('what servers leave out has its default', async () => {
  const client = clientOf(async () => answer(200, '{}', 'application/json; charset=utf-8'));
  expect(await client.json('s/M', {}, schema, asking())).toEqual({ names: [] });
});

test('a busy server is asked again, twice at most', async () => {
  const asked: HttpRequest[] = [];
  const client = clientOf(async (request) => {
    asked.push(request);
    return asked.length < 3 ? answer(503, 'starting') : answer(200, '{"names":["a"]}');
  });
  expect(await client.json('s/M', { start: 1 }, schema, asking())).toEqual({ names: ['a'] });
  expect(asked.map(({ path, body }) => [path, new TextDecoder().decode(body)])).toEqual(
    Array.from({ length: 3 }, () => ['s/M', '{"start":1}'])
  );
  const gone = clientOf(async () => answer(503, 'starting'));
  await expect(gone.json('s/M', {}, schema, asking())).rejects.toThrow(/^The list could not be answered/);
});

test.each([400, 401, 404, 500, 504])('%d is not asked again', async (status) => {
  let count = 0;
  const client = clientOf(async () => {
    count++;
    return answer(status, '');
  });
  await expect(client.json('s/M', {}, schema, asking())).rejects.toThrow(/^The list /);
  expect(count).toBe(1);
});

test.each([
  ['a web page', answer(200, '<!doctype html>', 'text/html'), /was answered with a web page\. Check/],
  ['a page without its type', answer(200, ' <HTML>', ''), /was answered with a web page\. Check/],
  ['no JSON', answer(200, '{"names":['), /was answered with JSON that cannot be understood\. Refresh/],
  ['other JSON', answer(200, '{"names":[1]}'), /was answered with JSON that cannot be understood\. Refresh/],
])('%s in place of JSON is a sentence', async (_, given, expected) => {
  await expect(clientOf(async () => given).json('s/M', {}, schema, asking())).rejects.toThrow(expected);
});

test('JSON in place of protocol buffers is a sentence', async () => {
  const client = clientOf(async () => answer(200, '{}'));
  await expect(client.proto('s/M', new Uint8Array(), asking())).rejects.toThrow(
    'The list was answered with application/json instead of protocol buffers. Refresh'
  );
});

test('too slow is a sentence, and the request is given up', async () => {
  await expect(clientOf(silent, 20).proto('s/M', new Uint8Array(), asking())).rejects.toThrow(
    /was not answered within 0 seconds\. Choose a shorter time range/
  );
});

test('giving up while the server is busy ends the waiting', async () => {
  const controller = new AbortController();
  const busy = new ConnectClient(async () => answer(503, ''), new RequestQueue(4), {
    timeLimitMs: 1000,
    retryAfterMs: [1_000_000],
  });
  const asked = busy.json('s/M', {}, schema, { ...asking(), signal: controller.signal });
  setTimeout(() => controller.abort(), 10);
  await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
});
