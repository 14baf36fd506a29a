// Data frame → what every view of a profile shares: its call tree, where the bars lie, and the totals per function. Each frame is
// turned into columns once; what only the table needs is computed when the table asks.
import { type DataFrame } from '@grafana/data';
import { ok, type Result } from '../../base/result';
import { layoutFlameGraph, type FlameLayout } from '../../engine/layout/flameLayout';
import { type CallTree, type DiffTree, isDiffTree } from '../../engine/tree/callTree';
import { type FunctionTotals, functionTotals } from '../../engine/tree/functionTotals';
import { callTreeFromFrame, type FrameProblem } from '../../frames/callTreeFromFrame';

/** One profile as the views show it. Made once per frame and never changed. */
export interface ProfileModel {
  readonly tree: CallTree | DiffTree;
  /** A bar is as wide as its total, in a diff as the totals of both sides together. */
  readonly layout: FlameLayout;
  /** Totals of the tree, in a diff those of the comparison. Computed at the first call. */
  readonly functionTotals: () => FunctionTotals;
  /** Totals of a diff's baseline; undefined for a single profile. Computed at the first call. */
  readonly baselineTotals: () => FunctionTotals | undefined;
}

const models = new WeakMap<DataFrame, Result<ProfileModel, FrameProblem>>();

/** The profile of a frame, or why it cannot be shown. The same frame gives the same object. */
export function profileOfFrame(frame: DataFrame): Result<ProfileModel, FrameProblem> {
  const known = models.get(frame);
  if (known !== undefined) {
    return known;
  }
  const tree = callTreeFromFrame(frame);
  const model = tree.ok ? ok(profileOfTree(tree.value)) : tree;
  models.set(frame, model);
  return model;
}

/** The profile of a call tree that is already in hand. */
export function profileOfTree(tree: CallTree | DiffTree): ProfileModel {
  return {
    tree,
    layout: layoutFlameGraph(tree, isDiffTree(tree) ? sumOfSides(tree) : tree.total),
    functionTotals: once(() => functionTotals(tree)),
    baselineTotals: once(() =>
      isDiffTree(tree) ? functionTotals({ ...tree, self: tree.baselineSelf, total: tree.baselineTotal }) : undefined
    ),
  };
}

/** Baseline and comparison together, so that functions of one side alone have a bar too. */
function sumOfSides(tree: DiffTree): Float64Array {
  const widths = new Float64Array(tree.length);
  for (let node = 0; node < tree.length; node++) {
    widths[node] = tree.baselineTotal[node] + tree.total[node];
  }
  return widths;
}

function once<T>(compute: () => T): () => T {
  let computed: { readonly value: T } | undefined;
  return () => (computed ??= { value: compute() }).value;
}
