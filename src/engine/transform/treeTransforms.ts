// What a viewer can do to a call tree before looking at it: hide, filter, collapse, group. Plain data, so that views can keep it and
// share it by link; `transformTree` carries it out.

/** What one bar stands for: a function, everything of a module (package, crate, namespace), or of a source file. */
export type GroupBy = 'function' | 'module' | 'file';

/** A function as views remember it across refreshes, where rows move. */
export interface FunctionKey {
  readonly name: string;
  /** `''` where unknown: then the name alone decides. */
  readonly fileName: string;
}

/** Carried out from top to bottom, whatever order the viewer chose them in. */
export interface TreeTransforms {
  /** Only stacks with all of these: the others leave the tree and its total. */
  readonly onlyStacksWith: readonly FunctionKey[];
  /** Frames that are taken out of every stack: their callees move up to the caller, their self goes to the caller. */
  readonly hidden: readonly FunctionKey[];
  /** Frames to hide by name, file or binary, in the syntax of the search; `''` or absent hides none. */
  readonly hidePattern?: string;
  /** Calls are merged by this, and callees of their caller's own group become part of it. */
  readonly groupBy: GroupBy;
  /** A function that calls itself, directly or through others, is entered once. */
  readonly collapseRecursion: boolean;
  /** A row of single callees that take all of their caller's total becomes one call node. */
  readonly collapseChains: boolean;
}

/** The tree as it is. */
export const NO_TRANSFORMS: TreeTransforms = {
  onlyStacksWith: [],
  hidden: [],
  groupBy: 'function',
  collapseRecursion: false,
  collapseChains: false,
};

/** True if the transforms can make another tree. */
export function hasTransforms(transforms: TreeTransforms): boolean {
  return mergesNodes(transforms) || transforms.collapseChains;
}

/** True if the transforms do more than collapse chains. */
export function mergesNodes(transforms: TreeTransforms): boolean {
  return (
    transforms.onlyStacksWith.length > 0 ||
    transforms.hidden.length > 0 ||
    (transforms.hidePattern ?? '') !== '' ||
    transforms.groupBy !== 'function' ||
    transforms.collapseRecursion
  );
}
