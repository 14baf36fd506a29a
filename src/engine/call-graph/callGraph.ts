// CallTree, or recorded calls → call graph: one node per function, one edge per pair of caller and callee. A tree shows paths; the graph shows who calls
// whom however deep, cycles included, and so it must count a sample once per node and once per edge:
//
//     main 1                      main (total 10)
//     └── f 2                       │ 9
//         └── g 3                   ▼
//             └── f 4             f (total 9, self 6) ⇄ g (total 7, self 3)
import { type FunctionNumbers, numbersOfCalls, numbersOfTree } from '../functions/functionNumbers';
import { type FunctionOrder, topFunctions } from '../functions/topFunctions';
import { type CallTree, type DiffTree, isDiffTree } from '../tree/callTree';
import { type ComparedCalls, type ExactCalls, type ExactEdges } from './exactCalls';

export interface CallGraphOptions {
  /** Which functions are kept: those with the largest self or total. */
  readonly by: FunctionOrder;
  /** At most so many nodes. */
  readonly maxNodes: number;
  /** A node is left out below this share of the tree's total, from 0 to 1. */
  readonly minNodeShare: number;
  /** An edge is left out below this share of the tree's total, from 0 to 1. */
  readonly minEdgeShare: number;
  /** Only functions of these names. */
  readonly accepts?: (name: string) => boolean;
}

/** One entry = one function, largest first. Recursion counts once in totals. */
export interface CallGraphNodes {
  readonly length: number;
  /** Row of the functions of the tree or of the recording. */
  readonly functionIndex: Int32Array;
  readonly self: Float64Array;
  readonly total: Float64Array;
  /** Both only of a diff. */
  readonly baselineSelf?: Float64Array;
  readonly baselineTotal?: Float64Array;
  /** 1 for a function that calls itself. Such a call is a mark on the node and no edge. */
  readonly isRecursive: Uint8Array;
}

/** One entry = one caller with one callee, in order of caller and callee. */
export interface CallGraphEdges {
  readonly length: number;
  /** Index of a node. */
  readonly caller: Int32Array;
  /** Index of a node. */
  readonly callee: Int32Array;
  /** What the callee cost below this caller, each sample once. */
  readonly value: Float64Array;
  /** Only of a diff. */
  readonly baselineValue?: Float64Array;
  /** 1 where all calls lead through functions that were left out. */
  readonly isIndirect: Uint8Array;
}

export interface CallGraph {
  readonly nodes: CallGraphNodes;
  readonly edges: CallGraphEdges;
  /** How many functions and edges were left out. */
  readonly hiddenNodeCount: number;
  readonly hiddenEdgeCount: number;
  /** What shares are of. */
  readonly total: number;
}

/**
 * The graph of the largest functions. In a diff a node or edge is kept by its larger side. Linear in the tree's nodes or in the calls.
 *
 * In a tree a call through functions that were left out becomes an indirect edge between those that were kept. A recording does not know
 * what such calls cost and has only direct edges.
 */
export function buildCallGraph(
  source: CallTree | DiffTree | ExactCalls | ComparedCalls,
  options: CallGraphOptions
): CallGraph {
  if ('edges' in source) {
    const baseline = 'baseline' in source ? source.baseline : undefined;
    return graphOf(numbersOfCalls(source), options, baseline !== undefined, (nodeOf, nodeCount) =>
      recordedEdges(source.edges, baseline?.edges, nodeOf, nodeCount)
    );
  }
  return graphOf(numbersOfTree(source), options, isDiffTree(source), (nodeOf, nodeCount) =>
    findEdges(source, nodeOf, nodeCount)
  );
}

type EdgeFinder = (nodeOf: Int32Array, nodeCount: number) => FoundEdges;

