import { readFileSync } from 'node:fs';
import path from 'node:path';
import { detectStore } from './detectStore';
import { type HttpAnswer } from './stores/httpClient';

/** What a server answered to a path, as `curl -si` recorded it. */
function recorded(file: string): HttpAnswer {
  const text = readFileSync(path.join('testdata', 'detection', file), 'utf8');
  const end = text.indexOf('\r\n\r\n');
  const [, status, statusText] = /^HTTP\/\S+ (\d+) ?(.*)\r\n/.exec(text) ?? [];
  return {
    status: Number(status),
    statusText,
    bytes: new Uint8Array(new TextEncoder().encode(text.slice(end + 4))),
    isRedirected: false,
  };
}

function answer(status: number, body = '', isRedirected = false): HttpAnswer {
  return { status, statusText: '', bytes: new Uint8Array(new TextEncoder().encode(body)), isRedirected };
}

function detect(pyroscope: HttpAnswer, parca: HttpAnswer) {
  const http = async ({ path: asked }: { path: string }) => (asked.startsWith('querier') ? pyroscope : parca);
  return detectStore(http, new AbortController().signal);
}

test.each([
  ['pyroscope', 'pyroscope'],
  ['parca', 'parca'],
  ['python-http-server', 'files'],
])('the recorded answers of %s are those of %s', async (server, kind) => {
  expect(await detect(recorded(`${server}-querier.http`), recorded(`${server}-api.http`))).toBe(kind);
});

test('a list is one of types, of sane size and not from elsewhere; all else is a folder', async () => {
  const elsewhere = answer(404);
  expect(await detect(elsewhere, answer(200, '{"types":[]}'))).toBe('parca');
  for (const other of ['{"types":{}}', 'null', '[]', '<html>', '', `{"types":[],"x":"${'y'.repeat(1e6)}"}`]) {
    expect(await detect(elsewhere, answer(200, other))).toBe('files');
  }
  expect(await detect(elsewhere, answer(200, '{"types":[]}', true))).toBe('files');
  expect(await detect(answer(403), answer(403))).toBe('files');
});

test.each([
  [0, 'The store could not be reached. Check that the server runs'],
  [502, 'The store could not be reached (502). Check that the server runs'],
])('nobody behind the URL (%d) is said and not taken for a folder', async (status, sentence) => {
  await expect(detect(answer(status), answer(status))).rejects.toThrow(sentence);
});
