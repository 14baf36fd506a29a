// Sums and ranks what a label explorer shows. Lives in a worker; where none can start, on the main thread. Synchronous; keeps the last
// tables and the last comparison, so that order, search and limits cost no second pass over the rows.
import { breakDown, type LabelBreakdown } from '../../engine/explain/breakdown';
import { compareSides, compareWindow } from '../../engine/explain/compareTables';
import { type ChangeExplanation, explainChange } from '../../engine/explain/explainChange';
import { type Comparison } from '../../engine/explain/labelSets';
import { type LabelTable } from '../../engine/explain/labelTable';
import { sumByBucket } from '../../engine/explain/valueBuckets';
import { parseSearch } from '../../engine/tree/search';
import {
  type ChartRequest,
  type ExploredTables,
  type ExplorerAnswer,
  type ExplorerQuestion,
  type ListedLabel,
  type Sides,
  type Timeline,
} from './explainRequest';
import { chartBuckets, type ChartTimes, noTimes, totalsByBucket } from './timeline';

const ALL_TIMES = { fromMs: -Infinity, toMs: Infinity };

interface Compared {
  readonly key: string;
  readonly comparison: Comparison;
  readonly change: ChangeExplanation | undefined;
}

export class ExplainSession {
  private tables: ExploredTables = { comparison: [], baseline: [], stepMs: undefined };
  private grid: ChartTimes = noTimes;
  private compared: Compared | undefined;
  /** What the last answer listed without a search. */
  private listed: readonly LabelBreakdown[] = [];

  /** Replaces what was loaded before. */
  load(tables: ExploredTables): Timeline {
    this.tables = tables;
    this.compared = undefined;
    this.listed = [];
    // Tables of one side have the same totals: each has all times.
    const [first] = tables.comparison;
    this.grid = first === undefined ? noTimes : chartBuckets(first, tables.stepMs);
    const { buckets } = this.grid;
    return { buckets, totals: first === undefined ? new Float64Array(0) : totalsByBucket(first, this.grid) };
  }

  answer(question: ExplorerQuestion): ExplorerAnswer {
    const { comparison, change } = this.compare(question.sides);
    const { order, limit, unlimited, search } = question;
    const options = { order, explanation: change };
    const isWhole = search !== '' || unlimited.length > 0;
    const short = breakDown(comparison, { ...options, limit });
    this.listed = short.labels;
    const whole = isWhole ? breakDown(comparison, { ...options, limit: Infinity }) : short;
    const found = search === '' ? undefined : searchLabels(whole.labels, comparison, search, limit);
    const listed =
      found?.labels ??
      short.labels.map((label) =>
        unlimited.includes(label.name) ? (whole.labels.find(({ name }) => name === label.name) ?? label) : label
      );
    return {
      sides: question.sides.kind,
      labels: listed.map((label) => withNames(label, comparison)),
      singleValued: short.singleValued,
      baseline: short.baseline,
      comparison: short.comparison,
      change,
      foundCount: found?.count,
    };
  }

  /** Averages per step, row-major: a row per value of the request, an entry per bucket of the timeline. Unknown values are 0. */
  charts({ label, values }: ChartRequest): Float64Array {
    const table = this.tableOf(label);
    if (table === undefined) {
      return new Float64Array(values.length * this.grid.buckets.count);
    }
    const column = table.labels.findIndex(({ name }) => name === label);
    const codeOf = codesOf(table, column);
    const known = values.filter((value) => codeOf.has(value));
    const sums = sumByBucket(
      table,
      column,
      known.map((value) => codeOf.get(value) ?? -1),
      this.grid.buckets
    );
    return spread(sums, known, values, this.grid);
  }

  /**
   * The largest average of a value in a bucket, of the values that the last answer lists without a search: the common scale of their
   * charts. One pass per label over its rows, so it is asked for apart from the answer.
   */
  chartScale(): number {
    const tables = this.compared?.comparison.tables ?? [];
    let largest = 0;
    for (const { name, table, label, codes } of this.listed) {
      const { values } = tables[table].labels[label];
      const sums = this.charts({ label: name, values: [...codes.slice(0, MOST_SCALED)].map((code) => values[code]) });
      largest = sums.reduce((a, b) => Math.max(a, b), largest);
    }
    return largest;
  }

  private compare(sides: Sides): Compared {
    const key = JSON.stringify(sides);
    if (this.compared?.key !== key) {
      const comparison = this.comparisonOf(sides);
      this.compared = {
        key,
        comparison,
        change: sides.kind === 'nothing' ? undefined : explainChange(comparison),
      };
    }
    return this.compared;
  }

  private comparisonOf(sides: Sides): Comparison {
    const { comparison, baseline } = this.tables;
    switch (sides.kind) {
      case 'window':
        return compareWindow(comparison, sides.window);
      case 'baseline':
        return compareSides(comparison, baseline);
      case 'nothing':
        return compareWindow(comparison, ALL_TIMES);
    }
  }

  private tableOf(label: string): LabelTable | undefined {
    return this.tables.comparison.find(({ labels }) => labels.some(({ name }) => name === label));
  }
}

/** So many values of a label take part in the common scale; the largest ones do in every order but that by name. */
const MOST_SCALED = 1000;

/** Codes by text; a row without the label has the code of `''` or none. */
function codesOf({ labels }: LabelTable, label: number): ReadonlyMap<string, number> {
  return new Map(labels[label].values.map((value, code) => [value, code]));
}

/** The rows of `known` values at their places among all `values`, per step instead of per bucket. */
function spread(
  sums: Float64Array,
  known: readonly string[],
  values: readonly string[],
  { buckets: { count }, stepsPerBucket }: ChartTimes
): Float64Array {
  const rowOf = new Map(known.map((value, row) => [value, row]));
  const charts = new Float64Array(values.length * count);
  values.forEach((value, at) => {
    const row = rowOf.get(value);
    if (row !== undefined) {
      charts.set(sums.subarray(row * count, (row + 1) * count), at * count);
    }
  });
  return charts.map((sum) => sum / stepsPerBucket);
}

function withNames(
  { name, table, label, codes, baseline, comparison, other }: LabelBreakdown,
  { tables }: Comparison
): ListedLabel {
  const { values } = tables[table].labels[label];
  return { name, values: Array.from(codes, (code) => values[code]), baseline, comparison, other };
}

interface Found {
  readonly labels: readonly LabelBreakdown[];
  readonly count: number;
}

/** The values that match, up to the limit per label; labels without any are left out. Nothing is found by a broken expression. */
function searchLabels(labels: readonly LabelBreakdown[], { tables }: Comparison, search: string, limit: number): Found {
  const predicate = parseSearch(search);
  const isFound = predicate.ok ? predicate.value : () => false;
  let count = 0;
  const found = labels.flatMap((breakdown) => {
    const { values } = tables[breakdown.table].labels[breakdown.label];
    const places = [...breakdown.codes.keys()].filter((place) =>
      isFound(`${breakdown.name}=${values[breakdown.codes[place]]}`)
    );
    count += places.length;
    const kept = places.slice(0, limit);
    return kept.length === 0
      ? []
      : [
          {
            ...breakdown,
            codes: Int32Array.from(kept, (place) => breakdown.codes[place]),
            baseline: Float64Array.from(kept, (place) => breakdown.baseline[place]),
            comparison: Float64Array.from(kept, (place) => breakdown.comparison[place]),
            other: undefined,
          },
        ];
  });
  return { labels: found, count };
}
