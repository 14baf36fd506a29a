// Two call trees → one DiffTree with both sides' values at every call node that either of them has.

import { err, ok, type Result } from '../../base/result';
import { finish, type Steps } from '../../base/steps';
import { type CallTree, type DiffTree } from '../tree/callTree';
import { columnOfRows, linesOfOverlay, overlayTrees } from '../tree/mergeCallTrees';
import { selfOfNodes, totalOfNodes } from '../tree/nodeColumns';

/**
 * Aligns two trees from the root by function: name and file, or the name alone when one side knows no files. Swapping the
 * sides swaps the columns and nothing else. The sides may be of different totals and lengths of time: normalising is the
 * reader's choice. What stores cut off is one `other` per caller, whichever side it is from. Fails with a sentence when the
 * units differ.
 */
export function diffTrees(baseline: CallTree, comparison: CallTree): Result<DiffTree, string> {
  return finish(diffTreesInSteps(baseline, comparison));
}

/** The same in steps. */
export function* diffTreesInSteps(baseline: CallTree, comparison: CallTree): Steps<Result<DiffTree, string>> {
  if (baseline.unit !== comparison.unit) {
    return err(
      `The baseline is measured in ${unitName(baseline)} and the comparison in ${unitName(comparison)}, so they cannot be compared. ` +
        'Choose the same profile type on both sides.'
    );
  }
  const sides = [baseline, comparison];
  const { functions, cutFunction, nodes } = yield* overlayTrees(sides);
  const { length, depth, subtreeEnd } = nodes;
  yield;
  const baselineSelf = selfOfNodes(
    nodes,
    columnOfRows(sides, (side, index) => (index === 0 ? side.self : undefined))
  );
  yield;
  const self = selfOfNodes(
    nodes,
    columnOfRows(sides, (side, index) => (index === 1 ? side.self : undefined))
  );
  yield;
  const total = totalOfNodes(self, subtreeEnd);
  yield;
  const baselineTotal = totalOfNodes(baselineSelf, subtreeEnd);
  yield;
  return ok({
    length,
    functions,
    functionIndex: nodes.key,
    depth,
    self,
    total,
    subtreeEnd,
    line: linesOfOverlay(sides, nodes, functions),
    cutFunction,
    unit: comparison.unit,
    baselineSelf,
    baselineTotal,
  });
}

function unitName({ unit }: CallTree): string {
  return unit === '' ? 'no known unit' : unit;
}

/**
 * The same diff read the other way round; shares all columns, so it costs nothing. Where subtrees end is not asked for: a tree that was
 * read finds it out at the first question.
 */
export function swapSides(diff: DiffTree): DiffTree {
  const { length, functions, functionIndex, depth, line, cutFunction, hasNegative, unit } = diff;
  const { self, total, baselineSelf, baselineTotal } = diff;
  return {
    ...{ length, functions, functionIndex, depth, line, cutFunction, hasNegative, unit },
    ...{ self: baselineSelf, total: baselineTotal, baselineSelf: self, baselineTotal: total },
    get subtreeEnd() {
      return diff.subtreeEnd;
    },
  };
}
