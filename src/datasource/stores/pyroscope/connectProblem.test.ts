import { type HttpAnswer } from '../httpClient';
import { connectProblem } from './connectProblem';

function answer(status: number, body = '', more: Partial<HttpAnswer> = {}): HttpAnswer {
  return {
    status,
    statusText: '',
    bytes: Uint8Array.from(new TextEncoder().encode(body)),
    isRedirected: false,
    ...more,
  };
}

const connect = (code: string, message: string) => JSON.stringify({ code, message, details: [] });

test('a good answer is no problem', () => {
  expect(connectProblem('The list', answer(200, '{}'))).toBeUndefined();
});

test.each([
  ['nobody answered', answer(0), 'could not be reached, or was not answered to the end. Check that the server runs'],
  [
    'Connect',
    answer(400, connect('invalid_argument', 'bad matcher.')),
    'was refused: bad matcher (400). Change the query',
  ],
  [
    'plain text of a proxy',
    answer(502, 'upstream connect\n error'),
    'by any server: upstream connect error (502). Check',
  ],
  ['a page of a proxy', answer(503, '<html>Sorry</html>'), 'could not be answered by any server (503). Check'],
  [
    "Grafana's own words for a 401",
    answer(400, '{"message":"Authentication to data source failed"}'),
    'without valid credentials (400)',
  ],
  [
    'no tenant',
    answer(401, connect('unauthenticated', 'no org id')),
    'names no tenant (401). Add the header X-Scope-OrgID',
  ],
  ['no rights', answer(403, 'nope'), 'is not allowed: nope (403). Check the authentication'],
  [
    'another address',
    answer(404, 'page not found'),
    'is unknown to the server at this address (404). Check that the URL',
  ],
  [
    'too much at once',
    answer(429, connect('resource_exhausted', 'slow down')),
    'too many requests: slow down (429). Wait',
  ],
  [
    'not in this mode',
    answer(501, connect('unimplemented', 'SelectHeatmap')),
    'on this server: SelectHeatmap (501). Use a newer',
  ],
  ['too slow', answer(504), 'was not answered in time (504). Choose a shorter'],
  ['broken', answer(500, connect('internal', 'disk')), "failed on the server: disk (500). Look into the server's log"],
  ['JSON without a message', answer(500, '{"error":1}'), 'failed on the server (500). Look'],
  ['text that begins like JSON', answer(500, '{oops'), 'failed on the server: {oops (500). Look'],
  [
    'a redirect',
    answer(200, '', { isRedirected: true }),
    'is answered with a redirect to another address. Set the URL',
  ],
])('%s', (_, given, expected) => {
  const sentences = connectProblem('The list', given)?.message;
  expect(sentences).toContain(expected);
  expect(sentences).toMatch(/^The list .*\. .*\.$/);
});

test('a long page of words is cut', () => {
  expect(connectProblem('The list', answer(500, 'x'.repeat(5000)))?.message.length).toBeLessThan(450);
});
