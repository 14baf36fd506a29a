// First paint of a flame graph without its table, in real Chromium.
import { type RowGroup } from '../measure';
import { type Contender, openPaintPages } from './paintPages';

const NODES = 1_000_000;
const name = 'first paint, 1 M call nodes, graph alone';

export async function paintRows(isWanted: (name: string) => boolean): Promise<RowGroup> {
  if (!isWanted(name)) {
    return { rows: [], close: async () => {} };
  }
  const pages = await openPaintPages(['floor', 'ours', 'peerGrafana']);
  const firstPaint = (contender: Contender) => () => pages.firstPaint(contender, NODES);
  return {
    rows: [
      {
        name,
        floor: firstPaint('floor'),
        ours: firstPaint('ours'),
        peer: firstPaint('peerGrafana'),
        budget: { toFloor: 2, peerToOurs: 8 },
      },
    ],
    close: () => pages.close(),
  };
}
