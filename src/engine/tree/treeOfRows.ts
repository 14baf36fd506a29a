// Rows that name functions of a tree's table → a new tree over the same table. The last step of every sandwich.

import { gatherIntegers } from '../../base/gather';
import { finish, type Steps } from '../../base/steps';
import { type CallTree, type DiffTree } from './callTree';
import { mergeRowsInSteps } from './mergeRows';
import { lineOfNodes, selfOfNodes, totalOfNodes } from './nodeColumns';
import { functionRanks } from './treeFunctions';

/** One row = a function below its parent's row. Rows of the same function under the same parent become one node. */
export interface FunctionRows {
  /** A smaller row, or `ROOT_ROW`, at least for row 0. */
  readonly parent: Int32Array;
  readonly functionIndex: Int32Array;
  /** What each row adds to its node's self. */
  readonly weights: Float64Array;
  /** The same for the baseline, where the rows are of a diff. */
  readonly baselineWeights?: Float64Array;
  /** 0 where unknown; absent where the source has no lines. */
  readonly line?: Int32Array;
}

/** What the new tree has of the one before. */
export type RowSource = Pick<CallTree, 'functions' | 'cutFunction' | 'unit'>;

/** Builds the tree; functions and unit are those of `source`, a DiffTree comes out where the rows have baseline weights. */
export function treeOfRows(source: RowSource, rows: FunctionRows): CallTree | DiffTree {
  return finish(treeOfRowsInSteps(source, rows));
}

/** The same in steps. */
export function* treeOfRowsInSteps(source: RowSource, rows: FunctionRows): Steps<CallTree | DiffTree> {
  const { rankOf, rowAt } = functionRanks(source.functions);
  yield;
  const nodes = yield* mergeRowsInSteps(rows.parent, gatherIntegers(rankOf, rows.functionIndex));
  const { length, depth, subtreeEnd } = nodes;
  const functionIndex = gatherIntegers(rowAt, nodes.key);
  const line = rows.line && lineOfNodes(nodes, rows.line, gatherIntegers(source.functions.startLines, functionIndex));
  yield;
  const self = selfOfNodes(nodes, rows.weights);
  yield;
  const total = totalOfNodes(self, subtreeEnd);
  const tree = {
    length,
    functions: source.functions,
    functionIndex,
    depth,
    self,
    total,
    subtreeEnd,
    line,
    cutFunction: source.cutFunction,
    unit: source.unit,
  };
  if (rows.baselineWeights === undefined) {
    return tree;
  }
  yield;
  const baselineSelf = selfOfNodes(nodes, rows.baselineWeights);
  yield;
  return { ...tree, baselineSelf, baselineTotal: totalOfNodes(baselineSelf, subtreeEnd) };
}
