// Everything that one picture of a flame graph depends on: given to whatever draws it, a canvas or a file.
import { type ProfileModel } from '../profile/profileModel';
import { type BarStyles } from './barStyles';
import { type CallsByRow } from './callsByRow';
import { type TextFitter } from './fitText';
import { type Viewport } from './viewport';

export interface Picture {
  readonly profile: ProfileModel;
  readonly viewport: Viewport;
  readonly styles: BarStyles;
  /** A short figure for the right end of a bar that has room for it. */
  readonly noteOf: (node: number) => string;
  /** Calls that a search found: where their bars are too narrow, marks stand in their place. */
  readonly matches?: CallsByRow;
  /** Calls that are outlined. */
  readonly outlined?: CallsByRow;
  /** Measures in `font`. */
  readonly texts: TextFitter;
  /** CSS font of the labels. */
  readonly font: string;
}
