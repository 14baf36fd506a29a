// Exact numbers of functions beside a tree that was made up from calls: in the meta of the profile frame, so that nothing that is done to
// frames on their way can part the two. Also holds functions that the tree was cut down by.
import { type DataFrame } from '@grafana/data';
import { type FunctionNumbers } from '../engine/functions/functionNumbers';
import { type CallTree, type TreeFunctions } from '../engine/tree/callTree';
import { type FunctionTotals } from '../engine/tree/functionTotals';
import { flameboardFacts } from './flameboardMeta';

/** Plain arrays, one entry per function: they must survive JSON. `self` and `total` of a diff are the comparison's. */
export interface ExactFunctions {
  readonly names: readonly string[];
  /** `''` where unknown. */
  readonly files: readonly string[];
  readonly self: readonly number[];
  readonly total: readonly number[];
  /** Both only of a diff. */
  readonly baselineSelf?: readonly number[];
  readonly baselineTotal?: readonly number[];
}

/** What a frame's meta carries of recorded numbers: every function but the root's own entry. */
export function exactFunctionsOf({ functions, totals, baseline }: FunctionNumbers): ExactFunctions {
  const plain = (column: Float64Array) => Array.from(column.subarray(1));
  return {
    names: functions.names.slice(1),
    files: functions.fileNames.slice(1),
    self: plain(totals.self),
    total: plain(totals.total),
    ...(baseline && { baselineSelf: plain(baseline.self), baselineTotal: plain(baseline.total) }),
  };
}

interface ExactFunction {
  readonly name: string;
  readonly fileName: string;
  readonly self: number;
  readonly total: number;
}

/** One side's numbers by function. */
export type ExactSide = ReadonlyMap<string, ExactFunction>;

export interface ExactSides {
  readonly comparison: ExactSide;
  /** Only of a frame that is a diff. */
  readonly baseline?: ExactSide;
}

/** What a frame knows exactly; undefined where it knows nothing, or what it says of it is no such table. */
export function readExactFunctions(frame: DataFrame): ExactSides | undefined {
  const facts = flameboardFacts(frame, 'profile');
  const exact: unknown = facts !== undefined && 'exactFunctions' in facts ? facts.exactFunctions : undefined;
  return isTable(exact)
    ? {
        comparison: sideOf(exact, exact.self, exact.total),
        baseline:
          isNumbers(exact.baselineSelf, exact) && isNumbers(exact.baselineTotal, exact)
            ? sideOf(exact, exact.baselineSelf, exact.baselineTotal)
            : undefined,
      }
    : undefined;
}

/** A tree's totals, with the exact ones wherever they are known. The tree's are not changed. */
export function withExactTotals(
  { functions }: Pick<CallTree, 'functions'>,
  totals: FunctionTotals,
  exact: ExactSide
): FunctionTotals {
  const self = totals.self.slice();
  const total = totals.total.slice();
  for (let row = 0; row < functions.length; row++) {
    const known = exact.get(keyOf(functions, row));
    if (known !== undefined) {
      self[row] = known.self;
      total[row] = known.total;
    }
  }
  return { self, total };
}

/** The tree with every function that is known exactly in its table, also those without a call node: cut off, or not drawn. */
export function withRecordedFunctions<T extends CallTree>(tree: T, { comparison, baseline }: Partial<ExactSides>): T {
  const { functions } = tree;
  const recorded = new Map([...(comparison ?? []), ...(baseline ?? [])]);
  if (recorded.size === 0) {
    return tree;
  }
  for (let row = 0; row < functions.length; row++) {
    recorded.delete(keyOf(functions, row));
  }
  const missing = [...recorded.values()].filter(({ total }) => total !== 0);
  if (missing.length === 0) {
    return tree;
  }
  const length = functions.length + missing.length;
  const startLines = new Int32Array(length);
  startLines.set(functions.startLines);
  return {
    ...tree,
    functions: {
      length,
      names: [...functions.names, ...missing.map(({ name }) => name)],
      fileNames: [...functions.fileNames, ...missing.map(({ fileName }) => fileName)],
      startLines,
      mappings: [...functions.mappings, ...missing.map(() => '')],
    },
  };
}

/** The rows of a tree's functions that are known exactly and have a value. */
export function recordedRows({ functions }: Pick<CallTree, 'functions'>, side: ExactSide): number[] {
  const rows: number[] = [];
  for (let row = 0; row < functions.length; row++) {
    if ((side.get(keyOf(functions, row))?.total ?? 0) !== 0) {
      rows.push(row);
    }
  }
  return rows;
}

function sideOf({ names, files }: ExactFunctions, self: readonly number[], total: readonly number[]): ExactSide {
  return new Map(
    names.map((name, row) => [
      `${name}\n${files[row]}`,
      { name, fileName: files[row], self: self[row], total: total[row] },
    ])
  );
}

function keyOf({ names, fileNames }: TreeFunctions, row: number): string {
  return `${names[row]}\n${fileNames[row]}`;
}

function isTable(value: unknown): value is ExactFunctions {
  return (
    typeof value === 'object' &&
    value !== null &&
    'names' in value &&
    isTexts(value.names) &&
    'files' in value &&
    isTexts(value.files) &&
    value.files.length === value.names.length &&
    'self' in value &&
    isNumbers(value.self, { names: value.names }) &&
    'total' in value &&
    isNumbers(value.total, { names: value.names })
  );
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}

function isNumbers(value: unknown, { names }: Pick<ExactFunctions, 'names'>): value is readonly number[] {
  return Array.isArray(value) && value.length === names.length && value.every(Number.isFinite);
}
