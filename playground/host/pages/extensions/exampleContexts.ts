// What Grafana hands to apps at the extension points of pages that the playground has not. The alert is that of the recorded incident.
import { PluginExtensionPoints } from '@grafana/data';
import { hostSettings } from '../../pageGlobals';

export interface ExamplePoint {
  readonly id: string;
  readonly title: string;
  readonly context: object;
}

const labels = {
  alertname: 'RideSharingCpuHigh',
  grafana_folder: 'Flameboard',
  service_name: 'ride-sharing-app',
  region: 'eu-north',
  severity: 'page',
};

/** The recorded alert: it began with the second half of the recording. */
function activeAt(): string {
  const { fromMs, toMs } = hostSettings.range ?? { fromMs: Date.now() - 600_000, toMs: Date.now() };
  return new Date((fromMs + toMs) / 2).toISOString();
}

const expr = 'sum by (region) (rate(process_cpu_seconds_total{service_name="ride-sharing-app"}[1m])) > 0.5';
const metrics = { type: 'prometheus', uid: 'flameboard-prometheus' };

export function examplePoints(): readonly ExamplePoint[] {
  const { fromMs, toMs } = hostSettings.range ?? { fromMs: Date.now() - 3_600_000, toMs: Date.now() };
  const attributes = {
    'service.name': ['ride-sharing-app'],
    'cloud.region': ['eu-north'],
    'telemetry.sdk.name': ['otel'],
  };
  const resource = { attributes, timeRange: { from: fromMs, to: toMs }, datasource: { type: 'tempo', uid: 'tempo' } };
  return [
    {
      id: PluginExtensionPoints.AlertInstanceAction,
      title: "An alert of Grafana's own rules",
      context: {
        rule: {
          name: labels.alertname,
          uid: 'cpu',
          labels: { severity: 'page' },
          annotations: {},
          query: JSON.stringify([
            { refId: 'A', datasourceUid: metrics.uid, model: { refId: 'A', expr, datasource: metrics } },
          ]),
        },
        instance: { activeAt: activeAt(), annotations: {}, labels, state: 'Alerting', value: '1.2' },
      },
    },
    {
      id: PluginExtensionPoints.AlertInstanceAction,
      title: 'An alert of a Prometheus rule, as Grafana 12 hands it over',
      context: {
        rule: {
          name: labels.alertname,
          query: expr,
          labels: { severity: 'page' },
          annotations: {},
          group: {},
          namespace: {},
        },
        instance: { activeAt: activeAt(), annotations: {}, labels, state: 'firing', value: '1.2e+00' },
      },
    },
    {
      id: PluginExtensionPoints.ExploreToolbarAction,
      title: 'A query in Explore',
      context: {
        exploreId: 'left',
        targets: [{ refId: 'A', expr, datasource: metrics }],
        timeRange: { from: String(fromMs), to: String(toMs) },
        timeZone: 'browser',
        shouldShowAddCorrelation: false,
      },
    },
    { id: PluginExtensionPoints.CommandPalette, title: 'The command palette', context: {} },
    { id: PluginExtensionPoints.TraceViewResourceAttributes, title: 'The resource of a trace', context: resource },
    { id: PluginExtensionPoints.LogsViewResourceAttributes, title: 'The resource of a log line', context: resource },
  ];
}
