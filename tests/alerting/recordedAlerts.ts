// The CPU rule of the sample service, evaluated over recorded metrics by the rule's own numbers: what Prometheus would have fired, and when.
import { cpuRule } from '../../tools/story/cpuRule';

/** How often Prometheus looks at the rule. */
const EVERY_MS = 5000;

/** An alert at the moment when it begins to fire. */
export interface RecordedAlert {
  readonly labels: Readonly<Record<string, string>>;
  readonly firesAtMs: number;
}

/** A series of Prometheus' range queries; times in seconds, rising. */
interface MatrixRow {
  readonly metric: Readonly<Record<string, string>>;
  readonly values: ReadonlyArray<readonly [number, string]>;
}

/** The alerts that begin to fire between the two times, in order of time. `prometheusUrl` without a final slash. */
export async function recordedAlerts(
  prometheusUrl: string,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number }
): Promise<readonly RecordedAlert[]> {
  const range = { start: String(fromMs / 1000), end: String(toMs / 1000), step: String(EVERY_MS / 1000) };
  const response = await fetch(
    `${prometheusUrl}/api/v1/query_range?${new URLSearchParams({ query: cpuRule.expr, ...range })}`
  );
  if (!response.ok) {
    throw new Error(`The rule's query was refused: ${await response.text()}`);
  }
  const answer: { readonly data: { readonly result: readonly MatrixRow[] } } = await response.json();
  return answer.data.result
    .flatMap(({ metric, values }) => {
      const firesAtMs = firesAt(values, cpuRule.threshold, Number.parseInt(cpuRule.for, 10) * 1000);
      return firesAtMs === undefined ? [] : [{ labels: metric, firesAtMs }];
    })
    .sort((a, b) => a.firesAtMs - b.firesAtMs);
}

/** When a series has been above the threshold for so long without a gap; undefined if it never has. */
export function firesAt(values: MatrixRow['values'], threshold: number, forMs: number): number | undefined {
  let sinceMs: number | undefined;
  let lastMs = -Infinity;
  for (const [seconds, value] of values) {
    const timeMs = seconds * 1000;
    const isAbove = Number(value) > threshold;
    sinceMs = !isAbove ? undefined : sinceMs === undefined || timeMs - lastMs > EVERY_MS ? timeMs : sinceMs;
    lastMs = timeMs;
    if (sinceMs !== undefined && timeMs - sinceMs >= forMs) {
      return timeMs;
    }
  }
  return undefined;
}
