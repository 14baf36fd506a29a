import { setMaxListeners } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { treeToText } from '../../../engine/tree/treeText';
import { type Selector } from '../../../engine/labels/selector';
import { FakeFolder } from './fakeFolder.testHelper';
import { SAMPLES, storeOf as storeAt } from './filesStore.testHelper';
import { type FilesStoreOptions } from './FilesStore';

const DAY = { fromMs: Date.UTC(2026, 10, 20), toMs: Date.UTC(2026, 10, 21) };

function storeOf(folder: FakeFolder, options: Partial<FilesStoreOptions> = {}) {
  return storeAt(folder.http, options);
}

function ask(selector: Selector = [], range = DAY) {
  const { signal } = new AbortController();
  setMaxListeners(0, signal);
  return { profileTypeId: SAMPLES, selector, range, signal };
}

/** `count` files of one folder, one per minute from 10:00. */
function minutes(count: number, text = 'main;work 1\n'): Record<string, string> {
  const name = (minute: number) => `20261120T10${String(minute).padStart(2, '0')}00Z.folded`;
  return Object.fromEntries(Array.from({ length: count }, (_, minute) => [name(minute), text]));
}

describe('bad files', () => {
  const files = {
    'a=1/20261120T100000Z.folded': 'main;work 3\n',
    'a=2/20261120T100000Z.folded': 'no stacks in here\n',
  };

  test('a bad one among good ones is a notice that names it', async () => {
    const { tree, notices } = await storeOf(new FakeFolder(files)).tree(ask());
    expect(tree.total[0]).toBe(3);
    expect(notices).toEqual([expect.stringMatching(/^a=2\/20261120T100000Z\.folded: This file .*\.$/)]);
  });

  test('it is downloaded once', async () => {
    const folder = new FakeFolder(files);
    const store = storeOf(folder);
    await store.tree(ask());
    const again = await store.tree(ask());
    expect(again.notices).toHaveLength(1);
    expect(folder.bodies.filter((path) => path.startsWith('a=2'))).toHaveLength(1);
  });

  test('nothing but bad ones is an error', async () => {
    const store = storeOf(new FakeFolder({ '20261120T100000Z.folded': 'no stacks in here\n' }));
    await expect(store.tree(ask())).rejects.toThrow(/^No profile could be read: 20261120T100000Z\.folded: This file/);
  });

  test('bad ones within the range do not hide that there are good ones elsewhere', async () => {
    const good = { '20261101T100000Z.folded': 'main 1\n' };
    const store = storeOf(new FakeFolder({ ...good, '20261120T100000Z.bad': 'no stacks in here\n' }));
    const { available, notices } = await store.tree(ask());
    expect(available?.fromMs).toBe(Date.UTC(2026, 10, 1, 10));
    expect(notices[0]).toMatch(/^20261120T100000Z\.bad: This file/);
  });

  test('of many, some are named and the others counted', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 24 }, (_, index) => [`b=${index}/20261120T100000Z.folded`, 'bad file\n'])
    );
    const { notices } = await storeOf(new FakeFolder({ ...many, 'good=1/20261120T100000Z.folded': 'main 1\n' })).tree(
      ask()
    );
    expect(notices).toHaveLength(21);
    expect(notices[20]).toBe('4 more files could not be read.');
  });
});

test('a body that breaks off is a notice beside the good ones', async () => {
  const folder = new FakeFolder(minutes(2));
  const whole = readFileSync(path.join(__dirname, '../../../../testdata/go/cpu.pprof'));
  folder.answers.set('20261120T100100Z.folded', { bytes: Uint8Array.from(whole.subarray(0, whole.length / 2)) });
  const { tree, notices } = await storeOf(folder).tree(ask());
  expect(tree.total[0]).toBe(1);
  expect(notices).toEqual([expect.stringMatching(/^20261120T100100Z\.folded: This (pprof|gzip) file .*\.$/)]);
});

