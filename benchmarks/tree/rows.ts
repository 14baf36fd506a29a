// What a viewer can do to a tree of a million call nodes, and what it takes to write one out and read it back. There are no peers: what
// others have of it is part of what they draw.
import { diffTrees } from '../../src/engine/diff/diffTrees';
import { worstFirst } from '../../src/engine/diff/worstFirst';
import { decodeProfile } from '../../src/engine/formats/decodeProfile';
import { encodePprof } from '../../src/engine/formats/pprof/encodePprof';
import { encodeSpeedscope } from '../../src/engine/formats/speedscope/encodeSpeedscope';
import { type Profile } from '../../src/engine/profile/profile';
import { type CallTree, type DiffTree } from '../../src/engine/tree/callTree';
import { generateTree } from '../../src/engine/tree/generateTree.testHelper';
import { profileFromTree } from '../../src/engine/tree/profileFromTree';
import { transformTree } from '../../src/engine/transform/transformTree';
import { NO_TRANSFORMS, type TreeTransforms } from '../../src/engine/transform/treeTransforms';
import { type Row, type RowGroup, timed } from '../measure';
import { copyColumns } from './floor';

const NODES = 1_000_000;
/** Every stack is written out in these formats: as many frames as a large real profile has. */
const EXPORTED_NODES = 100_000;

const once = <T>(compute: () => T) => {
  let computed: { readonly value: T } | undefined;
  return () => (computed ??= { value: compute() }).value;
};

export async function treeRows(isWanted: (name: string) => boolean): Promise<RowGroup> {
  const tree = once(() => generateTree({ nodes: NODES, depth: 60, seed: 1 }));
  const other = once(() => generateTree({ nodes: NODES, depth: 60, seed: 2 }));
  const profile = once(() =>
    profileFromTree(generateTree({ nodes: EXPORTED_NODES, depth: 60, seed: 1 }), {
      sampleType: { name: 'cpu', unit: 'nanoseconds' },
    })
  );
  const rows = [...transformRows(tree), ...diffRows(tree, other), ...exportRows(profile)];
  return { rows: rows.filter(({ name }) => isWanted(name)), close: async () => {} };
}

const TRANSFORMS: ReadonlyArray<readonly [string, Partial<TreeTransforms>]> = [
  ['hide a library', { hidePattern: '/^pkg7\\./' }],
  ['only stacks with a function', { onlyStacksWith: [{ name: 'pkg5.function_0000005', fileName: '' }] }],
  ['group by file', { groupBy: 'file' }],
  ['collapse recursion', { collapseRecursion: true }],
  ['collapse chains', { collapseChains: true }],
];

function transformRows(tree: () => CallTree): Row[] {
  return TRANSFORMS.map(([name, transforms]) => ({
    name: `tree of 1 M calls, ${name}`,
    floor: timed(() => copyColumns(tree())),
    ours: timed(() => transformTree(tree(), { ...NO_TRANSFORMS, ...transforms })),
    budget: {},
  }));
}

function diffRows(tree: () => CallTree, other: () => CallTree): Row[] {
  const diff = once((): DiffTree => {
    const both = diffTrees(tree(), other());
    if (!both.ok) {
      throw new Error(both.error);
    }
    return both.value;
  });
  const floor = timed(() => copyColumns(tree(), other()));
  return [
    { name: 'diff of two trees of 1 M calls', floor, ours: timed(() => diffTrees(tree(), other())), budget: {} },
    {
      name: 'worst first of that diff',
      floor,
      ours: timed(() => worstFirst(diff(), { by: 'total', mode: 'share' })),
      budget: {},
    },
  ];
}

function exportRows(profile: () => Profile): Row[] {
  const text = once(() => encodeSpeedscope(profile(), ''));
  const bytes = once(() => new TextEncoder().encode(text()));
  return [
    {
      name: 'pprof encode, 100 k stacks',
      floor: timed(() => walkStacks(profile())),
      ours: timed(() => encodePprof(profile())),
      budget: {},
    },
    {
      name: 'speedscope decode, 100 k stacks',
      floor: timed(() => JSON.parse(text())),
      ours: timed(() => decodeProfile(bytes())),
      budget: {},
    },
  ];
}

/** Looks at every frame of every stack once and stores a byte for it. */
function walkStacks({ samples, stacks }: Profile): number {
  const bytes = new Uint8Array(64 * samples.length);
  let used = 0;
  for (let row = 0; row < samples.length; row++) {
    for (let stack = samples.stackIndex[row]; stack !== -1; stack = stacks.parent[stack]) {
      bytes[used++] = stacks.frameIndex[stack];
    }
  }
  return used;
}
