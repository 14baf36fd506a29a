// The JSON of series, exemplars and heatmaps. Fields with default values are left out by servers, 64-bit numbers come as text.
import * as v from 'valibot';
import { type Label } from '../../../engine/profile/profile';

/** Text or number, also `"NaN"`. */
export const numeric = v.pipe(v.union([v.number(), v.string()]), v.transform(Number));
const optionalNumber = v.optional(numeric, 0);
const optionalText = v.optional(v.string(), '');

const labelsSchema = v.optional(v.array(v.object({ name: optionalText, value: optionalText })), []);

const exemplarSchema = v.object({
  timestamp: optionalNumber,
  profileId: optionalText,
  spanId: optionalText,
  traceId: optionalText,
  value: optionalNumber,
  labels: labelsSchema,
});

export const seriesSchema = v.object({
  series: v.optional(
    v.array(
      v.object({
        labels: labelsSchema,
        points: v.optional(
          v.array(
            v.object({
              timestamp: optionalNumber,
              value: optionalNumber,
              exemplars: v.optional(v.array(exemplarSchema), []),
            })
          ),
          []
        ),
      })
    ),
    []
  ),
});

export const heatmapSchema = v.object({
  series: v.optional(
    v.array(
      v.object({
        labels: labelsSchema,
        slots: v.optional(
          v.array(
            v.object({
              timestamp: optionalNumber,
              yMin: v.optional(v.array(numeric), []),
              counts: v.optional(v.array(numeric), []),
            })
          ),
          []
        ),
      })
    ),
    []
  ),
});

export type ServerSeries = v.InferOutput<typeof seriesSchema>['series'][number];
export type ServerHeatmap = v.InferOutput<typeof heatmapSchema>['series'][number];

/** The labels of `groupBy` that a series has, in that order. A label without a value is one that is not there. */
export function groupLabels(labels: readonly Label[], groupBy: readonly string[]): Label[] {
  return groupBy.flatMap((name) => labels.find((label) => label.name === name && label.value !== '') ?? []);
}

/** The same for equal labels. */
export function labelsKey(labels: readonly Label[]): string {
  return JSON.stringify(labels.map(({ name, value }) => [name, value]));
}
