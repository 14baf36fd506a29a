// Series of a profile type over time → one data frame per series, as the Pyroscope data source shows them.
import { createDataFrame, type DataFrame, FieldType, type Labels } from '@grafana/data';

/** One label set over time. */
export interface Series {
  readonly labels: Labels;
  /** Ends of the buckets in milliseconds, ascending. */
  readonly times: readonly number[];
  /** One value per bucket, in `unit`. */
  readonly values: readonly number[];
}

/** What all series of one query have in common. */
export interface SeriesMeta {
  /** The sample type's name, which becomes the name of the value field. */
  readonly sampleType: string;
  /** Grafana's unit id of the values. */
  readonly unit: string;
  /** True when a cumulative value was divided by the step. */
  readonly isRate: boolean;
}

/** A frame with the fields `time` and the sample type's name, the series' labels on the latter. */
export function seriesFrame(series: Series, meta: SeriesMeta): DataFrame {
  return createDataFrame({
    name: 'series',
    meta: { preferredVisualisationType: 'graph', custom: { rateCalculated: meta.isRate } },
    fields: [
      { name: 'time', type: FieldType.time, config: {}, values: [...series.times] },
      {
        name: meta.sampleType,
        type: FieldType.number,
        config: { unit: meta.unit },
        labels: series.labels,
        values: [...series.values],
      },
    ],
  });
}
