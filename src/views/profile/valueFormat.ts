// How the views write values: by the unit and decimals of the frame's value field, exactly as Grafana would, and shares in percent.
import {
  type DataFrame,
  type DisplayProcessor,
  formattedValueToString,
  getDisplayProcessor,
  type GrafanaTheme2,
} from '@grafana/data';
import { parseProfileTypeId } from '../../engine/profile/profileType';
import { profileMetaOf } from '../../frames/profileMeta';
import { profileValueField } from '../../frames/profileFields';

/** Writes numbers of one profile as text. */
export interface ValueFormat {
  /** What the value counts, for example `cpu`; the sample type's name where the frame says it. */
  readonly name: string;
  /** A value with its unit. */
  readonly value: (value: number) => string;
  /** A difference with its unit and always with its sign, `+1.2 s`. */
  readonly difference: (value: number) => string;
}

/** The format of a profile frame: unit, decimals and display name come from its value field. */
export function valueFormatOf(frame: DataFrame, theme: GrafanaTheme2): ValueFormat {
  const field = profileValueField(frame);
  const config = { ...field?.config, unit: field?.config.unit ?? 'short' };
  // Made when first asked for: Grafana builds all of its units for the first processor, and the picture needs none.
  let display: DisplayProcessor | undefined;
  const value = (number: number) => {
    display ??= getDisplayProcessor({ field: { type: field?.type, config }, theme });
    return formattedValueToString(display(number));
  };
  return {
    name: config.displayName ?? sampleTypeOf(frame) ?? nameByUnit(config.unit),
    value,
    difference: (number) => (number > 0 ? `+${value(number)}` : number < 0 ? `−${value(-number)}` : value(0)),
  };
}

/** `part` of `whole` in percent, 0 of nothing. */
export function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : (part / whole) * 100;
}

/** `part` of `whole` in percent: `12.3 %`, `0.04 %`, `< 0.01 %`. Nothing of nothing is `0 %`. */
export function formatShare(part: number, whole: number): string {
  const share = percent(part, whole);
  const size = Math.abs(share);
  if (size === 0 || size >= 99.95) {
    return `${Math.round(share)} %`;
  }
  return size < 0.01 ? '< 0.01 %' : `${share.toFixed(size < 1 ? 2 : 1)} %`;
}

/** Shares of equal parts differ by this many points at most, because of rounding alone. */
const ROUNDING_POINTS = 1e-12;

/** The change of a share in percentage points, always with its sign: `+3.1 pp`, `−0.04 pp`, `+<0.01 pp`. */
export function formatShareChange(points: number): string {
  const size = Math.abs(points);
  if (size < ROUNDING_POINTS) {
    return '0 pp';
  }
  const rounded = size.toFixed(size < 0.1 ? 2 : 1);
  return `${points > 0 ? '+' : '−'}${Number(rounded) === 0 ? '<0.01' : rounded} pp`;
}

function sampleTypeOf(frame: DataFrame): string | undefined {
  const meta = profileMetaOf(frame);
  return meta && parseProfileTypeId(meta.profileType)?.sampleType;
}

/** Frames of other data sources say only their unit; these are the words of Grafana's own flame graph. */
function nameByUnit(unit: string): string {
  switch (unit) {
    case 'ns':
    case 'µs':
    case 'ms':
    case 's':
      return 'time';
    case 'bytes':
      return 'memory';
    default:
      return 'count';
  }
}
