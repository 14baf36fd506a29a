// What is said about one bar: in the tooltip as a small table, and to a screen reader as one sentence.
import { type DiffTree, isDiffTree } from '../../engine/tree/callTree';
import { chainLength } from '../../engine/transform/collapseChains';
import { baselineSelfOf, selfOf } from '../profile/nodeSelf';
import { type ProfileModel } from '../profile/profileModel';
import { formatShare, formatShareChange, percent, type ValueFormat } from '../profile/valueFormat';
import { type CompareMode } from '../profile/viewChoices';
import { isOneSided } from './differenceScale';

/** Everything that the tooltip of a bar shows. */
export interface BarDescription {
  readonly name: string;
  /** `file:line`, as much of it as is known. */
  readonly place?: string;
  /** Binary or library. */
  readonly mapping?: string;
  /** What the numbers count. */
  readonly valueName: string;
  readonly columns: readonly string[];
  readonly rows: readonly DescriptionRow[];
  /** What else has to be known to read the numbers, a sentence each. */
  readonly remarks: readonly string[];
}

export interface DescriptionRow {
  readonly label: string;
  /** One text per column. */
  readonly cells: readonly string[];
}

/** What a description depends on beside the bar. */
export interface DescriptionContext {
  readonly profile: ProfileModel;
  /** Shares of the focus are given while another node than the root is focused. */
  readonly focusedNode: number;
  readonly format: ValueFormat;
  readonly isApproximate?: boolean;
  /** One more sentence on a bar. */
  readonly remarkOn?: (node: number) => string;
}

/** Describes a call node. */
export function describeBar(context: DescriptionContext, node: number): BarDescription {
  const { tree } = context.profile;
  const index = tree.functionIndex[node];
  const fileName = tree.functions.fileNames[index];
  const line = tree.line?.[node] ?? tree.functions.startLines[index];
  return {
    name: tree.functions.names[index],
    place: fileName === '' ? undefined : line > 0 ? `${fileName}:${line}` : fileName,
    mapping: tree.functions.mappings[index] || undefined,
    valueName: context.format.name,
    ...(isDiffTree(tree) ? diffNumbers(tree, context, node) : singleNumbers(context, node)),
    remarks: remarksOn(context, node),
  };
}

/** Of longer chains the last function is told, and how many there are. */
const LISTED_CALLS = 5;

/** Which calls the bar of a collapsed chain stands for. */
function remarkOnChain({ unchained }: ProfileModel, node: number): string[] {
  const count = unchained === undefined ? 1 : chainLength(unchained, node);
  if (unchained === undefined || count === 1) {
    return [];
  }
  const { functions, functionIndex } = unchained.tree;
  const first = unchained.firstNode[node];
  const nameOf = (call: number) => functions.names[functionIndex[first + call]];
  const names = Array.from({ length: Math.min(count, LISTED_CALLS) }, (_, call) => nameOf(call));
  if (count > LISTED_CALLS) {
    names.splice(-1, 1, '…', nameOf(count - 1));
  }
  return [`${count} calls, each the only one of the one before: ${names.join(' → ')}`];
}

function remarksOn({ profile, isApproximate, remarkOn }: DescriptionContext, node: number): string[] {
  const { tree } = profile;
  if (tree.functionIndex[node] === tree.cutFunction) {
    return ['Not a function: what the store cut off to keep the answer small.'];
  }
  const side = isDiffTree(tree) ? isOneSided(tree.baselineTotal[node], tree.total[node]) : undefined;
  return [
    ...(remarkOn === undefined ? [] : [remarkOn(node)]),
    ...remarkOnChain(profile, node),
    ...(side === 'new' ? ['New: the baseline does not have this call.'] : []),
    ...(side === 'vanished' ? ['Vanished: only the baseline has this call.'] : []),
    ...(isApproximate === true ? ['Approximate: the stacks were made up from a call graph.'] : []),
  ];
}

type Numbers = Pick<BarDescription, 'columns' | 'rows'>;

function singleNumbers({ profile, focusedNode, format }: DescriptionContext, node: number): Numbers {
  const { tree, whole } = profile;
  const [total, self] = [tree.total[node], selfOf(profile, node)];
  const shares = (label: string, of: number) => ({
    label,
    cells: [formatShare(total, of), formatShare(self, of)],
  });
  const focused = tree.total[focusedNode];
  return {
    columns: ['Total', 'Self'],
    rows: [
      { label: format.name, cells: [format.value(total), format.value(self)] },
      shares('of total', whole.total),
      // A caller of the focus holds all of it, and no more of it than that.
      ...(focusedNode > 0 ? [{ label: 'of focus', cells: [total, self].map((value) => shareOf(value, focused)) }] : []),
    ],
  };
}

function shareOf(value: number, focused: number): string {
  return formatShare(Math.min(value, focused), focused);
}

function diffNumbers(tree: DiffTree, { profile, focusedNode, format }: DescriptionContext, node: number): Numbers {
  const { whole } = profile;
  const shares = (label: string, baseline: number, comparison: number, baselineOf: number, comparisonOf: number) => ({
    label,
    cells: [
      formatShare(baseline, baselineOf),
      formatShare(comparison, comparisonOf),
      formatShareChange(percent(comparison, comparisonOf) - percent(baseline, baselineOf)),
    ],
  });
  const sides = (label: string, baseline: number, comparison: number) => [
    { label, cells: [format.value(baseline), format.value(comparison), format.difference(comparison - baseline)] },
    shares('of total', baseline, comparison, whole.baselineTotal, whole.total),
    ...(focusedNode > 0 ? [shares('of focus', ...withinFocus(tree, focusedNode, baseline, comparison))] : []),
  ];
  return {
    columns: ['Baseline', 'Comparison', 'Difference'],
    rows: [
      ...sides('Total', tree.baselineTotal[node], tree.total[node]),
      ...sides('Self', baselineSelfOf(profile, node), selfOf(profile, node)),
    ],
  };
}

function withinFocus(
  tree: DiffTree,
  focusedNode: number,
  baseline: number,
  comparison: number
): [number, number, number, number] {
  const [baselineOf, comparisonOf] = [tree.baselineTotal[focusedNode], tree.total[focusedNode]];
  return [Math.min(baseline, baselineOf), Math.min(comparison, comparisonOf), baselineOf, comparisonOf];
}

/**
 * The figure at a bar's right end: its share of the total; in a diff how that share, or the value, has changed, and "new" or "vanished"
 * where only one side has the call.
 */
export function barNote(
  { tree, whole }: ProfileModel,
  node: number,
  compareBy: CompareMode,
  format: ValueFormat
): string {
  if (!isDiffTree(tree)) {
    return formatShare(tree.total[node], whole.total);
  }
  const [baseline, comparison] = [tree.baselineTotal[node], tree.total[node]];
  const change =
    compareBy === 'share'
      ? formatShareChange(percent(comparison, whole.total) - percent(baseline, whole.baselineTotal))
      : format.difference(comparison - baseline);
  const side = tree.functionIndex[node] === tree.cutFunction ? undefined : isOneSided(baseline, comparison);
  return side === undefined ? change : `${side} ${change}`;
}

/** The description as a sentence for a screen reader. */
export function spokenDescription({ name, place, columns, rows, remarks }: BarDescription): string {
  const numbers = columns.map((column, index) => `${column} ${rows.map(({ cells }) => cells[index]).join(', ')}`);
  return [name, ...(place === undefined ? [] : [place]), ...numbers, ...remarks].join('. ');
}
