// Call nodes as a server sends them, not yet in order: a function's name below a parent. Every form of tree that is read
// becomes these rows, and they become a CallTree.
//
//     row  parent  name           total
//      0     -1    total            └── main
//      1      0    main                 ├── idle
//      2      1    work                 └── work
//      3      1    idle
import { type CallTree, CUT_NAME, type TreeFunctions } from '../../engine/tree/callTree';
import { mergeRows } from '../../engine/tree/mergeRows';
import { selfOfNodes, totalOfNodes } from '../../engine/tree/nodeColumns';
import { LEFT_OUT, ROOT_ROW } from '../../engine/tree/siblings';
import { FunctionCollector } from '../../engine/tree/treeFunctions';

/** One row = one call node; row 0 is the root. */
export interface NameRows {
  /** A smaller row; `ROOT_ROW` for row 0. */
  readonly parent: Int32Array;
  /** Row of `names`. */
  readonly nameIndex: Int32Array;
  readonly self: Float64Array;
  /** A name may stand here more than once. */
  readonly names: readonly string[];
}

export interface NameRowsOptions {
  readonly unit: string;
  /** What the server was asked to keep. One that sends fewer nodes has cut nothing: a leaf `other` is a function then. */
  readonly maxNodes: number;
  /** Keep only stacks that begin with these names, root first. */
  readonly callSite?: readonly string[];
}

export interface TreeOfAnswer {
  readonly tree: CallTree;
  /** True when the answer held stacks outside of the call site: the server did not select it. */
  readonly isWiderThanCallSite: boolean;
}

/** Puts rows into the order of a CallTree. Siblings of one name become one node, a cut-off and a function of its name stay two. */
export function treeOfNameRows(rows: NameRows, { unit, maxNodes, callSite = [] }: NameRowsOptions): TreeOfAnswer {
  const site = withinCallSite(rows, callSite);
  const isCut = cutRows(rows, site.parent, maxNodes);
  const { functions, key, cutFunction } = functionsOf(rows, site.parent, isCut);
  const nodes = mergeRows(site.parent, key);
  const self = selfOfNodes(nodes, site.self);
  return {
    tree: {
      length: nodes.length,
      functions,
      functionIndex: nodes.key,
      depth: nodes.depth,
      self,
      total: totalOfNodes(self, nodes.subtreeEnd),
      subtreeEnd: nodes.subtreeEnd,
      ...(cutFunction === undefined ? {} : { cutFunction }),
      unit,
    },
    isWiderThanCallSite: site.isNarrower,
  };
}

interface FunctionsOfRows {
  readonly functions: TreeFunctions;
  /** The function of each row; of no meaning for rows that are left out. */
  readonly key: Int32Array;
  readonly cutFunction: number | undefined;
}

function functionsOf({ names, nameIndex }: NameRows, parent: Int32Array, isCut: Uint8Array): FunctionsOfRows {
  const isUsed = new Uint8Array(names.length);
  for (let row = 1; row < nameIndex.length; row++) {
    if (parent[row] !== LEFT_OUT && isCut[row] === 0) {
      isUsed[nameIndex[row]] = 1;
    }
  }
  const collector = new FunctionCollector('name');
  const added = Int32Array.from(names, (name, index) => (isUsed[index] === 1 ? collector.add(name, '', 0, '') : 0));
  const addedCut = isCut.includes(1) ? collector.addCut() : 0;
  const { functions, rowOf } = collector.sorted();
  const key = nameIndex.map((name, row) => rowOf[isCut[row] === 1 ? addedCut : added[name]]);
  key[0] = 0;
  return { functions, key, cutFunction: addedCut === 0 ? undefined : rowOf[addedCut] };
}

/** 1 for each leaf that stands for what the server cut off. */
function cutRows({ parent, nameIndex, names }: NameRows, keptParent: Int32Array, maxNodes: number): Uint8Array {
  const isCut = new Uint8Array(parent.length);
  // Whether a server counts its root is its own business: one node more or less.
  if (parent.length < maxNodes) {
    return isCut;
  }
  const isCaller = new Uint8Array(parent.length);
  for (let row = 1; row < parent.length; row++) {
    isCaller[parent[row]] = 1;
  }
  for (let row = 1; row < parent.length; row++) {
    const isKept = keptParent[row] !== LEFT_OUT;
    isCut[row] = isKept && isCaller[row] === 0 && names[nameIndex[row]] === CUT_NAME ? 1 : 0;
  }
  return isCut;
}

interface Site {
  readonly parent: Int32Array;
  readonly self: Float64Array;
  /** True when rows or values were left out. */
  readonly isNarrower: boolean;
}

/** The rows whose stacks begin with the call site: everything below its last function, and the path to it without own values. */
function withinCallSite({ parent, nameIndex, names, self }: NameRows, callSite: readonly string[]): Site {
  if (callSite.length === 0) {
    return { parent, self, isNarrower: false };
  }
  // How many functions of the call site lie between the root and the row, the row included; -1 for a row beside them.
  const matched = new Int32Array(parent.length);
  const isKept = new Uint8Array(parent.length);
  for (let row = 1; row < parent.length; row++) {
    const above = matched[parent[row]];
    if (above === callSite.length) {
      matched[row] = above;
    } else {
      matched[row] = above !== -1 && names[nameIndex[row]] === callSite[above] ? above + 1 : -1;
    }
    isKept[row] = matched[row] === callSite.length ? 1 : 0;
  }
  isKept[0] = 1;
  for (let row = parent.length - 1; row > 0; row--) {
    isKept[parent[row]] |= isKept[row];
  }
  let isNarrower = false;
  const keptParent = parent.map((above, row) => (isKept[row] === 1 ? above : LEFT_OUT));
  const keptSelf = self.map((value, row) => (matched[row] === callSite.length ? value : 0));
  for (let row = 0; row < parent.length; row++) {
    isNarrower ||= isKept[row] === 0 || keptSelf[row] !== self[row];
  }
  return { parent: keptParent, self: keptSelf, isNarrower };
}

/** The rows of no stack at all. */
export function noRows(): NameRows {
  return { parent: Int32Array.of(ROOT_ROW), nameIndex: new Int32Array(1), self: new Float64Array(1), names: [''] };
}
