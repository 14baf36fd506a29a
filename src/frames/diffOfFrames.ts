// Two profile frames, of any two queries or data sources → one diff.
import { type DataFrame } from '@grafana/data';
import { err, type Result } from '../base/result';
import { finish, type Steps } from '../base/steps';
import { diffTreesInSteps } from '../engine/diff/diffTrees';
import { type CallTree, type DiffTree, isDiffTree } from '../engine/tree/callTree';
import { callTreeFromFrame, type FrameProblem } from './callTreeFromFrame';
import { grafanaUnit } from './units';

/** Compares two frames, or says in a sentence why they cannot be compared. */
export function diffOfFrames(baseline: DataFrame, comparison: DataFrame): Result<DiffTree, FrameProblem> {
  return finish(diffOfFramesInSteps(baseline, comparison));
}

/** The same in steps. */
export function* diffOfFramesInSteps(
  baseline: DataFrame,
  comparison: DataFrame
): Steps<Result<DiffTree, FrameProblem>> {
  const before = readSide('baseline', baseline);
  if (!before.ok) {
    return before;
  }
  yield;
  const after = readSide('comparison', comparison);
  if (!after.ok) {
    return after;
  }
  yield;
  const diff = yield* diffTreesInSteps(before.value, after.value);
  return diff.ok ? diff : err({ sentence: diff.error });
}

/** The tree of one side. Data sources spell units in two ways (`nanoseconds`, `ns`): both become Grafana's. */
function readSide(side: string, frame: DataFrame): Result<CallTree, FrameProblem> {
  const tree = callTreeFromFrame(frame);
  if (!tree.ok) {
    return err({ sentence: `The ${side} cannot be compared. ${tree.error.sentence}` });
  }
  if (isDiffTree(tree.value)) {
    return err({
      sentence: `The ${side} is a comparison of two profiles already. Choose a query that returns one profile.`,
    });
  }
  const unit = grafanaUnit(tree.value.unit);
  return unit === tree.value.unit ? { ok: true, value: tree.value } : { ok: true, value: { ...tree.value, unit } };
}
