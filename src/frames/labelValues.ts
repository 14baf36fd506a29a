// What the values of a labels frame, or of labelled series, are worth: how they are shown and what they count.
import { type DataFrame, type FieldConfig } from '@grafana/data';
import { parseProfileTypeId } from '../engine/profile/profileType';
import { labelsMetaOf } from './labelsFrame';
import { labelValueField } from './labelTables';
import { grafanaUnit, rateUnit } from './units';

export interface LabelValues {
  /** What is counted, such as `cpu`. */
  readonly name: string;
  /** Multiply a value by this before it is shown: sums per bucket become a rate, levels stay. */
  readonly factor: number;
  /** Unit, decimals and display name. */
  readonly config: FieldConfig;
  /** The distance of points; undefined where the frame does not say. */
  readonly stepMs: number | undefined;
}

/** Sums per bucket are shown per second, as in series: time as cores, bytes as bytes per second. A unit that the viewer chose stays. */
export function labelValuesOf(frame: DataFrame): LabelValues {
  const meta = labelsMetaOf(frame);
  const field = labelValueField(frame);
  const config = field?.config ?? {};
  const type = meta && parseProfileTypeId(meta.profileType);
  if (meta === undefined || type === undefined || meta.aggregation === 'average') {
    const name = config.displayName ?? type?.sampleType ?? field?.labels?.__name__ ?? field?.name ?? 'value';
    return { name, factor: 1, config: { ...config, unit: config.unit ?? 'short' }, stepMs: meta?.stepMs };
  }
  const rate = rateUnit(type.sampleUnit);
  const isOwnUnit = config.unit === undefined || config.unit === grafanaUnit(type.sampleUnit);
  return {
    name: config.displayName ?? type.sampleType,
    factor: rate.factor / (meta.stepMs / 1000),
    config: isOwnUnit ? { ...config, unit: rate.unit } : config,
    stepMs: meta.stepMs,
  };
}
