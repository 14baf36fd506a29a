// The JSON of Parca's HTTP gateway, checked and made ours: profile types, label names and values, series, errors. Numbers of 64 bits
// come as texts, times as RFC 3339, fields without a value may be missing.
import * as v from 'valibot';
import { type Label } from '../../../engine/profile/profile';
import { printProfileTypeId } from '../../../engine/profile/profileType';
import { type ParcaType } from './parcaQuery';

const texts = v.optional(v.array(v.string()), []);
const text = v.optional(v.string(), '');
/** `"385170000000"` or `385170000000`. */
const integer = v.pipe(v.optional(v.union([v.string(), v.number()]), 0), v.transform(Number), v.finite());
const time = v.pipe(
  v.string(),
  v.transform((value) => Date.parse(value)),
  v.finite()
);

const typesSchema = v.object({
  types: v.optional(
    v.array(
      v.object({
        name: text,
        sampleType: text,
        sampleUnit: text,
        periodType: text,
        periodUnit: text,
        delta: v.optional(v.boolean(), false),
      })
    ),
    []
  ),
});

const labelNamesSchema = v.object({ labelNames: texts });
const labelValuesSchema = v.object({ labelValues: texts });

const seriesSchema = v.object({
  series: v.optional(
    v.array(
      v.object({
        labelset: v.optional(v.object({ labels: v.optional(v.array(v.object({ name: text, value: text })), []) }), {}),
        samples: v.optional(v.array(v.object({ timestamp: time, value: integer, duration: integer })), []),
      })
    ),
    []
  ),
});

const errorSchema = v.object({ code: v.number(), message: text });

/** One point of QueryRange. */
export interface ParcaPoint {
  /** Where its step begins, for types with a duration; else when the profile was recorded. */
  readonly timeMs: number;
  readonly value: number;
  /** The shortest profile in it where it holds one moment's profiles only, else the step. */
  readonly durationMs: number;
}

/** One answered label set. The same one may be answered more than once, and so may a point of it: they add up. */
export interface ParcaSeries {
  readonly labels: readonly Label[];
  readonly points: readonly ParcaPoint[];
}

/** An error of gRPC as the gateway writes it. */
export interface GatewayError {
  readonly code: number;
  readonly message: string;
}

/** The types of an answer; undefined, here and below, when it is no such answer. */
export function parseTypes(bytes: Uint8Array): readonly ParcaType[] | undefined {
  return parse(typesSchema, bytes)?.types.map(({ delta, ...parts }) => ({
    id: printProfileTypeId(parts),
    isDelta: delta,
  }));
}

export function parseLabelNames(bytes: Uint8Array): readonly string[] | undefined {
  return parse(labelNamesSchema, bytes)?.labelNames;
}

export function parseLabelValues(bytes: Uint8Array): readonly string[] | undefined {
  return parse(labelValuesSchema, bytes)?.labelValues;
}

export function parseSeries(bytes: Uint8Array): readonly ParcaSeries[] | undefined {
  return parse(seriesSchema, bytes)?.series.map(({ labelset, samples }) => ({
    labels: labelset.labels ?? [],
    points: samples.map(({ timestamp, value, duration }) => ({ timeMs: timestamp, value, durationMs: duration / 1e6 })),
  }));
}

export function parseError(bytes: Uint8Array): GatewayError | undefined {
  return parse(errorSchema, bytes);
}

function parse<const S extends v.GenericSchema>(schema: S, bytes: Uint8Array): v.InferOutput<S> | undefined {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    if (error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
  // An array is an object without any of the fields, and no answer.
  const parsed = v.safeParse(schema, Array.isArray(json) ? undefined : json);
  return parsed.success ? parsed.output : undefined;
}
