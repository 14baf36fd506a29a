// One call tree in every form in which Pyroscope can answer it: the tree format and the flame graph in protocol buffers, the flame
// graph in JSON, and pprof. Names are as long as those of real Go services, about 50 letters.
import { message, packed, text, varint } from '../../src/engine/formats/pprof/pprofWriter.testHelper';
import { ProfileBuilder } from '../../src/engine/profile/profileBuilder';
import { type CallTree } from '../../src/engine/tree/callTree';
import { generateTree } from '../../src/engine/tree/generateTree.testHelper';
import { parentOfNodes, totalOfNodes } from '../../src/engine/tree/nodeColumns';
import { encodePprof } from '../../tests/stores/push/encodePprof';

export interface Answers {
  readonly tree: Uint8Array<ArrayBuffer>;
  readonly flameGraph: Uint8Array<ArrayBuffer>;
  readonly flameGraphJson: string;
  readonly pprof: Uint8Array<ArrayBuffer>;
}

export function encodeAnswers(nodes: number): Answers {
  const tree = withoutZeros(generateTree({ nodes, functions: 6000 }));
  const names = tree.functions.names.map((name, row) =>
    row === 0 ? name : `github.com/example/service/p${row % 97}.(*H).${name}`
  );
  const { levels, maxSelf } = levelsOf(tree);
  const graph = [...names.map((name) => text(1, name)), ...levels.map((level) => message(2, packed(1, ...level)))];
  return {
    tree: Uint8Array.from(message(2, treeBytes(tree, names))),
    flameGraph: Uint8Array.from(message(1, ...graph)),
    flameGraphJson: JSON.stringify({
      flamegraph: {
        names,
        levels: levels.map((values) => ({ values: values.map(String) })),
        total: String(tree.total[0]),
        maxSelf: String(maxSelf),
      },
    }),
    pprof: pprofOf(tree, names),
  };
}

/** Servers send no node without a value. */
function withoutZeros(tree: CallTree): CallTree {
  const self = tree.self.map((value) => value + 1);
  return { ...tree, self, total: totalOfNodes(self, tree.subtreeEnd) };
}

/** Callers before callees, the last callee first. */
function treeBytes(tree: CallTree, names: readonly string[]): number[] {
  const encoded = names.map((name) => [...new TextEncoder().encode(name)]);
  const bytes: number[][] = [];
  const waiting = [0];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const name = node === 0 ? [] : encoded[tree.functionIndex[node]];
    const callees: number[] = [];
    for (let child = node + 1; child < tree.subtreeEnd[node]; child = tree.subtreeEnd[child]) {
      callees.push(child);
    }
    bytes.push(varint(name.length), name, varint(tree.self[node]), varint(callees.length));
    for (const callee of callees) {
      waiting.push(callee);
    }
  }
  return bytes.flat();
}

/** Four numbers per node and level: distance to the end of the node before, total, self, name. */
function levelsOf(tree: CallTree): { readonly levels: readonly number[][]; readonly maxSelf: number } {
  const levels: number[][] = [];
  const ends: number[] = [];
  const parent = parentOfNodes(tree.depth);
  const nextChildAt = new Float64Array(tree.length);
  let maxSelf = 0;
  for (let node = 0; node < tree.length; node++) {
    const depth = tree.depth[node];
    const at = node === 0 ? 0 : nextChildAt[parent[node]];
    if (node > 0) {
      nextChildAt[parent[node]] = at + tree.total[node];
    }
    nextChildAt[node] = at + tree.self[node];
    levels[depth] ??= [];
    levels[depth].push(at - (ends[depth] ?? 0), tree.total[node], tree.self[node], tree.functionIndex[node]);
    ends[depth] = at + tree.total[node];
    maxSelf = Math.max(maxSelf, tree.self[node]);
  }
  return { levels, maxSelf };
}

/** A sample per call node; without lines and mappings, which make real ones larger. */
function pprofOf(tree: CallTree, names: readonly string[]): Uint8Array<ArrayBuffer> {
  const builder = new ProfileBuilder([{ name: 'cpu', unit: 'nanoseconds' }]);
  const parent = parentOfNodes(tree.depth);
  const frames = names.map((name) => builder.addFrame(builder.addFunction({ name })));
  const stacks = new Int32Array(tree.length).fill(-1);
  for (let node = 1; node < tree.length; node++) {
    stacks[node] = builder.addStack(stacks[parent[node]], frames[tree.functionIndex[node]]);
    builder.addSample(stacks[node], [tree.self[node]], []);
  }
  return encodePprof(builder.build({ format: 'text' }), { startMs: 1, durationMs: 1000 });
}
