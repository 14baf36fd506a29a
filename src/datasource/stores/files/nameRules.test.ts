import { NameRules, USUAL_PATTERNS } from './nameRules';

const read = (name: string, zone = 'UTC') => {
  const { labels, timeMs, writer } = new NameRules(USUAL_PATTERNS, zone).read(name);
  return [writer, Object.fromEntries(labels.map((label) => [label.name, label.value])), time(timeMs)];
};
const time = (timeMs: number | undefined) => (timeMs === undefined ? undefined : new Date(timeMs).toISOString());

test('the patterns that come with the data source are all good', () => {
  expect(new NameRules(USUAL_PATTERNS, 'UTC').notices).toEqual([]);
});

test.each([
  [
    'GET.api.scooter.16ms.1795215697.prof',
    'Werkzeug',
    { method: 'GET', path: 'api.scooter' },
    '2026-11-20T23:01:37.000Z',
  ],
  ['rideshare.py-2026-11-20T22:00:00+01:00.svg', 'py-spy', { program: 'rideshare.py' }, '2026-11-20T21:00:00.000Z'],
  ['app-2026-11-20T22-00-00.json', 'py-spy', { program: 'app' }, '2026-11-20T22:00:00.000Z'],
  ['CPU.20261120.223237.4711.0.001.cpuprofile', 'Node.js', { pid: '4711', thread: '0' }, '2026-11-20T22:32:37.000Z'],
  ['callgrind.out.4711', 'callgrind', { pid: '4711' }, undefined],
  ['callgrind.out.4711.2-03', 'callgrind', { pid: '4711', thread: '03' }, undefined],
  ['my-app.4711.12', 'Datadog', { program: 'my-app', pid: '4711' }, undefined],
  ['my-app.4711.12.pprof.zst', 'Datadog', { program: 'my-app', pid: '4711' }, undefined],
  ['my-app-20210214T1530.svg', undefined, {}, '2021-02-14T15:30:00.000Z'],
  ['20261120.223237.prof', undefined, {}, '2026-11-20T22:32:37.000Z'],
  ['notes', undefined, {}, undefined],
])('%s is a name of %s', (name, writer, labels, at) => {
  expect(read(name)).toEqual([writer, labels, at]);
});

test('a time without a zone is meant in the configured one', () => {
  expect(read('CPU.20260715.120000.1.0.001.cpuprofile', 'Europe/Berlin')[2]).toBe('2026-07-15T10:00:00.000Z');
});

test('a pattern that cannot be used is said, and the others go on', () => {
  const rules = new NameRules([{ writer: 'Ours', pattern: '(' }, ...USUAL_PATTERNS], 'UTC');
  expect(rules.notices).toEqual([
    expect.stringMatching(
      /^The name pattern Ours in the data source settings is not used\. This is no regular expression: .+\.$/
    ),
  ]);
  expect(rules.read('callgrind.out.1').writer).toBe('callgrind');
});

test('what a pattern calls time is the time, whatever else the name holds', () => {
  const rules = new NameRules([{ writer: 'Ours', pattern: String.raw`(?<job>\d+)_(?<time>\d+)` }], 'UTC');
  expect(rules.read('1795215697_1795215700')).toEqual({
    writer: 'Ours',
    labels: [{ name: 'job', value: '1795215697' }],
    timeMs: 1795215700_000,
  });
});
