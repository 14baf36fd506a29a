// Both sides of one function as two profiles: who calls it, and what it calls. Shares stay those of the whole profile.
import { isDiffTree } from '../../engine/tree/callTree';
import { calleesTree, callersTree } from '../../engine/tree/sandwich';
import { type PathStep } from '../profile/functionPath';
import { functionIndexOf } from '../profile/functionSet';
import { type ModelParts, type ProfileModel, profileOfTree } from '../profile/profileModel';

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
export function sandwichOf(
  profile: ProfileModel,
  step: PathStep,
  parts: Pick<ModelParts, 'barWidth' | 'compareBy'>
): SandwichModel | undefined {
  const { whole } = profile;
  const tree = profile.unchained?.tree ?? profile.tree;
  const index = functionIndexOf(tree.functions, step);
  if (index === -1) {
    return undefined;
  }
  const callers = isDiffTree(tree) ? callersTree(tree, index) : callersTree(tree, index);
  const callees = isDiffTree(tree) ? calleesTree(tree, index) : calleesTree(tree, index);
  return {
    function: step,
    callers: profileOfTree(callers, { ...parts, whole }),
    callees: profileOfTree(callees, { ...parts, whole }),
    isCut: callers.isCut,
  };
}
