// From the bytes of a pprof file in gzip to its call tree: a million samples of 50,000 stacks, in two orders.
import { type RowGroup, timed } from '../measure';
import { floor } from './floor';
import { generatePprof } from './generatePprof';
import { ours } from './ours';
import { loadPeer } from './peerPprofFormat';

const SAMPLES = 1_000_000;
const STACKS = 50_000;

/** How many times the peer must take ours, for each order of samples. */
const orders = [
  { order: 'shuffled', peerToOurs: 4 },
  { order: 'sorted', peerToOurs: 8 },
] as const;

export async function decodeRows(isWanted: (name: string) => boolean): Promise<RowGroup> {
  const wanted = orders
    .map((row) => ({ ...row, name: `pprof decode, 1 M samples, ${row.order}` }))
    .filter(({ name }) => isWanted(name));
  const peer = wanted.length > 0 ? await loadPeer() : floor;
  const rows = wanted.map(({ name, order, peerToOurs }) => {
    const bytes = generatePprof({ samples: SAMPLES, stacks: STACKS, order, seed: 1 });
    return {
      name,
      floor: timed(() => floor(bytes)),
      ours: timed(() => ours(bytes)),
      peer: timed(() => peer(bytes)),
      budget: { toFloor: 1.5, peerToOurs },
    };
  });
  return { rows, close: async () => {} };
}
