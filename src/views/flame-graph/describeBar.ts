// What is said about one bar: in the tooltip as a small table, and to a screen reader as one sentence.
import { isDiffTree } from '../../engine/tree/callTree';
import { type ProfileModel } from '../profile/profileModel';
import { formatShare, formatShareChange, percent, type ValueFormat } from '../profile/valueFormat';

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
}

export interface DescriptionRow {
  readonly label: string;
  /** One text per column. */
  readonly cells: readonly string[];
}

/** Describes a call node; shares of the focus are given while another node than the root is focused. */
export function describeBar(
  profile: ProfileModel,
  node: number,
  focusedNode: number,
  format: ValueFormat
): BarDescription {
  const { tree } = profile;
  const index = tree.functionIndex[node];
  const fileName = tree.functions.fileNames[index];
  const line = tree.line?.[node] ?? tree.functions.startLines[index];
  return {
    name: tree.functions.names[index],
    place: fileName === '' ? undefined : line > 0 ? `${fileName}:${line}` : fileName,
    mapping: tree.functions.mappings[index] || undefined,
    valueName: format.name,
    ...(isDiffTree(tree) ? diffRows(profile, node, format) : singleRows(profile, node, focusedNode, format)),
  };
}

type Numbers = Pick<BarDescription, 'columns' | 'rows'>;

function singleRows({ tree }: ProfileModel, node: number, focusedNode: number, format: ValueFormat): Numbers {
  const [total, self] = [tree.total[node], tree.self[node]];
  const rows = [
    { label: format.name, cells: [format.value(total), format.value(self)] },
    { label: 'of total', cells: [formatShare(total, tree.total[0]), formatShare(self, tree.total[0])] },
  ];
  if (focusedNode > 0) {
    const whole = tree.total[focusedNode];
    rows.push({
      label: 'of focus',
      cells: [formatShare(Math.min(total, whole), whole), formatShare(Math.min(self, whole), whole)],
    });
  }
  return { columns: ['Total', 'Self'], rows };
}

function diffRows({ tree }: ProfileModel, node: number, format: ValueFormat): Numbers {
  if (!isDiffTree(tree)) {
    return { columns: [], rows: [] };
  }
  const [baselineWhole, whole] = [tree.baselineTotal[0], tree.total[0]];
  const sides = (label: string, baseline: number, comparison: number) => [
    { label, cells: [format.value(baseline), format.value(comparison), format.difference(comparison - baseline)] },
    {
      label: 'of total',
      cells: [
        formatShare(baseline, baselineWhole),
        formatShare(comparison, whole),
        formatShareChange(percent(comparison, whole) - percent(baseline, baselineWhole)),
      ],
    },
  ];
  return {
    columns: ['Baseline', 'Comparison', 'Difference'],
    rows: [
      ...sides('Total', tree.baselineTotal[node], tree.total[node]),
      ...sides('Self', tree.baselineSelf[node], tree.self[node]),
    ],
  };
}

/** The figure at a bar's right end: its share of the total, in a diff the change of that share. */
export function barNote({ tree }: ProfileModel, node: number): string {
  return isDiffTree(tree)
    ? formatShareChange(
        percent(tree.total[node], tree.total[0]) - percent(tree.baselineTotal[node], tree.baselineTotal[0])
      )
    : formatShare(tree.total[node], tree.total[0]);
}

/** The description as a sentence for a screen reader. */
export function spokenDescription({ name, place, columns, rows }: BarDescription): string {
  const numbers = columns.map((column, index) => `${column} ${rows.map(({ cells }) => cells[index]).join(', ')}`);
  return [name, ...(place === undefined ? [] : [place]), ...numbers].join('. ');
}
