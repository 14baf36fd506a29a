// Both sides of one function as two profiles: who calls it, and what it calls. Shares stay those of the whole profile.
import { finish, type Steps } from '../../base/steps';
import { type CallTree, type DiffTree } from '../../engine/tree/callTree';
import { calleesTreeInSteps, callersTreeInSteps } from '../../engine/tree/sandwich';
import { type PathStep } from '../profile/functionPath';
import { functionIndexOf } from '../profile/functionSet';
import { type ModelParts, type ProfileModel, profileOfTree } from '../profile/profileModel';

/** How both halves are placed. */
export type SandwichParts = Pick<ModelParts, 'barWidth' | 'compareBy'>;

export interface SandwichModel {
  readonly function: PathStep;
  /** The function at its root, who calls it below, and who calls those. */
  readonly callers: ProfileModel;
  /** The function at its root, and what it calls. */
  readonly callees: ProfileModel;
  /** True if the farthest callers were left out because there were too many. */
  readonly isCut: boolean;
}

/** The sandwich of a function; undefined where the profile does not have it. */
export function sandwichOf(profile: ProfileModel, step: PathStep, parts: SandwichParts): SandwichModel | undefined {
  return finish(sandwichInSteps(profile, step, parts));
}

/** The same in steps. */
export function* sandwichInSteps(
  profile: ProfileModel,
  step: PathStep,
  { barWidth, compareBy }: SandwichParts
): Steps<SandwichModel | undefined> {
  const { whole } = profile;
  const tree = profile.unchained?.tree ?? profile.tree;
  const index = functionIndexOf(tree.functions, step);
  if (index === -1) {
    return undefined;
  }
  const callers = yield* callersTreeInSteps(tree, index);
  yield;
  const callees = yield* calleesTreeInSteps(tree, index);
  yield;
  const modelOf = (half: CallTree | DiffTree) => profileOfTree(half, { barWidth, compareBy, whole });
  const upper = modelOf(callers);
  yield;
  return { function: step, callers: upper, callees: modelOf(callees), isCut: callers.isCut };
}
