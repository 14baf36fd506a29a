import { readFileSync } from 'node:fs';
import { parseManifest } from './manifest';

const parse = (...lines: unknown[]) =>
  parseManifest(
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
    'profiles.ndjson',
    new AbortController().signal
  );

test('a line knows path, labels, times, type and period; unknown keys are ignored', async () => {
  const type = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
  expect(
    await parse({
      path: 'a/b.prof',
      labels: { region: 'eu', pid: 7 },
      from: 1,
      to: 2,
      type,
      period_ns: 10,
      sampleLabels: ['vehicle'],
      extra: {},
    })
  ).toEqual({
    entries: [
      {
        path: 'a/b.prof',
        labels: [
          { name: 'region', value: 'eu' },
          { name: 'pid', value: '7' },
        ],
        fromMs: 1,
        toMs: 2,
        profileTypeIds: [type],
        clock: 'cpu',
        sampleLabels: ['vehicle'],
        periodNs: 10,
      },
    ],
    notices: [],
  });
});

test('only the path is required, and a short type tells the clock at most', async () => {
  const manifest = await parse({ path: 'a.prof' }, { path: 'b.prof', type: 'wall' }, { path: 'c.prof', type: 'mine' });
  expect(manifest?.entries).toEqual([
    { path: 'a.prof', labels: [] },
    { path: 'b.prof', labels: [], clock: 'wall' },
    { path: 'c.prof', labels: [] },
  ]);
});

test('a half-written last line is skipped without a word, one in the middle with a notice', async () => {
  const manifest = await parse({ path: 'a' }, '{"path":', { path: 'b' }, '{"path": "c", "la');
  expect(manifest?.entries.map(({ path }) => path)).toEqual(['a', 'b']);
  expect(manifest?.notices).toEqual(['profiles.ndjson, line 2: not a JSON object, so it was left out.']);
});

test('a real one that is being written has all of its whole lines', async () => {
  const whole = readFileSync('testdata/rideshare-hive/manifest.ndjson', 'utf8').trimEnd();
  const manifest = await parseManifest(whole.slice(0, -30), 'manifest.ndjson', new AbortController().signal);
  expect([manifest?.entries.length, manifest?.notices]).toEqual([89, []]);
});

test('wrong values and paths that lead outside are left out with a notice', async () => {
  expect(
    await parse(
      { path: '../x' },
      { path: 'a', from: 'yesterday' },
      { path: 'b', labels: [] },
      { path: '/x' },
      { path: 'c' }
    )
  ).toEqual({
    entries: [{ path: 'c', labels: [] }],
    notices: [
      'profiles.ndjson, line 1: the path "../x" leads outside the folder, so it was left out.',
      'profiles.ndjson, line 2: "from" is not what it should be, so it was left out.',
      'profiles.ndjson, line 3: "labels" is not what it should be, so it was left out.',
      'profiles.ndjson: 1 more were left out in the same way.',
    ],
  });
});

test('a label named __proto__ is a label like any other', async () => {
  const manifest = await parse('{"path":"a","labels":{"__proto__":"x"}}', '');
  expect(manifest?.entries[0].labels).toEqual([{ name: '__proto__', value: 'x' }]);
});

test('the same objects in an array are a manifest, too', async () => {
  const manifest = await parse('[{"path":"a"},7,{"path":"b"}]');
  expect(manifest?.entries.map(({ path }) => path)).toEqual(['a', 'b']);
  expect(manifest?.notices).toEqual(['profiles.ndjson, entry 2: not a JSON object, so it was left out.']);
});

test('a profile in JSON that a server hands out for every address is no manifest', async () => {
  expect(
    await parse('{"$schema":"https://www.speedscope.app/file-format-schema.json",', ' "profiles":[]}')
  ).toBeUndefined();
  expect(await parse('{"nodes":[]}')).toBeUndefined();
  expect(await parse('[{"ph":"B","ts":1}]')).toBeUndefined();
});

test('an empty manifest lists nothing, a web page is no manifest', async () => {
  expect((await parse(''))?.entries).toEqual([]);
  expect(await parse('<!doctype html><html>')).toBeUndefined();
  expect(await parse('[1')).toBeUndefined();
});
