// Counts of profiles per bucket of time and value → a frame of cells, as Grafana's Heatmap panel takes it.
import { createDataFrame, type DataFrame, DataFrameType } from '@grafana/data';
import { numberField, timeField } from './fieldValues';

/** How many profiles had a value within [yMin, yMax) in the bucket of time that ends at `timeMs`. */
export interface HeatmapCell {
  readonly timeMs: number;
  readonly yMin: number;
  readonly yMax: number;
  readonly count: number;
}

/** `unit`: Grafana's unit id of the values. */
export function heatmapFrame(cells: readonly HeatmapCell[], stepMs: number, unit: string): DataFrame {
  return createDataFrame({
    name: 'heatmap',
    meta: { type: DataFrameType.HeatmapCells },
    fields: [
      {
        ...timeField(
          'xMax',
          Float64Array.from(cells, ({ timeMs }) => timeMs)
        ),
        config: { interval: stepMs },
      },
      numberField(
        'yMin',
        Float64Array.from(cells, ({ yMin }) => yMin),
        { unit }
      ),
      numberField(
        'yMax',
        Float64Array.from(cells, ({ yMax }) => yMax),
        { unit }
      ),
      numberField(
        'count',
        Float64Array.from(cells, ({ count }) => count),
        { unit: 'short' }
      ),
    ],
  });
}
