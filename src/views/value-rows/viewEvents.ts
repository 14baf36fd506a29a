// What lists and pictures tell the view around them, beside what the viewer does to its state.
import { type MenuPoint } from '../flame-graph/flameGraphModel';
import { type FunctionPath, type PathStep } from '../profile/functionPath';

/** What a context menu is about: a function, and the call of it where one was meant. */
export interface MenuTarget {
  readonly function: PathStep;
  /** The call node's path from the root of the whole tree. */
  readonly path?: FunctionPath;
  readonly at: MenuPoint;
}

export interface ViewEvents {
  readonly onMenu: (target: MenuTarget) => void;
  /** The function under the pointer, undefined when it has left. */
  readonly onHover: (hovered: PathStep | undefined) => void;
}
