// What the flame graph is told, and what it tells. The view around it decides both; zoom, scrolling and hovering are its own.
import { type BitSet } from '../../base/bitSet';
import { type ProfileModel } from '../profile/profileModel';
import { type ProfileViewAction } from '../profile/profileViewState';
import { type ValueFormat } from '../profile/valueFormat';
import { type Orientation } from '../profile/viewChoices';
import { type BarStyles } from './barStyles';

export interface FlameGraphModel {
  readonly profile: ProfileModel;
  /** Its bar fills the canvas until the viewer zooms. 0, the root, shows the whole profile. */
  readonly focusedNode: number;
  /** The bar of the keyboard, -1 for none. */
  readonly cursorNode: number;
  readonly barStyles: BarStyles;
  readonly format: ValueFormat;
  readonly orientation: Orientation;
  /** The present match of a search, -1 for none. It is brought into view and marked even when its bar is too narrow to be seen. */
  readonly markedNode: number;
  /** Functions that another panel hovers or pins. */
  readonly highlighted?: BitSet;
  /** What the profile is of, for a screen reader. */
  readonly name: string;
  /** True for trees that were made up from a call graph: the tooltip says so. */
  readonly isApproximate?: boolean;
  /** The figure at a bar's right end; by default its share of the total. */
  readonly noteOf?: (node: number) => string;
  /** One more sentence on a bar. */
  readonly remarkOn?: (node: number) => string;
}

export interface FlameGraphEvents {
  readonly dispatch: (action: ProfileViewAction) => void;
  /** The bar under the pointer, -1 when it has left; at most once per animation frame. */
  readonly onHover: (node: number) => void;
  /** The viewer asks for the menu of a bar: right click, long press, or the keyboard's menu key. */
  readonly onMenu: (node: number, at: MenuPoint) => void;
}

/** Where a menu opens, in CSS pixels of the window. */
export interface MenuPoint {
  readonly clientX: number;
  readonly clientY: number;
}
