import { readFileSync } from 'node:fs';
import { treeToText } from '../engine/tree/treeText';
import { ProfileWorkbench } from './profileWorkbench';
import { profileSizeBytes } from './profileSize';
import { decodeProfile } from '../engine/formats/decodeProfile';
import { type ProfileFile, type TreeWork, type WorkResult } from './workRequest';

const SAMPLES = 'samples:samples:count::';
const treeWork: TreeWork = { kind: 'tree', profileTypeId: SAMPLES, matchers: [], range: { fromMs: 0, toMs: 1000 } };
const bytes = (text: string) => new TextEncoder().encode(text);

function file(key: string, more: Partial<ProfileFile> = {}): ProfileFile {
  return { key, manifestLabels: [], pathLabels: [], ...more };
}

function treeText(result: WorkResult | undefined): string {
  return result?.kind === 'tree' ? treeToText(result.tree) : `not a tree but ${result?.kind}`;
}

test('files are merged into one tree as they come', () => {
  const workbench = new ProfileWorkbench({ cacheBytes: 1e6 }, decodeProfile);
  const id = workbench.open(treeWork);
  workbench.add([id], file('a'), bytes('main;work 3\n'));
  expect(workbench.snapshot(id)?.profileCount).toBe(1);
  workbench.add([id], file('b'), bytes('main;idle 2\n'));
  const result = workbench.finish(id);
  expect(result?.profileCount).toBe(2);
  expect(treeText(result)).toContain('main (total: 5, self: —)');
  expect(workbench.finish(id)).toBeUndefined();
});

test('a decoded file is kept: its bytes are wanted once', () => {
  const workbench = new ProfileWorkbench({ cacheBytes: 1e6 }, decodeProfile);
  expect(workbench.add([], file('a'))).toEqual({ kind: 'missing' });
  expect(workbench.add([], file('a'), bytes('main 1\n')).kind).toBe('read');
  expect(workbench.add([], file('a'))).toMatchObject({ kind: 'read', summary: { profileTypeIds: [SAMPLES] } });
});

test('the cache stays within its bytes and drops what was not used for longest', () => {
  const size = profileSizeBytes(decodeProfile(bytes('main 1\n')));
  const workbench = new ProfileWorkbench({ cacheBytes: 2.5 * size }, decodeProfile);
  for (const key of ['a', 'b']) {
    workbench.add([], file(key), bytes('main 1\n'));
  }
  workbench.add([], file('a'));
  workbench.add([], file('c'), bytes('main 1\n'));
  expect(workbench.cachedBytes).toBeLessThanOrEqual(2.5 * size);
  expect(['a', 'b', 'c'].map((key) => workbench.add([], file(key)).kind)).toEqual(['read', 'missing', 'read']);
});

test('a file that is larger than the cache is still counted', () => {
  const workbench = new ProfileWorkbench({ cacheBytes: 1 }, decodeProfile);
  const id = workbench.open(treeWork);
  workbench.add([id], file('a'), bytes('main 7\n'));
  expect(workbench.finish(id)?.profileCount).toBe(1);
});

test('a bad file is an outcome with a sentence, and the work goes on', () => {
  const workbench = new ProfileWorkbench({ cacheBytes: 1e6 }, decodeProfile);
  const id = workbench.open(treeWork);
  const outcome = workbench.add([id], file('bad'), Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2));
  expect(outcome).toEqual({ kind: 'bad', sentence: expect.stringMatching(/^This .* file .*\.$/) });
  workbench.add([id], file('good'), bytes('main 1\n'));
  expect(workbench.finish(id)?.profileCount).toBe(1);
});

test('closed work takes no more files', () => {
  const workbench = new ProfileWorkbench({ cacheBytes: 1e6 }, decodeProfile);
  const id = workbench.open(treeWork);
  workbench.close(id);
  workbench.add([id], file('a'), bytes('main 1\n'));
  expect(workbench.finish(id)).toBeUndefined();
});

test('a path label selects the file; manifest goes before sample, sample before path', () => {
  const workbench = new ProfileWorkbench({ cacheBytes: 1e6 }, decodeProfile);
  const total = (value: string, more: Partial<ProfileFile>) => {
    const id = workbench.open({ ...treeWork, matchers: [{ name: 'region', operator: '=', value }] });
    workbench.add([id], file('a', more), bytes('main 1\n'));
    return workbench.finish(id)?.profileCount;
  };
  const pathLabels = [{ name: 'region', value: 'eu' }];
  const manifestLabels = [{ name: 'region', value: 'us' }];
  expect(total('eu', { pathLabels })).toBe(1);
  expect(total('us', { pathLabels })).toBe(0);
  expect(total('us', { pathLabels, manifestLabels })).toBe(1);
  expect(total('eu', { pathLabels, manifestLabels })).toBe(0);
});