function graphOf(
  numbers: FunctionNumbers,
  options: CallGraphOptions,
  isDiff: boolean,
  edgesBetween: EdgeFinder
): CallGraph {
  const { by, maxNodes, minNodeShare, minEdgeShare, accepts } = options;
  const top = topFunctions(numbers, { by, accepts });
  const wholeTotal = Math.max(numbers.whole, numbers.baselineWhole ?? 0);
  const isLarge = (row: number) =>
    Math.max(top.totals.total[row], top.baseline?.total[row] ?? 0) >= minNodeShare * wholeTotal;
  const functionIndex = top.rows.filter(isLarge).slice(0, maxNodes);
  const nodeOf = new Int32Array(numbers.functions.length).fill(-1);
  functionIndex.forEach((row, node) => {
    nodeOf[row] = node;
  });
  const found = edgesBetween(nodeOf, functionIndex.length);
  const kept = found.edges.filter(
    ({ value, baselineValue }) => Math.max(value, baselineValue) >= minEdgeShare * wholeTotal
  );
  kept.sort((a, b) => a.caller - b.caller || a.callee - b.callee);
  const columnOfNodes = (column: Float64Array) => Float64Array.from(functionIndex, (row) => column[row]);
  return {
    nodes: {
      length: functionIndex.length,
      functionIndex,
      self: columnOfNodes(top.totals.self),
      total: columnOfNodes(top.totals.total),
      baselineSelf: top.baseline && columnOfNodes(top.baseline.self),
      baselineTotal: top.baseline && columnOfNodes(top.baseline.total),
      isRecursive: found.isRecursive,
    },
    edges: {
      length: kept.length,
      caller: Int32Array.from(kept, ({ caller }) => caller),
      callee: Int32Array.from(kept, ({ callee }) => callee),
      value: Float64Array.from(kept, ({ value }) => value),
      baselineValue: isDiff ? Float64Array.from(kept, ({ baselineValue }) => baselineValue) : undefined,
      isIndirect: Uint8Array.from(kept, ({ isDirect }) => (isDirect ? 0 : 1)),
    },
    hiddenNodeCount: top.functionCount - functionIndex.length,
    hiddenEdgeCount: found.edges.length - kept.length,
    total: numbers.whole,
  };
}

/** At most one per pair of kept functions, so an object each is cheap. */
interface Edge {
  readonly caller: number;
  readonly callee: number;
  value: number;
  baselineValue: number;
  isDirect: boolean;
  /** The end of its outermost open call: what lies before is nested in it and counted already. */
  openUntil: number;
}

interface FoundEdges {
  readonly edges: Edge[];
  /** Per node. */
  readonly isRecursive: Uint8Array;
}

/** The calls between functions that were kept, as they were recorded. */
function recordedEdges(
  calls: ExactEdges,
  baselineCalls: ExactEdges | undefined,
  nodeOf: Int32Array,
  nodeCount: number
): FoundEdges {
  const edges = new Map<number, Edge>();
  const isRecursive = new Uint8Array(nodeCount);
  const addAll = ({ length, caller, callee, total }: ExactEdges, column: 'value' | 'baselineValue'): void => {
    for (let call = 0; call < length; call++) {
      const [from, to] = [nodeOf[caller[call]], nodeOf[callee[call]]];
      if (from === -1 || to === -1) {
        continue;
      }
      if (from === to) {
        isRecursive[from] = 1;
        continue;
      }
      const key = from * nodeCount + to;
      const edge = edges.get(key) ?? {
        caller: from,
        callee: to,
        value: 0,
        baselineValue: 0,
        isDirect: true,
        openUntil: 0,
      };
      edge[column] += total[call];
      edges.set(key, edge);
    }
  };
  addAll(calls, 'value');
  if (baselineCalls !== undefined) {
    addAll(baselineCalls, 'baselineValue');
  }
  return { edges: [...edges.values()], isRecursive };
}

/** `nodeOf`: The node of each function, -1 for one that was left out. */
function findEdges(tree: CallTree | DiffTree, nodeOf: Int32Array, nodeCount: number): FoundEdges {
  const baselineTotal = isDiffTree(tree) ? tree.baselineTotal : undefined;
  const edges = new Map<number, Edge>();
  const isRecursive = new Uint8Array(nodeCount);
  // By depth, of the open path: the nearest kept function from there upwards, and whether it stands there itself. -1 for none.
  const nearestKept: number[] = [];
  const isKept: boolean[] = [];
  for (let node = 0; node < tree.length; node++) {
    const depth = tree.depth[node];
    const own = nodeOf[tree.functionIndex[node]];
    const above = depth === 0 ? -1 : nearestKept[depth - 1];
    const isDirect = depth > 0 && isKept[depth - 1];
    nearestKept[depth] = own === -1 ? above : own;
    isKept[depth] = own !== -1;
    if (own === -1 || above === -1) {
      continue;
    }
    if (own === above) {
      isRecursive[own] = isDirect ? 1 : isRecursive[own];
      continue;
    }
    const key = above * nodeCount + own;
    let edge = edges.get(key);
    if (edge === undefined) {
      edge = { caller: above, callee: own, value: 0, baselineValue: 0, isDirect: false, openUntil: 0 };
      edges.set(key, edge);
    }
    edge.isDirect ||= isDirect;
    if (node >= edge.openUntil) {
      edge.value += tree.total[node];
      edge.baselineValue += baselineTotal?.[node] ?? 0;
      edge.openUntil = tree.subtreeEnd[node];
    }
  }
  return { edges: [...edges.values()], isRecursive };
}
