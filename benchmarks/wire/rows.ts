// From the bytes of a Pyroscope answer to a call tree, in each form that servers offer, with what it weighs on the wire. The form
// that the store asks for follows from these rows: docs/decisions/0010-pyroscope-tree-format.md.
import { gzipSync } from 'node:zlib';
import { type AnswersRequest, readAnswers } from '../../src/worker/answers/readAnswers';
import { type RowGroup, timed } from '../measure';
import { encodeAnswers } from './encodeAnswers';

/** About what servers keep when they are asked for 8,192, 16,384 and 65,536. */
const sizes = [14_000, 28_000, 110_000];

export async function wireRows(isWanted: (name: string) => boolean): Promise<RowGroup> {
  const rows = sizes.flatMap((nodes) => {
    const prefix = `wire, ${nodes / 1000} k nodes`;
    if (!isWanted(prefix)) {
      return [];
    }
    const { tree, flameGraph, flameGraphJson, pprof } = encodeAnswers(nodes);
    const both = joined(flameGraph, tree);
    const json = new TextEncoder().encode(flameGraphJson);
    const asTree = { kind: 'pyroscopeTree', unit: 'nanoseconds', maxNodes: nodes } as const;
    const asPprof = { kind: 'pprofTree', unit: 'nanoseconds' } as const;
    return [
      { form: 'tree', bytes: tree, ours: () => read(asTree, tree) },
      // What a server in its default mode sends when it is asked for a flame graph.
      { form: 'both', bytes: both, ours: () => read(asTree, both) },
      { form: 'flame graph', bytes: flameGraph, ours: () => read(asTree, flameGraph) },
      // Parsed only: the tree would still have to be made.
      { form: 'JSON', bytes: json, ours: () => JSON.parse(new TextDecoder().decode(json)) },
      { form: 'pprof', bytes: pprof, ours: () => read(asPprof, pprof) },
    ].map(({ form, bytes, ours }) => ({
      name: `${prefix}, ${form}: ${kilobytes(bytes.length)}, gzip ${kilobytes(gzipSync(bytes).length)}`,
      floor: timed(() => sumOf(bytes)),
      ours: timed(ours),
      budget: {},
    }));
  });
  return { rows, close: async () => {} };
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}

/** A refusal would be fast. */
function read(request: AnswersRequest, body: Uint8Array): void {
  const outcome = readAnswers(request, [body]);
  if (outcome.kind !== 'tree') {
    throw new Error(`The generated answer was not read: ${JSON.stringify(outcome)}`);
  }
}

/** Looking at each byte once: what no decoder can be faster than. */
function sumOf(bytes: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < bytes.length; i++) {
    sum = (sum + bytes[i]) | 0;
  }
  return sum;
}

function kilobytes(count: number): string {
  return `${Math.round(count / 1000)} kB`;
}
