// OpenMetrics text with timestamps → series. The text is what a scrape would give, once per scrape, for example
//   process_cpu_seconds_total{region="eu-north"} 12.5 1795262400.25
// Comments (`# TYPE …`), exemplars and the closing `# EOF` are skipped; samples of one series may lie anywhere.
import { metricNameLabel, type RecordedSeries } from './recordedSeries';

export class OpenMetricsError extends Error {
  override readonly name = 'OpenMetricsError';
  constructor(
    /** Counted from 1. */
    readonly line: number,
    problem: string
  ) {
    super(`Line ${line} of the recorded metrics: ${problem}`);
  }
}

interface GrowingSeries {
  readonly labels: ReadonlyMap<string, string>;
  readonly timesMs: number[];
  readonly values: number[];
}

/** Throws OpenMetricsError for a line that is no sample, a sample without a timestamp, and times that do not rise. */
export function parseOpenMetrics(text: string): readonly RecordedSeries[] {
  const byKey = new Map<string, GrowingSeries>();
  text.split(/\r?\n/).forEach((line, index) => {
    if (line !== '' && !line.startsWith('#')) {
      addSample(byKey, parseSample(line, index + 1), index + 1);
    }
  });
  return [...byKey.values()].map(({ labels, timesMs, values }) => ({
    labels,
    timesMs: Float64Array.from(timesMs),
    values: Float64Array.from(values),
  }));
}

interface Sample {
  readonly labels: ReadonlyMap<string, string>;
  readonly timeMs: number;
  readonly value: number;
}

function addSample(byKey: Map<string, GrowingSeries>, { labels, timeMs, value }: Sample, line: number): void {
  const key = JSON.stringify([...labels].sort(([a], [b]) => (a < b ? -1 : 1)));
  const series = byKey.get(key) ?? { labels, timesMs: [], values: [] };
  byKey.set(key, series);
  const last = series.timesMs.at(-1);
  if (last !== undefined && timeMs <= last) {
    throw new OpenMetricsError(line, `its time ${timeMs / 1000} is not after ${last / 1000}, the series' last one.`);
  }
  series.timesMs.push(timeMs);
  series.values.push(value);
}

const samplePattern = /^([a-zA-Z_:][\w:]*)(?:\{((?:[^"}]|"(?:[^"\\]|\\.)*")*)\})? (\S+)(?: (\S+))?(?: # .*)?$/;

function parseSample(line: string, lineNumber: number): Sample {
  const match = samplePattern.exec(line);
  if (match === null) {
    throw new OpenMetricsError(lineNumber, 'expected `name{label="value"} value seconds`.');
  }
  const [, name, labelText = '', valueText, secondsText] = match;
  if (secondsText === undefined) {
    throw new OpenMetricsError(lineNumber, `the sample of ${name} has no timestamp.`);
  }
  const seconds = Number(secondsText);
  const value = parseValue(valueText);
  if (!Number.isFinite(seconds) || value === undefined) {
    throw new OpenMetricsError(lineNumber, `"${valueText} ${secondsText}" is not a value and a time in seconds.`);
  }
  const labels = new Map([[metricNameLabel, name], ...parseLabels(labelText, lineNumber)]);
  return { labels, timeMs: Math.round(seconds * 1000), value };
}

function parseValue(text: string): number | undefined {
  switch (text.toLowerCase()) {
    case 'nan':
      return NaN;
    case '+inf':
      return Infinity;
    case '-inf':
      return -Infinity;
    default: {
      const value = Number(text);
      return Number.isNaN(value) ? undefined : value;
    }
  }
}

const labelPattern = /\s*([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"\s*(?:,|$)/y;

function parseLabels(text: string, line: number): readonly (readonly [string, string])[] {
  const labels: (readonly [string, string])[] = [];
  labelPattern.lastIndex = 0;
  let end = 0;
  while (end < text.length) {
    const match = labelPattern.exec(text);
    if (match === null) {
      throw new OpenMetricsError(line, `the labels {${text}} are not a list of name="value".`);
    }
    end = labelPattern.lastIndex;
    labels.push([match[1], unescapeValue(match[2])]);
  }
  return labels;
}

function unescapeValue(text: string): string {
  return text.replace(/\\(.)/g, (_, character: string) => (character === 'n' ? '\n' : character));
}
