// The transforms that merge call nodes: stacks are filtered, frames hidden and grouped, recursion collapsed, all in one walk.
//
// Each node either stays as a row of its own below the nearest caller that stayed, or becomes part of that caller (hidden, or of
// its group) or of the call on the path that it repeats (recursion). Its self goes where the node went, so the tree keeps its total:
//
//     total                  hidden: lock           row of node   into   its callees hang on
//     └── main  1            total                     main       main         main
//         └── lock  2        └── main  3               lock       main         main
//             └── spin  4        └── spin  4           spin       spin         spin

import { gatherIntegers } from '../../base/gather';
import { err, ok, type Result } from '../../base/result';
import { inStretches, type Steps } from '../../base/steps';
import { type CallTree, type DiffTree, isDiffTree, isFunction } from '../tree/callTree';
import { parentOfNodes } from '../tree/nodeColumns';
import { parseSearch } from '../tree/search';
import { LEFT_OUT, ROOT_ROW } from '../tree/siblings';
import { treeOfRowsInSteps } from '../tree/treeOfRows';
import { forEachMatch } from './functionMatcher';
import { type FunctionGroups, groupFunctions } from './groupFunctions';
import { keptStacks, type KeptStacks } from './keptStacks';
import { OpenCalls } from './openCalls';
import { type FunctionKey, type TreeTransforms } from './treeTransforms';

/** A bit for each in 31 bits; nobody picks as many by hand. */
const MAX_ONLY_STACKS_WITH = 31;

/** Carries out everything but the collapsing of chains. Fails with a sentence for the viewer. */
export function* regroupNodes(tree: CallTree, transforms: TreeTransforms): Steps<Result<CallTree | DiffTree, string>> {
  const { onlyStacksWith, groupBy, collapseRecursion } = transforms;
  if (onlyStacksWith.length > MAX_ONLY_STACKS_WITH) {
    return err(
      `Stacks can be asked for ${MAX_ONLY_STACKS_WITH} functions at once, not for ${onlyStacksWith.length}. Remove some of them.`
    );
  }
  const groups = groupBy === 'function' ? undefined : groupFunctions(tree, groupBy);
  const hidden = hiddenFunctions(tree, transforms, groups);
  if (!hidden.ok) {
    return hidden;
  }
  const keyOf = groups === undefined ? tree.functionIndex : gatherIntegers(groups.groupOf, tree.functionIndex);
  const cutFunction = groups === undefined ? tree.cutFunction : groups.cutFunction;
  const kept = onlyStacksWith.length === 0 ? undefined : stacksWith(tree, onlyStacksWith, groups);
  yield;
  const { parent, into } = yield* placeNodes(tree, {
    keyOf,
    isHidden: hidden.value,
    isUsed: kept?.isUsed,
    isGrouped: groups !== undefined,
    openCalls: collapseRecursion ? (groups?.functions.length ?? tree.functions.length) : undefined,
    cutFunction,
  });
  return ok(
    yield* treeOfRowsInSteps(
      { functions: groups?.functions ?? tree.functions, cutFunction, unit: tree.unit },
      {
        parent,
        functionIndex: keyOf,
        weights: moved(tree.self, into, kept),
        baselineWeights: isDiffTree(tree) ? moved(tree.baselineSelf, into, kept) : undefined,
        line: groups === undefined ? tree.line : undefined,
      }
    )
  );
}

/** 1 for each row of the tree's functions that is to be hidden. */
function hiddenFunctions(
  tree: CallTree,
  { hidden, hidePattern = '' }: TreeTransforms,
  groups: FunctionGroups | undefined
): Result<Uint8Array, string> {
  const { names, fileNames, mappings, length } = tree.functions;
  const isHidden = new Uint8Array(length);
  forEachMatch(tree, hidden, groups, (row) => {
    isHidden[row] = 1;
  });
  const pattern = parseSearch(hidePattern, 'pattern');
  if (!pattern.ok) {
    return err(pattern.error.message);
  }
  for (let row = 1; row < length && hidePattern !== ''; row++) {
    const isMatch = [names[row], fileNames[row], mappings[row]].some((text) => text !== '' && pattern.value(text));
    isHidden[row] |= isMatch && isFunction(tree, row) ? 1 : 0;
  }
  return ok(isHidden);
}

function stacksWith(tree: CallTree, keys: readonly FunctionKey[], groups: FunctionGroups | undefined): KeptStacks {
  const wanted = new Int32Array(tree.functions.length);
  forEachMatch(tree, keys, groups, (row, key) => {
    wanted[row] |= 1 << key;
  });
  // 31 bits make −1 >>> 1, which shifting 1 to the left would overflow.
  return keptStacks(tree, wanted, -1 >>> (32 - keys.length));
}

interface Placing {
  /** Per call node: the row of the new function table. */
  readonly keyOf: Int32Array;
  /** Per row of the old function table. */
  readonly isHidden: Uint8Array;
  /** Per call node; all are used where it is absent. */
  readonly isUsed: Uint8Array | undefined;
  readonly isGrouped: boolean;
  /** Rows of the new function table where recursion is to be collapsed. */
  readonly openCalls: number | undefined;
  readonly cutFunction: number | undefined;
}

interface PlacedNodes {
  /** For `treeOfRows`: the row that a node hangs on, `LEFT_OUT` where it is none of its own. */
  readonly parent: Int32Array;
  /** The node that each node became (part of). */
  readonly into: Int32Array;
}

/** One walk in depth-first order; linear, with recursion O(n log depth). */
function* placeNodes(tree: CallTree, { keyOf, isHidden, isUsed, isGrouped, ...options }: Placing): Steps<PlacedNodes> {
  const parent = parentOfNodes(tree.depth);
  const into = new Int32Array(tree.length);
  const openCalls = options.openCalls === undefined ? undefined : new OpenCalls(options.openCalls, parent);
  openCalls?.enterRoot(keyOf[0]);
  yield* inStretches(1, tree.length, (from, to) => {
    for (let node = from; node < to; node++) {
      const caller = into[parent[node]];
      const key = keyOf[node];
      openCalls?.leave(tree.depth[node]);
      if (isUsed?.[node] === 0) {
        parent[node] = LEFT_OUT;
        continue;
      }
      let target = -1;
      if (isHidden[tree.functionIndex[node]] === 1) {
        target = caller;
      } else if (key !== options.cutFunction) {
        target = isGrouped && keyOf[caller] === key ? caller : (openCalls?.find(key, caller) ?? -1);
      }
      into[node] = target === -1 ? node : target;
      parent[node] = target === -1 ? caller : LEFT_OUT;
      if (target === -1) {
        openCalls?.enter(key, node, tree.depth[node]);
      }
    }
  });
  parent[0] = ROOT_ROW;
  return { parent, into };
}

/** Each node's self added to the node that it went into; that of stacks that were filtered out is gone. */
function moved(self: Float64Array, into: Int32Array, kept: KeptStacks | undefined): Float64Array {
  const weights = new Float64Array(self.length);
  for (let node = 0; node < self.length; node++) {
    if (kept === undefined || kept.isKept[node] === 1) {
      weights[into[node]] += self[node];
    }
  }
  return weights;
}
