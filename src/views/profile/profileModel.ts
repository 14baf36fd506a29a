// What every view of a profile shares: its call tree, where the bars lie, and the totals per function. Made once per tree and way of
// showing it; what only the table needs is computed when the table asks.
import { type DataFrame } from '@grafana/data';
import { BitSet } from '../../base/bitSet';
import { once } from '../../base/once';
import { type Result } from '../../base/result';
import { finish } from '../../base/steps';
import { type BarWidth, placedSides } from '../../engine/diff/barWidths';
import { type CompareMode } from '../../engine/diff/compareSides';
import { layoutFlameGraph, type FlameLayout } from '../../engine/layout/flameLayout';
import { type PlacedRows, placeRows, WIDE_PART } from '../../engine/layout/placeRows';
import { type CollapsedTree } from '../../engine/transform/collapseChains';
import { placeChains } from '../../engine/transform/placeChains';
import { type CallTree, type DiffTree, isDiffTree } from '../../engine/tree/callTree';
import { type FunctionTotals, totalsOfSides, type TotalsOfTree } from '../../engine/tree/functionTotals';
import { type FrameProblem } from '../../frames/callTreeFromFrame';
import { type ExactSide, type ExactSides, recordedRows, withExactTotals } from '../../frames/exactFunctions';
import { prepareProfile } from './prepareProfile';

/** One profile as the views show it. Never changed. */
export interface ProfileModel {
  readonly tree: CallTree | DiffTree;
  /** A bar is as wide as its total, in a diff as that of the side that was chosen. */
  readonly layout: FlameLayout;
  /** Totals of the tree, in a diff those of the comparison; exact ones where the frame knows them. Computed at the first call. */
  readonly functionTotals: () => FunctionTotals;
  /** Totals of a diff's baseline; undefined for a single profile. Computed at the first call. */
  readonly baselineTotals: () => FunctionTotals | undefined;
  /** The functions to list: those that have a call node, which a filter leaves some without, or were recorded. Computed at the first call. */
  readonly presentFunctions: () => BitSet;
  /** What shares are of: the whole profile, also where `tree` is only one function's callers or callees. */
  readonly whole: Whole;
  /** Where chains are collapsed: the tree with all their calls, which tables, search, sandwich and exports go by. */
  readonly unchained?: Unchained;
}

/** A profile whose layout was made of these places. */
export interface PlacedProfile extends ProfileModel {
  readonly placed: PlacedRows;
}

/** What collapsed chains stand for. */
export interface Unchained {
  readonly tree: CallTree | DiffTree;
  /** Row r of the model's tree stands for the call nodes firstNode[r] … firstNode[r + 1] − 1 of `tree`. */
  readonly firstNode: Int32Array;
}

/** The totals of a whole profile. */
export interface Whole {
  /** Of the comparison, or of a single profile. */
  readonly total: number;
  /** 0 for a single profile. */
  readonly baselineTotal: number;
}

/** How a tree becomes a model, beside the tree. */
export interface ModelParts {
  /** Which side of a diff bars are as wide as, and by which measure the larger one is; by default the larger share. */
  readonly barWidth?: BarWidth;
  readonly compareBy?: CompareMode;
  /** Numbers that were recorded beside a tree that was made up. */
  readonly exact?: () => Partial<ExactSides>;
  /** By default the tree's own totals. */
  readonly whole?: Whole;
}

/** The profile of one frame, shown as it is, or why it cannot be shown. The same frame gives the same object. */
export function profileOfFrame(frame: DataFrame): Result<ProfileModel, FrameProblem> {
  const prepared = finish(prepareProfile({ source: { frame } }));
  return prepared.ok ? { ok: true, value: prepared.value.profile } : prepared;
}

/** The profile of a call tree that is already in hand. */
export function profileOfTree(tree: CallTree | DiffTree, parts: ModelParts = {}): PlacedProfile {
  const isDiff = isDiffTree(tree);
  const totals = once(() => totalsOfSides(tree));
  const exactly = (ofTree: FunctionTotals, side: ExactSide | undefined) =>
    side === undefined ? ofTree : withExactTotals(tree, ofTree, side);
  const placed = isDiff
    ? placedSides(tree, parts.barWidth ?? 'larger', parts.compareBy ?? 'share', widePart())
    : placeRows(tree.depth, tree.total, widePart());
  return {
    tree,
    layout: layoutFlameGraph(tree, placed),
    placed,
    functionTotals: once(() => exactly(totals().comparison, parts.exact?.().comparison)),
    baselineTotals: once(() => {
      const { baseline } = totals();
      return baseline && exactly(baseline, parts.exact?.().baseline);
    }),
    presentFunctions: once(() => withRecordedRows(calledFunctions(totals().comparison), tree, parts.exact?.() ?? {})),
    whole: parts.whole ?? { total: tree.total[0], baselineTotal: isDiff ? tree.baselineTotal[0] : 0 },
  };
}

/** The same profile with chains as single bars: nothing is placed or summed anew. */
export function profileOfChains(profile: PlacedProfile, chains: CollapsedTree<CallTree | DiffTree>): PlacedProfile {
  const placed = placeChains(profile.placed, chains);
  return {
    ...profile,
    tree: chains.tree,
    layout: layoutFlameGraph(chains.tree, placed),
    placed,
    unchained: { tree: profile.tree, firstNode: chains.firstNode },
  };
}

/** Half a pixel of a canvas as wide as the screen. */
function widePart(): number {
  const screenPx = typeof screen === 'undefined' ? 0 : screen.width;
  return screenPx > 0 ? Math.max(WIDE_PART, 1 / (2 * (screenPx + 1))) : WIDE_PART;
}

/** With the functions that were recorded and are in no call node, because the tree was cut down. */
function withRecordedRows(present: BitSet, tree: CallTree, { comparison, baseline }: Partial<ExactSides>): BitSet {
  for (const side of [comparison, baseline]) {
    for (const row of side === undefined ? [] : recordedRows(tree, side)) {
      present.add(row);
    }
  }
  return present;
}

/** The functions that have a call node. */
export function calledFunctions({ isCalled }: TotalsOfTree): BitSet {
  const called = new BitSet(isCalled.length);
  for (let row = 0; row < isCalled.length; row++) {
    if (isCalled[row] === 1) {
      called.add(row);
    }
  }
  return called;
}
