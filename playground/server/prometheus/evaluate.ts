// Expression + recorded series + times → series of results, with Prometheus' rules: an instant selector shows the
// newest sample of the last five minutes, rate() and sum() drop the metric's name, sum() groups by label values.
import { seriesFilter } from './labelMatching';
import type { Expression, InstantSelector, Rate, Sum } from './promql';
import { rateAt } from './rate';
import { metricNameLabel, upperBound, type RecordedSeries } from './recordedSeries';

/** How far back an instant selector looks: (t − 5 min, t]. */
export const lookbackMs = 5 * 60_000;

/** From `startMs` to `endMs`, both included, every `stepMs`. */
export interface TimeSteps {
  readonly startMs: number;
  readonly endMs: number;
  readonly stepMs: number;
}

/** One value per step; NaN is a value as any other, undefined means that the series has none there. */
export interface EvaluatedSeries {
  readonly labels: ReadonlyMap<string, string>;
  readonly values: readonly (number | undefined)[];
}

export function stepTimes({ startMs, endMs, stepMs }: TimeSteps): readonly number[] {
  const count = Math.floor((endMs - startMs) / stepMs) + 1;
  return Array.from({ length: count }, (_, index) => startMs + index * stepMs);
}

/** Series without any value are left out; the others are in order of their labels, as Prometheus answers ranges. */
export function evaluate(
  expression: Expression,
  recorded: readonly RecordedSeries[],
  timesMs: readonly number[]
): readonly EvaluatedSeries[] {
  const all = expression.kind === 'sum' ? sum(expression, recorded, timesMs) : valuesOf(expression, recorded, timesMs);
  return all
    .filter(({ values }) => values.some((value) => value !== undefined))
    .sort((a, b) => compareTexts(labelText(a.labels), labelText(b.labels)));
}

function labelText(labels: ReadonlyMap<string, string>): string {
  return JSON.stringify([...labels].sort(([a], [b]) => compareTexts(a, b)));
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function valuesOf(
  expression: InstantSelector | Rate,
  recorded: readonly RecordedSeries[],
  timesMs: readonly number[]
): readonly EvaluatedSeries[] {
  const selector = expression.kind === 'rate' ? expression.selector : expression;
  return recorded.filter(seriesFilter(selector.matchers)).map((series) =>
    expression.kind === 'rate'
      ? {
          labels: withoutName(series.labels),
          values: timesMs.map((timeMs) => rateAt(series, timeMs, expression.windowMs)),
        }
      : { labels: series.labels, values: timesMs.map((timeMs) => newestAt(series, timeMs)) }
  );
}

function newestAt({ timesMs, values }: RecordedSeries, timeMs: number): number | undefined {
  const index = upperBound(timesMs, timeMs) - 1;
  return index >= 0 && timesMs[index] > timeMs - lookbackMs ? values[index] : undefined;
}

function withoutName(labels: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...labels].filter(([name]) => name !== metricNameLabel));
}

function sum(
  expression: Sum,
  recorded: readonly RecordedSeries[],
  timesMs: readonly number[]
): readonly EvaluatedSeries[] {
  const groups = new Map<
    string,
    { readonly labels: ReadonlyMap<string, string>; readonly values: (number | undefined)[] }
  >();
  for (const { labels, values } of valuesOf(expression.of, recorded, timesMs)) {
    const kept = new Map(expression.by.flatMap((name) => keptLabel(labels, name)));
    const key = JSON.stringify([...kept]);
    const group = groups.get(key) ?? { labels: kept, values: timesMs.map(() => undefined) };
    groups.set(key, group);
    values.forEach((value, index) => {
      if (value !== undefined) {
        group.values[index] = (group.values[index] ?? 0) + value;
      }
    });
  }
  return [...groups.values()];
}

/** A label that a series lacks is left out of the result too. */
function keptLabel(labels: ReadonlyMap<string, string>, name: string): readonly (readonly [string, string])[] {
  const value = labels.get(name);
  return value === undefined ? [] : [[name, value]];
}
