// A store that lists only the largest values of a label, for each window on its own.
import { type LabelSets } from '../../src/engine/explain/labelSets';

/**
 * Labels with more than `limit` values leave the table for one of their own, in which each side keeps its `limit` largest and
 * the rest is one row named `other`.
 */
export function cutLists(table: LabelSets, limit: number): LabelSets[] {
  const isLong = table.labels.map(({ values }) => values.length > limit);
  const joint = { ...table, labels: table.labels.filter((_, label) => !isLong[label]) };
  const cut = table.labels.filter((_, label) => isLong[label]).map((label) => cutLabel(table, label, limit));
  return [...(joint.labels.length > 0 ? [joint] : []), ...cut];
}

function cutLabel(
  { baseline, comparison }: LabelSets,
  { name, values, codes }: LabelSets['labels'][number],
  limit: number
): LabelSets {
  const listed = [baseline, comparison].map((column) => {
    const sums = new Float64Array(values.length + 1);
    codes.forEach((code, row) => (sums[code] += column[row]));
    const kept = new Set([...sums.keys()].sort((a, b) => sums[b] - sums[a]).slice(0, limit));
    for (let code = 0; code < values.length; code++) {
      if (!kept.has(code)) {
        sums[values.length] += sums[code];
        sums[code] = 0;
      }
    }
    return sums;
  });
  return {
    length: values.length + 1,
    labels: [
      {
        name,
        values: [...values, 'other'],
        codes: Int32Array.from({ length: values.length + 1 }, (_, code) => code),
        cutCode: values.length,
      },
    ],
    baseline: listed[0],
    comparison: listed[1],
  };
}
