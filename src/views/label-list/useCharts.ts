// The small charts of the rows that are seen: asked for once they are, and kept until other tables are loaded.
import { useEffect, useState } from 'react';
import { type LabelValue } from '../../engine/explain/explainChange';
import { type ExplainClient } from '../../worker/explain/explainClient';

export type ChartOf = (value: LabelValue) => Float64Array | undefined;

interface KeptCharts {
  readonly of: object;
  readonly charts: ReadonlyMap<string, Float64Array>;
}

/** `tables`: another object after each load. `seen`: the values in view, few. */
export function useCharts(
  client: ExplainClient,
  tables: object,
  seen: readonly LabelValue[],
  isShown: boolean
): ChartOf {
  const [kept, setKept] = useState<KeptCharts>({ of: tables, charts: new Map() });
  const known: ReadonlyMap<string, Float64Array> = kept.of === tables ? kept.charts : new Map();
  const missing = isShown ? seen.filter((value) => !known.has(keyOf(value))) : [];
  // A text, so that the effect runs only when other charts are missing.
  const wanted = JSON.stringify(missing.map(({ label, value }) => [label, value]));
  useEffect(() => {
    let isCurrent = true;
    const pairs: ReadonlyArray<readonly [string, string]> = JSON.parse(wanted);
    const byLabel = new Map<string, string[]>();
    for (const [label, value] of pairs) {
      byLabel.set(label, [...(byLabel.get(label) ?? []), value]);
    }
    const asked = [...byLabel].map(async ([label, values]) => ({
      label,
      values,
      sums: await client.charts({ label, values }),
    }));
    // All at once: each change of what is kept would ask again for what is still on its way.
    Promise.all(asked).then(
      (answers) => {
        if (isCurrent && answers.length > 0) {
          setKept((before) => withCharts(before, tables, answers));
        }
      },
      () => {
        // The list says why the worker stopped; rows stay readable without their charts.
      }
    );
    return () => {
      isCurrent = false;
    };
  }, [client, tables, wanted]);
  return (value) => known.get(keyOf(value));
}

interface AnsweredCharts {
  readonly label: string;
  readonly values: readonly string[];
  /** Row-major, a row per value. */
  readonly sums: Float64Array;
}

function withCharts(before: KeptCharts, tables: object, answers: readonly AnsweredCharts[]): KeptCharts {
  const charts = new Map(before.of === tables ? before.charts : []);
  for (const { label, values, sums } of answers) {
    const count = sums.length / values.length;
    values.forEach((value, row) => charts.set(keyOf({ label, value }), sums.subarray(row * count, (row + 1) * count)));
  }
  return { of: tables, charts };
}

function keyOf({ label, value }: LabelValue): string {
  return JSON.stringify([label, value]);
}