test('time decides once the file is read', () => {
  const workbench = new ProfileWorkbench({ cacheBytes: 1e6 }, decodeProfile);
  const id = workbench.open(treeWork);
  workbench.add([id], file('in', { guessedFromMs: 999 }), bytes('main 1\n'));
  workbench.add([id], file('out', { guessedFromMs: 1000 }), bytes('main 1\n'));
  workbench.add([id], file('undated'), bytes('main 1\n'));
  expect(workbench.finish(id)?.profileCount).toBe(2);
});

test('no profile at all is a root of 0 with the unit of the type', () => {
  const workbench = new ProfileWorkbench({ cacheBytes: 1e6 }, decodeProfile);
  const result = workbench.finish(
    workbench.open({ ...treeWork, profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds' })
  );
  expect(result).toMatchObject({ kind: 'tree', profileCount: 0, tree: { length: 1, unit: 'nanoseconds' } });
  expect(treeText(result)).toBe('- total (total: —, self: —)');
});

test('a merged profile has only the selected samples', () => {
  const workbench = new ProfileWorkbench({ cacheBytes: 1e6 }, decodeProfile);
  const id = workbench.open({
    ...treeWork,
    kind: 'profile',
    matchers: [{ name: 'region', operator: '=', value: 'eu' }],
  });
  workbench.add([id], file('a', { pathLabels: [{ name: 'region', value: 'eu' }] }), bytes('main 1\n'));
  workbench.add([id], file('b', { pathLabels: [{ name: 'region', value: 'us' }] }), bytes('main 2\n'));
  const result = workbench.finish(id);
  expect(result?.kind === 'profile' && [...(result.profile?.samples.values[0] ?? [])]).toEqual([1]);
});

test('profiles without a time are counted, but in no bucket', () => {
  const workbench = new ProfileWorkbench({ cacheBytes: 1e6 }, decodeProfile);
  const id = workbench.open({
    ...treeWork,
    kind: 'series',
    groupBy: [],
    buckets: { startMs: 0, stepMs: 500, count: 2 },
  });
  workbench.add([id], file('a'), bytes('main 1\n'));
  workbench.add([id], file('b', { guessedFromMs: 500 }), bytes('main 2\n'));
  const result = workbench.finish(id);
  expect(result).toMatchObject({ kind: 'series', undatedCount: 1, profileCount: 1 });
  expect(result?.kind === 'series' && result.groups.map(({ sums }) => [...sums])).toEqual([[0, 2]]);
});

describe('files that know calls but no stacks', () => {
  const wall: TreeWork = { ...treeWork, profileTypeId: 'wall:wall:nanoseconds::' };
  const workOf = (request: TreeWork, files: readonly string[]) => {
    const workbench = new ProfileWorkbench({ cacheBytes: 1e7 }, decodeProfile);
    const id = workbench.open(request);
    files.forEach((name) => workbench.add([id], file(name), readFileSync(`testdata/cprofile/${name}`)));
    const result = workbench.finish(id);
    if (result?.kind !== 'tree') {
      throw new Error('There is no tree.');
    }
    return result;
  };

  it('add up exactly, function by function, as when they were one file', () => {
    const parts = workOf({ ...wall, extremesOf: 'self' }, ['one-1.prof', 'one-2.prof', 'one-3.prof']);
    const whole = workOf(wall, ['merged-1-2-3.prof']);
    expect(parts.exactCalls?.functions.names).toEqual(whole.exactCalls?.functions.names);
    expect(parts.exactCalls?.self).toEqual(whole.exactCalls?.self);
    expect(parts.exactCalls?.total).toEqual(whole.exactCalls?.total);
    expect(parts.exactCalls?.callCount).toEqual(whole.exactCalls?.callCount);
    const spin = parts.exactCalls?.functions.names.indexOf('spin') ?? -1;
    expect(parts.extremes?.max[spin]).toBeLessThan(parts.exactCalls?.self[spin] ?? 0);
  });

  it('are cut where functions have several callers, if that is asked for', () => {
    const cut = workOf({ ...wall, cutsSharedFunctions: true }, ['rideshare.prof']);
    const divided = workOf(wall, ['rideshare.prof']);
    expect(cut.tree.functions.names).not.toContain('spin');
    expect(divided.tree.functions.names).toContain('spin');
    expect(cut.tree.total[0]).toBeCloseTo(divided.tree.total[0], 3);
    expect(cut.exactCalls).toEqual(divided.exactCalls);
  });

  it('say nothing exact of a part of their stacks', () => {
    const part = workOf({ ...wall, stackPart: { kind: 'function', name: 'order_car' } }, ['rideshare.prof']);
    expect(part.exactCalls).toBeUndefined();
    expect(part.isApproximate).toBe(true);
  });
});
