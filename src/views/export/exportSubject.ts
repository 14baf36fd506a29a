// What is exported: the profile as it is shown, with focus, filters, grouping and colours.
import { type GrafanaTheme2 } from '@grafana/data';
import { type SampleType } from '../../engine/profile/profile';
import { parseProfileTypeId } from '../../engine/profile/profileType';
import { transformTree } from '../../engine/transform/transformTree';
import { NO_TRANSFORMS } from '../../engine/transform/treeTransforms';
import { type CallTree } from '../../engine/tree/callTree';
import { focusTree } from '../../engine/tree/focusTree';
import { type TreeOrigin } from '../../engine/tree/profileFromTree';
import { sampleUnit } from '../../frames/units';
import { type BarStyles, treeStyles } from '../flame-graph/barStyles';
import { type ProfileModel } from '../profile/profileModel';
import { type ValueFormat } from '../profile/valueFormat';
import { type Orientation } from '../profile/viewChoices';
import { type SandwichModel } from '../sandwich/sandwichModel';
import { type ExportSource } from './exportFileName';

export interface ExportSubject {
  readonly profile: ProfileModel;
  /** 0, the root, where nothing is focused. */
  readonly focusedNode: number;
  /** Where chains are collapsed: the tree with all of their calls, and for each row of the profile's tree its first call in it. */
  readonly unchained?: { readonly tree: CallTree; readonly firstNode: Int32Array };
  /** Shown in place of the whole profile. */
  readonly sandwich?: SandwichModel;
  readonly barStyles: BarStyles;
  readonly format: ValueFormat;
  readonly orientation: Orientation;
  /** Width of the flame graph on the screen: pictures have the same. */
  readonly widthPx: number;
  /** Rows of the functions in the order of the table; their own order where it is left out. */
  readonly functionOrder?: () => Iterable<number>;
  readonly source: ExportSource;
}

/** One flame graph of a picture. */
export interface PicturePart {
  readonly profile: ProfileModel;
  readonly focusedNode: number;
  readonly barStyles: BarStyles;
  readonly orientation: Orientation;
}

/** The flame graphs that are shown, from top to bottom: one, or the two halves of a sandwich. */
export function partsOf(subject: ExportSubject, theme: GrafanaTheme2): readonly PicturePart[] {
  const { profile, focusedNode, barStyles, orientation, sandwich } = subject;
  if (sandwich === undefined) {
    return [{ profile, focusedNode, barStyles, orientation }];
  }
  const half = (side: ProfileModel, rootAt: Orientation): PicturePart => ({
    profile: side,
    focusedNode: 0,
    barStyles: { ...barStyles, ...treeStyles(side, theme, barStyles.coloring), focusedRow: 0 },
    orientation: rootAt,
  });
  return [half(sandwich.callers, 'rootAtBottom'), half(sandwich.callees, 'rootAtTop')];
}

/** The call tree that is shown: below the focus with its callers, or of all stacks with the function of the sandwich. */
export function shownTree({ profile, focusedNode, unchained, sandwich }: ExportSubject): CallTree {
  const whole = unchained?.tree ?? profile.tree;
  if (sandwich !== undefined) {
    const only = transformTree(whole, { ...NO_TRANSFORMS, onlyStacksWith: [sandwich.function] });
    // Only a pattern that cannot be read fails, and there is none.
    return only.ok ? only.value.tree : whole;
  }
  return focusTree(whole, unchained === undefined ? focusedNode : unchained.firstNode[focusedNode]);
}

/** What files say of the values: by the profile type where it is known, else by the frame's unit. */
export function originOf({ source, format, profile }: ExportSubject): TreeOrigin {
  const type = parseProfileTypeId(source.profileType ?? '');
  const sampleType: SampleType =
    type === undefined
      ? { name: format.name, unit: sampleUnit(profile.tree.unit) }
      : { name: type.sampleType, unit: type.sampleUnit };
  return {
    sampleType,
    periodType:
      type === undefined || type.periodType === '' ? undefined : { name: type.periodType, unit: type.periodUnit },
    timeRange: source.range,
  };
}
