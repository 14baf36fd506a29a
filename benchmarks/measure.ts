// Times floor, ours and peers in turns within one run, so that a noisy machine is noisy for all of them alike, and
// prints medians with the ratios that docs/architecture.md bounds.

/** Runs one thing once and says how many milliseconds it took. */
export type Timed = () => Promise<number> | number;

/** What our ratios must reach; a ratio without a bound is only shown. */
export interface Budget {
  /** Ours may take at most so many times the floor. */
  readonly toFloor?: number;
  /** The peer must take at least so many times ours. */
  readonly peerToOurs?: number;
}

export interface Row {
  readonly name: string;
  readonly floor: Timed;
  readonly ours: Timed;
  readonly peer?: Timed;
  readonly budget: Budget;
}

export interface MeasuredRow {
  readonly name: string;
  readonly floorMs: number;
  readonly oursMs: number;
  readonly peerMs?: number;
  readonly budget: Budget;
}

/** Wraps something that does not time itself. */
export function timed(work: () => unknown): Timed {
  return async () => {
    const start = performance.now();
    await work();
    return performance.now() - start;
  };
}

/** Medians over `rounds` rounds, after one round that warms up and does not count. */
export async function measureRow({ name, floor, ours, peer, budget }: Row, rounds: number): Promise<MeasuredRow> {
  const times = { floor: [] as number[], ours: [] as number[], peer: [] as number[] };
  for (let round = 0; round <= rounds; round++) {
    const measured = { floor: await floor(), ours: await ours(), peer: peer === undefined ? undefined : await peer() };
    if (round > 0) {
      times.floor.push(measured.floor);
      times.ours.push(measured.ours);
      if (measured.peer !== undefined) {
        times.peer.push(measured.peer);
      }
    }
  }
  return {
    name,
    floorMs: median(times.floor),
    oursMs: median(times.ours),
    peerMs: times.peer.length > 0 ? median(times.peer) : undefined,
    budget,
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** One line of the table. */
export function formatRow({ name, floorMs, oursMs, peerMs, budget }: MeasuredRow): string {
  const toFloor = oursMs / floorMs;
  const peerToOurs = peerMs === undefined ? undefined : peerMs / oursMs;
  return [
    name.padEnd(46),
    `${floorMs.toFixed(0)} ms`.padStart(9),
    `${oursMs.toFixed(0)} ms`.padStart(9),
    (peerMs === undefined ? '–' : `${peerMs.toFixed(0)} ms`).padStart(10),
    ratio(toFloor, budget.toFloor, toFloor <= (budget.toFloor ?? Infinity), '≤').padStart(18),
    ratio(peerToOurs, budget.peerToOurs, (peerToOurs ?? Infinity) >= (budget.peerToOurs ?? 0), '≥').padStart(18),
  ].join('');
}

export const tableHead = [
  ''.padEnd(46),
  'floor'.padStart(9),
  'ours'.padStart(9),
  'peer'.padStart(10),
  'ours/floor'.padStart(18),
  'peer/ours'.padStart(18),
].join('');

function ratio(value: number | undefined, bound: number | undefined, isMet: boolean, sign: string): string {
  if (value === undefined) {
    return '–';
  }
  return bound === undefined
    ? `${value.toFixed(1)}×`
    : `${value.toFixed(1)}× (${sign} ${bound}${isMet ? '' : ' missed'})`;
}

/** Rows that share something to set up; `close` ends it. */
export interface RowGroup {
  readonly rows: readonly Row[];
  close(): Promise<void>;
}
