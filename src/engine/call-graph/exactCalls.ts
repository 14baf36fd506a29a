// The exact numbers of functions and calls of one sample type, as functions are known elsewhere: by name and file. Recordings of several
// files are added up; a tree of real stacks knows such numbers too, so that both kinds can be added up.
import { PairInterner } from '../../base/pairInterner';
import { type Profile } from '../profile/profile';
import { type CallTree, type TreeFunctions } from '../tree/callTree';
import { functionTotals } from '../tree/functionTotals';
import { alignFunctions, FunctionCollector } from '../tree/treeFunctions';
import { directCalls } from './directCalls';

/** One row = one caller with one callee, each pair once. */
export interface ExactEdges {
  readonly length: number;
  /** Rows of the functions. */
  readonly caller: Int32Array;
  readonly callee: Int32Array;
  /** What the callee cost below this caller, with its own callees. */
  readonly total: Float64Array;
}

/** Columns have one entry per row of `functions`. */
export interface ExactCalls {
  readonly functions: TreeFunctions;
  readonly self: Float64Array;
  /** Recursion counts once. Methods of one name in one file are one function; a direct call between them counts once, too. */
  readonly total: Float64Array;
  /** NaN where it is unknown. */
  readonly callCount: Float64Array;
  /** Without calls of a function by itself; NaN where it is unknown. */
  readonly primitiveCallCount: Float64Array;
  readonly edges: ExactEdges;
  /** The sum of everything: what shares are of. */
  readonly whole: number;
  readonly unit: string;
}

/** What was recorded of one sample type; undefined for a profile that has stacks instead. */
export function exactCallsOf(profile: Profile, sampleTypeIndex: number): ExactCalls | undefined {
  const { callGraph, functions, strings } = profile;
  if (callGraph === undefined) {
    return undefined;
  }
  const collector = new FunctionCollector('name-and-file');
  const added = Int32Array.from({ length: functions.length }, (_, row) =>
    collector.add(strings[functions.name[row]], strings[functions.fileName[row]], functions.startLine[row], '')
  );
  const sorted = collector.sorted();
  const { caller, callee, total, length } = callGraph.calls;
  return summed(sorted.functions, profile.sampleTypes[sampleTypeIndex].unit, [
    {
      rowOf: added.map((row) => sorted.rowOf[row]),
      self: callGraph.functions.self[sampleTypeIndex],
      total: callGraph.functions.total[sampleTypeIndex],
      callCount: callGraph.functions.callCount,
      primitiveCallCount: callGraph.functions.primitiveCallCount,
      edges: { length, caller, callee, total: total[sampleTypeIndex] },
    },
  ]);
}

/** The same of real stacks, which count no calls. */
export function exactCallsOfTree(tree: CallTree): ExactCalls {
  const { self, total } = functionTotals(tree);
  const unknown = new Float64Array(tree.functions.length).fill(NaN);
  return {
    functions: tree.functions,
    self,
    total,
    callCount: unknown,
    primitiveCallCount: unknown,
    edges: directCalls(tree),
    whole: tree.total[0],
    unit: tree.unit,
  };
}

/** Adds recordings up, function by function and call by call. At least one, all in the same unit. */
export function mergeExactCalls(recordings: readonly ExactCalls[]): ExactCalls {
  if (recordings.length === 1) {
    return recordings[0];
  }
  const { functions, rowOf } = alignFunctions(recordings);
  return summed(
    functions,
    recordings[0].unit,
    recordings.map((recording, index) => ({ ...recording, rowOf: rowOf[index] }))
  );
}

export function scaleExactCalls(recording: ExactCalls, factor: number, unit: string): ExactCalls {
  const scaled = (values: Float64Array) => values.map((value) => value * factor);
  const { edges } = recording;
  return {
    ...recording,
    self: scaled(recording.self),
    total: scaled(recording.total),
    edges: { ...edges, total: scaled(edges.total) },
    whole: recording.whole * factor,
    unit,
  };
}

/** Both sides of a comparison over one table of functions. */
export interface ComparedCalls extends ExactCalls {
  readonly baseline: ExactCalls;
}

/** Brings both sides to the same rows of functions. Edges stay those of each side. */
export function compareExactCalls(baseline: ExactCalls, comparison: ExactCalls): ComparedCalls {
  const { functions, rowOf } = alignFunctions([baseline, comparison]);
  const [before, after] = [baseline, comparison].map((side, index) =>
    summed(functions, side.unit, [{ ...side, rowOf: rowOf[index] }])
  );
  return { ...after, baseline: before };
}

interface Part extends Pick<ExactCalls, 'self' | 'total' | 'callCount' | 'primitiveCallCount' | 'edges'> {
  /** Per function of the part its row in the sum. */
  readonly rowOf: Int32Array;
}

function summed(functions: TreeFunctions, unit: string, parts: readonly Part[]): ExactCalls {
  const self = new Float64Array(functions.length);
  const total = new Float64Array(functions.length);
  const callCount = new Float64Array(functions.length);
  const primitiveCallCount = new Float64Array(functions.length);
  const pairs = new PairInterner();
  const edgeTotals: number[] = [];
  for (const part of parts) {
    const { rowOf, edges } = part;
    for (let row = 0; row < rowOf.length; row++) {
      self[rowOf[row]] += part.self[row];
      total[rowOf[row]] += part.total[row];
      callCount[rowOf[row]] += part.callCount[row];
      primitiveCallCount[rowOf[row]] += part.primitiveCallCount[row];
    }
    for (let edge = 0; edge < edges.length; edge++) {
      const [caller, callee] = [rowOf[edges.caller[edge]], rowOf[edges.callee[edge]]];
      const row = pairs.intern(caller, callee);
      edgeTotals[row] = (edgeTotals[row] ?? 0) + edges.total[edge];
      // Two functions that became one: what one cost below the other is in the totals of both.
      if (caller === callee && edges.caller[edge] !== edges.callee[edge]) {
        total[caller] -= edges.total[edge];
      }
    }
  }
  for (let row = 0; row < total.length; row++) {
    // In a cycle more was taken away than was there twice.
    total[row] = Math.max(total[row], self[row]);
  }
  const { first: caller, second: callee } = pairs.toColumns();
  return {
    functions,
    self,
    total,
    callCount,
    primitiveCallCount,
    edges: { length: caller.length, caller, callee, total: Float64Array.from(edgeTotals) },
    whole: self.reduce((sum, value) => sum + value, 0),
    unit,
  };
}
