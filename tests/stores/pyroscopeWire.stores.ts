// The tree that comes through our store equals, node by node, the flame graph that the server answers itself: for every
// recorded profile, whole and cut, and for one with 100,000 call nodes.
import { profileTypesOf } from '../../src/engine/profile/profileType';
import { decodeProfile } from '../../src/engine/formats/decodeProfile';
import { ProfileBuilder } from '../../src/engine/profile/profileBuilder';
import { type Profile } from '../../src/engine/profile/profile';
import { type CallTree } from '../../src/engine/tree/callTree';
import { generateTree } from '../../src/engine/tree/generateTree.testHelper';
import { parentOfNodes } from '../../src/engine/tree/nodeColumns';
import { printSelector } from '../../src/engine/labels/printSelector';
import { type RecordedProfile } from '../../tools/stores/storeServer';
import { pyroscope } from '../../tools/stores/pyroscope';
import { signal } from './contract/incident';
import { runningServer } from './contract/runningServer';
import { nodeHttpClient } from './nodeHttpClient';
import { encodePprof } from './push/encodePprof';
import { recordedProfiles } from './push/recordedProfiles';
import { storeOf } from './pyroscopeStandIn';

jest.setTimeout(120_000);

interface FlameGraph {
  readonly names?: readonly string[];
  readonly levels?: ReadonlyArray<{ readonly values?: readonly string[] }>;
}

/** Path of names from the root → `total self`, of the server's own JSON; written without any of our decoders. */
function nodesOfFlameGraph({ names = [], levels = [] }: FlameGraph): Map<string, string> {
  const nodes = new Map<string, string>();
  let above: Array<{ readonly path: string; readonly end: number }> = [];
  levels.forEach(({ values = [] }, depth) => {
    const level: typeof above = [];
    let x = 0;
    for (let at = 0; at < values.length; at += 4) {
      const [distance, total, self, name] = values.slice(at, at + 4).map(Number);
      const start = x + distance;
      x = start + total;
      const caller = depth === 0 ? '' : above.find(({ end }) => start < end)?.path;
      const path = depth === 0 ? 'total' : `${caller}\n${names[name]}`;
      nodes.set(path, `${total} ${self}`);
      level.push({ path, end: x });
    }
    above = level;
  });
  return nodes;
}

function nodesOfTree(tree: CallTree): Map<string, string> {
  const parent = parentOfNodes(tree.depth);
  const paths: string[] = [];
  const nodes = new Map<string, string>();
  for (let node = 0; node < tree.length; node++) {
    const name = tree.functions.names[tree.functionIndex[node]];
    paths.push(node === 0 ? 'total' : `${paths[parent[node]]}\n${name}`);
    nodes.set(paths[node], `${tree.total[node]} ${tree.self[node]}`);
  }
  return nodes;
}

const sorted = (nodes: ReadonlyMap<string, string>) => [...nodes].sort(([a], [b]) => (a < b ? -1 : 1));

async function expectEqualNodes(recorded: RecordedProfile, profileTypeId: string, maxNodes: number): Promise<number> {
  const url = runningServer('FLAMEBOARD_PYROSCOPE_URL');
  const selector = Object.entries(recorded.labels).map(([name, value]) => ({ name, operator: '=' as const, value }));
  const range = { fromMs: recorded.startMs, toMs: recorded.startMs + 1 };
  const response = await fetch(`${url}/querier.v1.QuerierService/SelectMergeStacktraces`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      profileTypeID: profileTypeId,
      labelSelector: printSelector(selector),
      start: range.fromMs,
      end: range.toMs,
      maxNodes,
      format: 'PROFILE_FORMAT_FLAMEGRAPH',
    }),
  });
  const { flamegraph = {} }: { readonly flamegraph?: FlameGraph } = await response.json();
  const store = storeOf(nodeHttpClient(url));
  const { tree } = await store.tree({ profileTypeId, selector, range, signal, maxNodes });
  const theirs = nodesOfFlameGraph(flamegraph);
  expect(sorted(nodesOfTree(tree))).toEqual(theirs.size === 0 ? [['total', '0 0']] : sorted(theirs));
  return tree.length;
}

const recorded = recordedProfiles();

test.each([1_000_000, 40])('every recorded profile, %d nodes', async (maxNodes) => {
  let nodeCount = 0;
  for (const profile of recorded) {
    for (const { id } of profileTypesOf(decodeProfile(profile.pprof))) {
      nodeCount += await expectEqualNodes(profile, id, maxNodes);
    }
  }
  expect(nodeCount).toBeGreaterThan(recorded.length);
});

test('100,000 call nodes, whole and cut', async () => {
  const tree = generateTree({ nodes: 100_000 });
  const startMs = Date.UTC(2026, 10, 20, 18, 0);
  const profile: RecordedProfile = {
    file: 'a generated tree',
    name: 'samples',
    labels: { service_name: 'generated' },
    pprof: encodePprof(profileOf(tree), { startMs, durationMs: 1000 }),
    startMs,
  };
  await pyroscope.push(runningServer('FLAMEBOARD_PYROSCOPE_URL'), [profile]);
  const id = profileTypesOf(decodeProfile(profile.pprof))[0].id;
  // A node without a value anywhere below it is in no answer.
  const expected = tree.total.reduce((count, total, node) => count + Number(total > 0 || node === 0), 0);
  expect(await expectEqualNodes(profile, id, 1_000_000)).toBe(expected);
  expect(await expectEqualNodes(profile, id, 5000)).toBeLessThan(15_000);
});

function profileOf(tree: CallTree): Profile {
  const builder = new ProfileBuilder([{ name: 'samples', unit: 'count' }]);
  const parent = parentOfNodes(tree.depth);
  const frames = tree.functions.names.map((name) => builder.addFrame(builder.addFunction({ name })));
  const stacks: number[] = [-1];
  for (let node = 1; node < tree.length; node++) {
    stacks.push(builder.addStack(stacks[parent[node]], frames[tree.functionIndex[node]]));
    builder.addSample(stacks[node], [tree.self[node]], []);
  }
  return builder.build({ format: 'text' });
}
