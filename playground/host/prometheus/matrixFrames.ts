// Prometheus' answer to a range query → one data frame per series.
import { FieldType, type DataFrame } from '@grafana/data';
import type { PrometheusQuery, RangeParameters } from './prometheusQuery';

/** One series of `{ resultType: 'matrix' }`: times in seconds, values as text. */
export interface MatrixSeries {
  readonly metric: Readonly<Record<string, string>>;
  readonly values: readonly (readonly [number, string])[];
}

export function matrixFrame(series: MatrixSeries, query: PrometheusQuery, { stepMs }: RangeParameters): DataFrame {
  const { metric, values } = series;
  const name = legend(metric, query.legendFormat);
  return {
    refId: query.refId,
    meta: { preferredVisualisationType: 'graph', type: undefined, executedQueryString: query.expr },
    length: values.length,
    fields: [
      // With the interval the plot leaves a gap where a series has no point.
      {
        name: 'Time',
        type: FieldType.time,
        config: { interval: stepMs },
        values: values.map(([seconds]) => seconds * 1000),
      },
      {
        name: metric.__name__ ?? 'Value',
        type: FieldType.number,
        labels: withoutName(metric),
        config: name === undefined ? {} : { displayNameFromDS: name },
        values: values.map(([, text]) => parseValue(text)),
      },
    ],
  };
}

function legend(metric: MatrixSeries['metric'], format: string | undefined): string | undefined {
  return format === undefined || format === '' || format === '__auto'
    ? undefined
    : format.replace(/\{\{\s*(.+?)\s*\}\}/g, (_, label: string) => metric[label] ?? '');
}

function withoutName({ __name__: _name, ...labels }: MatrixSeries['metric']): Record<string, string> {
  return labels;
}

function parseValue(text: string): number {
  switch (text) {
    case '+Inf':
      return Infinity;
    case '-Inf':
      return -Infinity;
    default:
      return Number(text);
  }
}
