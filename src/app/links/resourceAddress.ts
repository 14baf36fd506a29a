// "Open profiles" beside the resource of a trace or a log line: its attributes → the address of `/open`.
import { type PluginExtensionResourceAttributesContext } from '@grafana/data';
import { openAddress } from '../open/openAddress';

/** Undefined for a resource without attributes. Names become labels as profilers write them: dots are underscores. */
export function resourceAddress({
  attributes,
  timeRange,
}: PluginExtensionResourceAttributesContext): string | undefined {
  const labels = Object.entries(attributes ?? {}).flatMap(([name, [value]]) =>
    value === undefined ? [] : [[name.replace(/[^A-Za-z0-9_]/g, '_'), value] as const]
  );
  return labels.length === 0
    ? undefined
    : openAddress({ labels: Object.fromEntries(labels), from: String(timeRange.from), to: String(timeRange.to) });
}
