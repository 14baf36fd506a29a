// Times floor, ours and peers in turns within one run, so that a noisy machine is noisy for all of them alike, and
// prints medians with the ratios that docs/architecture.md bounds.

/** Runs one thing once and says how many milliseconds, or what else its row counts, it took. */
export type Timed = () => Promise<number> | number;

/** What our ratios must reach; a ratio without a bound is only shown. */
export interface Budget {
  /** Ours may take at most so many times the floor. */
  readonly toFloor?: number;
  /** What ours may take beside that, in milliseconds. */
  readonly plusMs?: number;
  /** The peer must take at least so many times ours. */
  readonly peerToOurs?: number;
}

export interface Row {
  readonly name: string;
  readonly floor: Timed;
  readonly ours: Timed;
  readonly peer?: Timed;
  readonly budget: Budget;
  /** Milliseconds where it is not said. */
  readonly unit?: string;
  /** How many bytes each of them takes: their times are then shown as MB/s, of which more is better. Ratios stay those of the times. */
  readonly bytes?: number;
}

export interface MeasuredRow {
  readonly name: string;
  readonly unit?: string;
  readonly bytes?: number;
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
export async function measureRow(row: Row, rounds: number): Promise<MeasuredRow> {
  const { name, floor, ours, peer, budget, unit, bytes } = row;
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
    unit,
    bytes,
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
export function formatRow({ name, floorMs, oursMs, peerMs, budget, unit = 'ms', bytes }: MeasuredRow): string {
  const shown = (ms: number) => (bytes === undefined ? `${figure(ms)} ${unit}` : `${figure(bytes / 1000 / ms)} MB/s`);
  const toFloor = oursMs / floorMs;
  const peerToOurs = peerMs === undefined ? undefined : peerMs / oursMs;
  return [
    name.padEnd(46),
    shown(floorMs).padStart(10),
    shown(oursMs).padStart(10),
    (peerMs === undefined ? '–' : shown(peerMs)).padStart(10),
    ratio(
      toFloor,
      bound('≤', budget.toFloor, budget.plusMs),
      oursMs <= floorMs * (budget.toFloor ?? Infinity) + (budget.plusMs ?? 0)
    ).padStart(24),
    ratio(peerToOurs, bound('≥', budget.peerToOurs), (peerToOurs ?? Infinity) >= (budget.peerToOurs ?? 0)).padStart(18),
  ].join('');
}

/** Small numbers with one decimal: of a few milliseconds it matters. */
function figure(value: number): string {
  return value.toFixed(Math.abs(value) < 10 ? 1 : 0);
}

export const tableHead = [
  ''.padEnd(46),
  'floor'.padStart(10),
  'ours'.padStart(10),
  'peer'.padStart(10),
  'ours/floor'.padStart(24),
  'peer/ours'.padStart(18),
].join('');

/** A bound in words: `≤ 2 + 17 ms`. */
function bound(sign: string, times: number | undefined, plusMs = 0): string | undefined {
  return times === undefined ? undefined : `${sign} ${times}${plusMs === 0 ? '' : ` + ${plusMs.toFixed(0)} ms`}`;
}

function ratio(value: number | undefined, limit: string | undefined, isMet: boolean): string {
  if (value === undefined) {
    return '–';
  }
  return limit === undefined ? `${value.toFixed(1)}×` : `${value.toFixed(1)}× (${limit}${isMet ? '' : ' missed'})`;
}

/** Rows that share something to set up; `close` ends it. */
export interface RowGroup {
  readonly rows: readonly Row[];
  close(): Promise<void>;
}
