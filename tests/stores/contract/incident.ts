// The recorded incident of samples/ as the contract's tests ask for it: three regions, two versions, twelve minutes in slices of
// 20 s. The numbers were measured by samples/measure.py, which shares no code with the stores.
import { setMaxListeners } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSelector } from '../../../src/engine/labels/parseSelector';
import { type Selector } from '../../../src/engine/labels/selector';
import { type CallTree } from '../../../src/engine/tree/callTree';
import { functionTotals } from '../../../src/engine/tree/functionTotals';

export const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';

interface Expected {
  readonly range: {
    readonly fromMs: number;
    readonly deployMs: number;
    readonly toMs: number;
    readonly sliceMs: number;
  };
  readonly pprof: {
    readonly totals: Readonly<Record<string, number>>;
    readonly cpu: {
      readonly byRegion: Readonly<Record<string, number>>;
      readonly byRegionAndVersion: Readonly<Record<string, number>>;
      readonly bySliceOfRegion: Readonly<Record<string, readonly number[]>>;
      readonly wholeRange: {
        readonly named: Readonly<
          Record<string, { readonly function: string; readonly self: number; readonly total: number }>
        >;
      };
    };
  };
}

const expected: Expected = JSON.parse(
  readFileSync(path.join(__dirname, '..', '..', '..', 'samples', 'expected.json'), 'utf8')
);

export const { fromMs, deployMs, toMs, sliceMs } = expected.range;
export const incident = { fromMs, toMs };
/** A range of which every store knows nothing. */
export const longAgo = { fromMs: Date.UTC(2001, 0, 1), toMs: Date.UTC(2001, 0, 2) };
export const REGIONS = ['ap-south', 'eu-north', 'us-east'];
export const { byRegion, byRegionAndVersion, bySliceOfRegion, wholeRange } = expected.pprof.cpu;
export const totalNs = expected.pprof.totals['cpu/nanoseconds'];

/** Samples are of one service; testdata/ lies beside them. */
export const SERVICE = 'service_name="ride-sharing-app"';

export const { signal } = new AbortController();
// Every request listens to it while it runs; Node warns from the eleventh on.
setMaxListeners(0, signal);

/** The matchers of `service_name="ride-sharing-app"` and of `more`. */
export function selectorOf(...more: readonly string[]): Selector {
  const parsed = parseSelector(`{${[SERVICE, ...more].join(',')}}`);
  if (!parsed.ok) {
    throw new Error(parsed.error.message);
  }
  return parsed.value.matchers;
}

/** CPU time of the incident. */
export const cpuRequest = { profileTypeId: CPU, selector: selectorOf(), range: incident, signal };

/** Function name → self and total. Functions of one name are one, recursion included, because not every store knows their files. */
export function totalsByName(tree: CallTree): Map<string, { readonly self: number; readonly total: number }> {
  const rows = new Map([...new Set(tree.functions.names)].map((name, row) => [name, row]));
  const functionIndex = tree.functionIndex.map((row) => rows.get(tree.functions.names[row]) ?? -1);
  const { self, total } = functionTotals({
    ...tree,
    functionIndex,
    functions: { ...tree.functions, length: rows.size },
  });
  const totals = [...rows].map(([name, row]) => [name, { self: self[row], total: total[row] }] as const);
  // Rows that no call node uses stand for functions of other sample types.
  return new Map(totals.filter(([, { self: inSelf, total: inTotal }]) => inSelf !== 0 || inTotal !== 0));
}
