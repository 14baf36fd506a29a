// The usual way: unpack, decode into objects with pprof-format (Datadog's reader, the fastest on npm), merge the stacks into a tree of objects
// with a Map of callees each.
import { gunzipSync } from 'fflate';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { repositoryRoot } from '../../tools/repository';

/** What is used of the package, which lies in the benchmarks' own tree. */
interface PprofFormat {
  readonly Profile: { decode(bytes: Uint8Array): PprofProfile };
}

type Numeric = number | bigint;

interface PprofProfile {
  readonly sample: ReadonlyArray<{ readonly locationId: readonly Numeric[]; readonly value: readonly Numeric[] }>;
  readonly location: ReadonlyArray<{
    readonly id: Numeric;
    readonly line: ReadonlyArray<{ readonly functionId: Numeric }>;
  }>;
  readonly function: ReadonlyArray<{ readonly id: Numeric; readonly name: Numeric }>;
  readonly stringTable: { readonly strings: readonly string[] };
}

interface CallNode {
  readonly name: string;
  self: number;
  total: number;
  readonly callees: Map<string, CallNode>;
}

/** Loads the package; the function it gives returns the total of the tree. */
export async function loadPeer(): Promise<(bytes: Uint8Array) => number> {
  const { resolve } = createRequire(path.join(repositoryRoot, 'benchmarks', 'package.json'));
  const { Profile } = (await import(pathToFileURL(resolve('pprof-format')).href)) as PprofFormat;
  return (bytes) => buildTree(Profile.decode(gunzipSync(bytes))).total;
}

function buildTree({ sample, location, function: functions, stringTable }: PprofProfile): CallNode {
  const names = new Map(functions.map(({ id, name }) => [id, stringTable.strings[Number(name)]]));
  const lines = new Map(
    location.map(({ id, line }) => [id, line.map(({ functionId }) => names.get(functionId) ?? '')])
  );
  const root: CallNode = { name: 'total', self: 0, total: 0, callees: new Map() };
  for (const { locationId, value } of sample) {
    const amount = Number(value[value.length - 1]);
    let node = root;
    node.total += amount;
    for (let i = locationId.length - 1; i >= 0; i--) {
      const inlined = lines.get(locationId[i]) ?? [];
      for (let line = inlined.length - 1; line >= 0; line--) {
        node = calleeOf(node, inlined[line]);
        node.total += amount;
      }
    }
    node.self += amount;
  }
  return root;
}

function calleeOf(node: CallNode, name: string): CallNode {
  let callee = node.callees.get(name);
  if (callee === undefined) {
    callee = { name, self: 0, total: 0, callees: new Map() };
    node.callees.set(name, callee);
  }
  return callee;
}