describe('the server', () => {
  test('a failure for one file is a notice with its name and status', async () => {
    const folder = new FakeFolder(minutes(2));
    folder.answers.set('20261120T100100Z.folded', { status: 500, statusText: 'Internal Server Error' });
    const { tree, notices } = await storeOf(folder).tree(ask());
    expect(tree.total[0]).toBe(1);
    expect(notices).toEqual([
      "The file 20261120T100100Z.folded could not be read because the server failed (500 Internal Server Error). Look into the server's log, then refresh.",
    ]);
  });

  test.each([
    [{ status: 0 }, /^The data source's folder could not be reached\. Check that the server runs/],
    [{ status: 502, statusText: 'Bad Gateway' }, /could not be reached through Grafana \(502 Bad Gateway\)/],
    [{ status: 400 }, /was refused, as servers do without valid credentials \(400\)\. Check the authentication/],
    [{ status: 403 }, /may not be read \(403\)\. Allow reading and listing/],
    [{ status: 404 }, /does not exist \(404\)\. Check the URL/],
    [{ status: 302 }, /redirect to another address \(302\)/],
    [{ isRedirected: true }, /redirect to another address/],
    [
      { bytes: Uint8Array.from(new TextEncoder().encode('<!doctype html><form>')) },
      /is answered with something else than a listing/,
    ],
  ])('%j for the base folder is a sentence', async (answer, sentence) => {
    const folder = new FakeFolder({});
    folder.answers.set('', answer);
    await expect(storeOf(folder).tree(ask())).rejects.toThrow(sentence);
  });

  test('a folder without files says so when it is tested', async () => {
    await expect(storeOf(new FakeFolder({})).check(ask().signal)).rejects.toThrow(
      /^The data source's folder holds no files\. Put profiles into it/
    );
  });

  test('a login page in place of a profile is told apart from a bad profile', async () => {
    const folder = new FakeFolder(minutes(1, '<!DOCTYPE html><html>'));
    await expect(storeOf(folder).tree(ask())).rejects.toThrow(
      /is answered with a web page instead of a profile\. Check the authentication/
    );
  });

  test('a subfolder that may not be read is a notice', async () => {
    const folder = new FakeFolder({
      'open/20261120T100000Z.folded': 'main 1\n',
      'closed/20261120T100000Z.folded': 'main 1\n',
    });
    folder.answers.set('closed/', { status: 403 });
    const { tree, notices } = await storeOf(folder).tree(ask());
    expect(tree.total[0]).toBe(1);
    expect(notices).toEqual([expect.stringMatching(/^The folder closed\/ may not be read \(403\)\./)]);
  });

  test('four requests are under way at most, for all queries together', async () => {
    const folder = new FakeFolder(minutes(30));
    const store = storeOf(folder);
    await Promise.all([store.tree(ask()), store.tree(ask()), store.series({ ...ask(), stepMs: 1000, groupBy: [] })]);
    expect(folder.mostAtOnce).toBe(4);
    expect(folder.bodies).toHaveLength(30);
  });

  test('who leaves stops the downloads, and the next query works', async () => {
    const folder = new FakeFolder(minutes(30));
    const store = storeOf(folder);
    await store.labelNames(ask());
    folder.gate = new Promise(() => undefined);
    const controller = new AbortController();
    const left = store.tree({ ...ask(), signal: controller.signal });
    setTimeout(() => controller.abort(), 20);
    await expect(left).rejects.toMatchObject({ name: 'AbortError' });
    const askedBefore = folder.bodies.length;
    folder.gate = undefined;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(folder.bodies).toHaveLength(askedBefore);
    expect((await store.tree(ask())).tree.total[0]).toBe(30);
  });
});

describe('choosing files', () => {
  test('too many files stop the query with a sentence, before anything is downloaded', async () => {
    const folder = new FakeFolder(minutes(11));
    await expect(storeOf(folder, { fileLimit: 10 }).tree(ask())).rejects.toThrow(
      'The query for samples:samples:count:: {} selects 11 profile files, more than the limit of 10. ' +
        'Choose a shorter time range, add label matchers, or raise the file limit in the data source settings.'
    );
    expect(folder.bodies).toEqual([]);
  });

  test('folders that cannot match are not even listed', async () => {
    const folder = new FakeFolder({
      'region=eu/20261120T100000Z.folded': 'main 1\n',
      'region=us/20261120T100000Z.folded': 'main 1\n',
    });
    await storeOf(folder).tree(ask([{ name: 'region', operator: '=', value: 'eu' }]));
    expect(folder.requests).not.toContain('region=us/');
  });

  test('one file of a pattern tells the type of all', async () => {
    const folder = new FakeFolder(minutes(20));
    const { tree, notices, available } = await storeOf(folder).tree({
      ...ask(),
      profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
    });
    expect(tree.total[0]).toBe(0);
    expect(folder.bodies).toHaveLength(1);
    expect(available).toBeUndefined();
    expect(notices).toEqual(['No profile has this type and matches this selector.']);
  });

  test('where the range holds nothing, the answer says when there is something', async () => {
    const folder = new FakeFolder(minutes(2));
    const { available, notices, tree } = await storeOf(folder).tree(ask([], { fromMs: 0, toMs: 1000 }));
    expect(tree.length).toBe(1);
    expect(available).toEqual({ fromMs: Date.UTC(2026, 10, 20, 10, 0), toMs: Date.UTC(2026, 10, 20, 10, 1) + 1 });
    expect(notices).toEqual([
      'No profile lies in this time range. There are profiles from 2026-11-20 10:00:00 UTC to 2026-11-20 10:01:00 UTC.',
    ]);
    expect(folder.bodies).toEqual([]);
  });

  test('a date of change does not hide what was recorded before it', async () => {
    const folder = new FakeFolder({ 'copied.folded': 'main 1\n' }, 'Sat, 21 Nov 2026 12:00:00 GMT');
    const store = storeOf(folder);
    await store.tree(ask());
    expect(folder.bodies).toHaveLength(1);
    await store.tree(ask([], { fromMs: Date.UTC(2026, 10, 22), toMs: Date.UTC(2026, 10, 23) }));
    expect(folder.bodies).toHaveLength(1);
  });

  test('lists, hidden files and notes are no profiles', async () => {
    const folder = new FakeFolder({ ...minutes(1), 'manifest.ndjson': '{}', '.hidden': 'x', 'README.md': '# x' });
    await storeOf(folder).tree(ask());
    expect(folder.bodies).toEqual(['20261120T100000Z.folded']);
  });

  test('an invalid regular expression is a sentence', async () => {
    await expect(
      storeOf(new FakeFolder(minutes(1))).tree(ask([{ name: 'a', operator: '=~', value: '(' }]))
    ).rejects.toThrow(/^The label selector \{a=~"\("\} cannot be used: .*Correct it in the query\.$/);
  });
});

describe('manifests', () => {
  const type = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
  const entry = (path: string, more: object = {}) =>
    JSON.stringify({ path, from: DAY.fromMs, to: DAY.fromMs + 1000, type, ...more });

  test('profiles.ndjson replaces listings and knows types, times and periods', async () => {
    const folder = new FakeFolder({
      'a.folded': 'main 2\n',
      'b.folded': 'main 1\n',
      'profiles.ndjson': entry('a.folded', { period_ns: 100 }),
    });
    const store = storeOf(folder);
    expect((await store.profileTypes(ask())).values).toEqual([type]);
    expect(folder.requests).toEqual(['profiles.ndjson']);
    expect((await store.tree({ ...ask(), profileTypeId: type })).tree.total[0]).toBe(200);
  });

  test('profiles.json is found where the folder lists it, and where it cannot be listed', async () => {
    const files = { 'a.folded': 'main 2\n', 'profiles.json': `[${entry('a.folded', { period_ns: 1 })}]` };
    const listed = new FakeFolder(files);
    const unlisted = new FakeFolder(files);
    unlisted.answers.set('', { status: 403 });
    for (const folder of [listed, unlisted]) {
      expect((await storeOf(folder).tree({ ...ask(), profileTypeId: type })).tree.total[0]).toBe(2);
    }
  });

  test('a type that the file does not have is said', async () => {
    const folder = new FakeFolder({ 'a.folded': 'main 2\n', 'profiles.ndjson': entry('a.folded') });
    const { notices } = await storeOf(folder).tree({ ...ask(), profileTypeId: type });
    expect(notices[0]).toBe(
      `a.folded: The manifest says it is ${type}, but it holds samples:samples:count::. Correct its type or its period_ns.`
    );
  });

  test('labels that the manifest promises inside files are read for their values, others are not', async () => {
    const folder = new FakeFolder({
      'a.folded': 'main 2\n',
      'profiles.ndjson': entry('a.folded', { labels: { region: 'eu' }, sampleLabels: ['vehicle'] }),
    });
    const store = storeOf(folder);
    const request = { ...ask(), profileTypeId: type };
    expect((await store.labelNames(request)).values).toEqual(['file', 'region', 'vehicle']);
    expect((await store.labelValues({ ...request, name: 'region' })).values).toEqual(['eu']);
    expect(folder.bodies).toEqual([]);
    await store.labelValues({ ...request, name: 'vehicle' });
    expect(folder.bodies).toEqual(['a.folded']);
  });
});

test('partial trees come while a first load is slow, each complete', async () => {
  const folder = new FakeFolder(minutes(12));
  const store = storeOf(folder, { maxParallelRequests: 1 });
  await store.labelNames(ask());
  folder.gate = new Promise((resolve) => setTimeout(resolve, 1100));
  const partials: string[] = [];
  const { tree } = await store.tree({
    ...ask(),
    onPartial: (partial, { done, total }) =>
      partials.push(`${done}/${total}: ${treeToText(partial.tree).split('\n')[0]}`),
  });
  expect(tree.total[0]).toBe(12);
  expect(partials[0]).toMatch(/^\d+\/12: - total \(total: \d+, self: —\)$/);
});

test('a merged profile is for download', async () => {
  const { profile } = await storeOf(new FakeFolder(minutes(3))).profile(ask());
  expect(profile?.samples.values[0].reduce((sum, value) => sum + value, 0)).toBe(3);
});

describe('parts of profiles', () => {
  const files = {
    'region=eu/20261120T100000Z.folded': 'main;work 1\nmain;work;main;work 2\nidle 4\n',
    'region=us/20261120T100100Z.folded': 'main;work 8\nmain;idle 16\n',
    'region=us/20261120T100200Z.folded': 'idle 32\n',
  };

  test('the tree of a call site has only the stacks that begin with it', async () => {
    const { tree } = await storeOf(new FakeFolder(files)).tree({ ...ask(), callSite: ['main', 'work'] });
    expect(tree.total[0]).toBe(11);
    expect(tree.functions.names).not.toContain('idle');
  });

  test('one profile can be chosen by its path', async () => {
    const folder = new FakeFolder(files);
    const profileIds = ['region=us/20261120T100100Z.folded'];
    const { tree, profileCount } = await storeOf(folder).tree({ ...ask(), profileIds });
    expect([tree.total[0], profileCount]).toEqual([24, 1]);
    expect(folder.bodies).toEqual(profileIds);
  });

  test('series of a function count its stacks once; a profile without it is 0, not a gap', async () => {
    const request = { ...ask(), stepMs: 60_000, groupBy: [] };
    const { series } = await storeOf(new FakeFolder(files)).series({
      ...request,
      functionSelector: { kind: 'function', name: 'work' },
    });
    expect(series.map(({ values }) => values)).toEqual([[3, 8, 0]]);
    const { series: ofPath } = await storeOf(new FakeFolder(files)).series({
      ...request,
      groupBy: ['region'],
      functionSelector: { kind: 'callSite', path: ['idle'] },
    });
    expect(ofPath.map(({ labels, values }) => [labels[0].value, values])).toEqual([
      ['eu', [4, 0, 0]],
      ['us', [0, 0, 32]],
    ]);
  });

  test('the smallest and largest value of each function in one profile', async () => {
    const { tree, extremes } = await storeOf(new FakeFolder(files)).tree({ ...ask(), withExtremes: 'self' });
    const of = (name: string) => {
      const row = tree.functions.names.indexOf(name);
      return [extremes?.min[row], extremes?.max[row]];
    };
    expect([of('work'), of('idle')]).toEqual([
      [0, 8],
      [4, 32],
    ]);
    expect((await storeOf(new FakeFolder(files)).tree(ask())).extremes).toBeUndefined();
  });

  test('recorded profiles are exemplars, with their labels and their path', async () => {
    const { exemplars } = await storeOf(new FakeFolder(files)).exemplars({ ...ask(), of: 'profile', limit: 2 });
    expect(exemplars).toEqual([
      {
        timeMs: Date.UTC(2026, 10, 20, 10, 1),
        value: 24,
        labels: [{ name: 'region', value: 'us' }],
        profileId: 'region=us/20261120T100100Z.folded',
      },
      {
        timeMs: Date.UTC(2026, 10, 20, 10, 2),
        value: 32,
        labels: [{ name: 'region', value: 'us' }],
        profileId: 'region=us/20261120T100200Z.folded',
      },
    ]);
  });

  test('a heatmap counts profiles by time and value', async () => {
    const { series } = await storeOf(new FakeFolder(files)).heatmap({
      ...ask(),
      of: 'profile',
      stepMs: 120_000,
      groupBy: ['region'],
    });
    expect(series.map(({ labels, slots }) => [labels[0].value, slots.map(({ counts }) => counts.join(''))])).toEqual([
      ['us', [`${'0'.repeat(15)}10000`, `${'0'.repeat(19)}1`]],
      ['eu', [`00001${'0'.repeat(15)}`]],
    ]);
  });

  test('files know nothing of spans', async () => {
    await expect(storeOf(new FakeFolder(files)).exemplars({ ...ask(), of: 'span' })).rejects.toThrow(
      'Spans cannot be had from this store: files carry no span ids. Ask for profiles instead.'
    );
  });
});
