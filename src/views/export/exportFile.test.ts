import { gunzipSync } from 'node:zlib';
import { diffOf } from '../../engine/diff/diffOf.testHelper';
import { decodeProfile } from '../../engine/formats/decodeProfile';
import { transformTree } from '../../engine/transform/transformTree';
import { NO_TRANSFORMS } from '../../engine/transform/treeTransforms';
import { buildCallTree } from '../../engine/tree/buildCallTree';
import { treeFromText, treeToText } from '../../engine/tree/treeText';
import { sandwichOf } from '../sandwich/sandwichModel';
import { exportFile, type ExportKind } from './exportFile';
import { type ExportSubject } from './exportSubject';
import { subjectOf, theme } from './exportSubject.testHelper';

const tree = treeFromText(
  `
idle 2
main 3
  work 5
    hash 4
`,
  'ns'
);
const named = (name: string) => tree.functionIndex.findIndex((row) => tree.functions.names[row] === name);

async function bytesOf(kind: ExportKind, subject: ExportSubject): Promise<Uint8Array> {
  const file = await exportFile(kind, subject, theme);
  if (!file.ok) {
    throw new Error(file.error);
  }
  return new Uint8Array(await file.value.blob.arrayBuffer());
}
const textOf = async (kind: ExportKind, subject: ExportSubject) =>
  new TextDecoder().decode(await bytesOf(kind, subject));

test('the whole profile is exported as it is shown', async () => {
  expect(await textOf('folded', subjectOf(tree))).toBe('idle 2\nmain 3\nmain;work 5\nmain;work;hash 4\n');
});

test('with a focus, only what it shows is exported, below its callers', async () => {
  expect(await textOf('folded', subjectOf(tree, { focusedNode: named('work') }))).toBe(
    'main;work 5\nmain;work;hash 4\n'
  );
});

test('with collapsed chains, each of their calls is exported', async () => {
  const chain = treeFromText('a\n  b\n    c 5\n    d 2\ne 1');
  const collapsed = transformTree(chain, { ...NO_TRANSFORMS, collapseChains: true });
  if (!collapsed.ok || collapsed.value.firstNode === undefined) {
    throw new Error('chains collapse');
  }
  const { tree: shown, unchained, firstNode } = collapsed.value;
  expect(await textOf('folded', subjectOf(shown, { unchained: { tree: unchained, firstNode } }))).toBe(
    'a;b;c 5\na;b;d 2\ne 1\n'
  );
  expect(await textOf('folded', subjectOf(shown, { focusedNode: 3, unchained: { tree: unchained, firstNode } }))).toBe(
    'a;b;d 2\n'
  );
});

test('of a sandwich, the stacks with its function are exported', async () => {
  const subject = subjectOf(tree);
  const sandwich = sandwichOf(subject.profile, { name: 'work', fileName: '' }, {});
  expect(await textOf('folded', { ...subject, sandwich })).toBe('main;work 5\nmain;work;hash 4\n');
});

test('pprof is packed and has type, period and time of the query', async () => {
  const source = {
    profileType: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
    range: { fromMs: 1_763_676_000_000, toMs: 1_763_676_060_000 },
  };
  const profile = decodeProfile(gunzipSync(await bytesOf('pprof', subjectOf(tree, { source }))));
  expect(profile).toMatchObject({
    sampleTypes: [{ name: 'cpu', unit: 'nanoseconds' }],
    periodType: { name: 'cpu', unit: 'nanoseconds' },
    timeRange: source.range,
  });
  expect(treeToText(buildCallTree(profile, 0))).toBe(treeToText(tree));
});

test('of a frame that does not say its type, name and unit are those on the screen', async () => {
  const profile = decodeProfile(gunzipSync(await bytesOf('pprof', subjectOf(tree))));
  expect(profile.sampleTypes).toEqual([{ name: 'memory', unit: 'nanoseconds' }]);
});

test('both sides of a diff are exported', async () => {
  const subject = subjectOf(diffOf('a 1\nb 2', 'a 4'));
  expect(await textOf('folded', subject)).toBe('a 1 4\nb 2 0\n');
  expect(JSON.parse(await textOf('speedscope', subject)).profiles.map(({ name }: { name: string }) => name)).toEqual([
    'baseline',
    'comparison',
  ]);
});

test('the table is exported in its own order', async () => {
  const subject = subjectOf(treeFromText('a 1\nb 5', 'ns'), { functionOrder: () => [2, 1] });
  expect(await textOf('csv', subject)).toBe(
    'function,file,self (nanoseconds),total (nanoseconds)\r\nb,,5,5\r\na,,1,1\r\n'
  );
});

test.each([
  ['pprof', 'api.pb.gz', 'application/octet-stream'],
  ['folded', 'api.folded', 'text/plain'],
  ['speedscope', 'api.speedscope.json', 'application/json'],
  ['csv', 'api.csv', 'text/csv'],
] as const)('%s is called %s', async (kind, name, type) => {
  const file = await exportFile(kind, subjectOf(tree, { source: { service: 'api' } }), theme);
  expect(file.ok && [file.value.name, file.value.blob.type]).toEqual([name, type]);
});
