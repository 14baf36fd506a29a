// First paints, interactions and memory of the flame graph, in real Chromium.
import { type Row, type RowGroup } from '../measure';
import { type Action, needsTable, peerCan, ZOOMS } from './actions';
import { type Contender, openPaintPages, type PaintPages } from './paintPages';
import { type Workload } from './workload';

const SIZES: ReadonlyArray<readonly [string, number]> = [
  ['1 k', 1_000],
  ['10 k', 10_000],
  ['100 k', 100_000],
  ['1 M', 1_000_000],
];
const ACTIONS: readonly Action[] = ['hover', 'focus', 'zoom', 'search', 'sort', 'collapse', 'refresh'];
const FRAME_MS = 1000 / 60;
/** What is there within this time is felt as immediate (docs/decisions/0022-small-profiles-are-felt-at-once.md). */
const AT_ONCE_MS = 100;

/** What is measured on a page. */
type Measure = (pages: PaintPages, contender: Contender) => Promise<number>;

interface PlannedRow extends Pick<Row, 'name' | 'budget' | 'unit'> {
  readonly measure: Measure;
  readonly hasPeer: boolean;
}

export async function paintRows(isWanted: (name: string) => boolean): Promise<RowGroup> {
  const wanted = SIZES.flatMap(([size, nodes]) =>
    [false, true].flatMap((isDiff) => rowsOf(`${size} ${isDiff ? 'diff' : 'single'}`, nodes, isDiff))
  ).filter(({ name }) => isWanted(name));
  if (wanted.length === 0) {
    return { rows: [], close: async () => {} };
  }
  const pages = await openPaintPages(['floor', 'ours', 'peerGrafana']);
  const rows = wanted.map(({ name, budget, unit, measure, hasPeer }) => ({
    name,
    budget,
    unit,
    floor: () => measure(pages, 'floor'),
    ours: () => measure(pages, 'ours'),
    peer: hasPeer ? () => measure(pages, 'peerGrafana') : undefined,
  }));
  return { rows, close: () => pages.close() };
}

function rowsOf(of: string, nodes: number, isDiff: boolean): PlannedRow[] {
  const graph: Workload = { nodes, isDiff, shown: 'graph' };
  const table: Workload = { nodes, isDiff, shown: 'table' };
  const isLarge = nodes >= 1_000_000;
  const paint =
    (workload: Workload): Measure =>
    (pages, contender) =>
      pages.firstPaint(contender, workload);
  const action = (wanted: Action): Measure => {
    const workload = needsTable[wanted] ? table : graph;
    return (pages, contender) => pages.action(contender, workload, wanted);
  };
  // Small profiles are all overhead. What appears once has to be felt as immediate; what moves under the hand has a frame for each picture.
  const small = (plusMs: number) => ({ toFloor: 2, plusMs, peerToOurs: 1 });
  return [
    {
      name: `first paint, ${of}, graph alone`,
      budget: isLarge ? { toFloor: 2, peerToOurs: 8 } : small(AT_ONCE_MS),
      measure: paint(graph),
      hasPeer: true,
    },
    {
      name: `first paint, ${of}, with table`,
      budget: isLarge ? { toFloor: 3, peerToOurs: 15 } : small(AT_ONCE_MS),
      measure: paint(table),
      hasPeer: true,
    },
    ...ACTIONS.map((wanted) => ({
      name: `${wanted}, ${of}`,
      budget: isLarge ? { toFloor: 2.5, peerToOurs: 1 } : small(plusMsOf(wanted)),
      measure: action(wanted),
      hasPeer: peerCan[wanted],
    })),
    {
      name: `heap, ${of}, graph alone`,
      budget: isLarge ? { toFloor: 3, peerToOurs: 6 } : {},
      unit: 'MB',
      measure: (pages, contender) => pages.heap(contender, graph),
      hasPeer: true,
    },
  ];
}

/** What an action on a small profile may take beside twice the floor. */
function plusMsOf(action: Action): number {
  switch (action) {
    case 'search':
    case 'refresh':
      return AT_ONCE_MS;
    case 'zoom':
      return ZOOMS * FRAME_MS;
    default:
      return FRAME_MS;
  }
}
