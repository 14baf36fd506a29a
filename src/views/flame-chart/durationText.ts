// A length of time in the unit that suits it, as Grafana writes it.
import { formattedValueToString, getValueFormat } from '@grafana/data';

/** Nanoseconds as `1.25 ms`. */
export function durationText(ns: number): string {
  return formattedValueToString(getValueFormat('ns')(ns));
}
