import { recordedRange } from './recordedRange';
import { removeFolder, temporaryFolder } from './temporaryFolder.testHelper';

let folder = '';
afterEach(() => removeFolder(folder));

async function rangeOf(files: Readonly<Record<string, string>>) {
  folder = temporaryFolder(files);
  const range = await recordedRange(folder);
  return range && [new Date(range.fromMs).toISOString(), new Date(range.toMs).toISOString()];
}

it('reaches from the first name to the end of the last profile, as long as its neighbours', async () => {
  const range = await rangeOf({
    'region=a/20261121T121500Z.folded': '',
    'region=a/20261121T121520Z.folded': '',
    'region=b/20261121T121520Z.folded': '',
    'region=b/deep/20261121T121540Z.pb.gz': '',
    'README.md': '',
  });
  expect(range).toEqual(['2026-11-21T12:15:00.000Z', '2026-11-21T12:16:00.000Z']);
});

it('takes a minute for a single profile', async () => {
  expect(await rangeOf({ 'my-app-20210214T1530.svg': '' })).toEqual([
    '2021-02-14T15:30:00.000Z',
    '2021-02-14T15:31:00.000Z',
  ]);
});

it('believes a manifest, and skips its half-written last line', async () => {
  const range = await rangeOf({
    'profiles.ndjson':
      '{"path":"a.prof","from":1763676000000,"to":1763676060000}\n{"path":"20251120T230000Z.prof"}\n{"path":"b.pr',
    '20010101T000000Z.prof': '',
  });
  expect(range?.[0]).toBe('2025-11-20T22:00:00.000Z');
});

it('is unknown when nothing tells a time', async () => {
  expect(await rangeOf({ 'a.prof': '', '20269999T999999Z.prof': '' })).toBeUndefined();
});
