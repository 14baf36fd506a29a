// The one rule that the sample service alerts with, told once for Prometheus and for Grafana. `npm run alerts` writes both files.
import { stringify } from 'yaml';

/**
 * The minutes before it is opened that an alert's link shows, and holds against as many minutes before them: long enough to hold the beginning
 * of what made the rule fire.
 */
export const LINK_MINUTES = 4;

export const cpuRule = {
  name: 'RideshareCpuHigh',
  /** CPU cores in use. Not by version: a version that is new has no time before it to be held against. */
  expr: 'sum by (service_name, region) (rate(process_cpu_seconds_total{job="rideshare"}[1m]))',
  /** Cores; calm regions stay below 0.17, and a busy machine gives the bad one less than it asks for. */
  threshold: 0.25,
  for: '20s',
  labels: { severity: 'warning' },
  summary: '{{ $labels.service_name }} uses {{ $value | printf "%.2f" }} cores in {{ $labels.region }}',
  /** The labels that the link hands on, each escaped: whose alert it is, and nothing that may explain it. */
  linkedLabels: ['service_name'],
} as const;

/** The page that opens the drill-down on the alert's time and labels, as a template of both systems. */
export function profilesLink(): string {
  const labels = cpuRule.linkedLabels.map((name) => `label.${name}={{ $labels.${name} | urlquery }}`);
  const rest = [`title=${cpuRule.name}`, ...labels, `from=now-${LINK_MINUTES}m`, 'to=now'];
  return `/a/flameboard-profiles-app/open?${rest.join('&')}`;
}

const annotations = { summary: cpuRule.summary, profiles: profilesLink() };

const GENERATED = '# Written by `npm run alerts` from tools/story/cpuRule.ts: change it there.\n';
const PROMETHEUS_UID = 'flameboard-prometheus';

/** A rule file of Prometheus. */
export function prometheusRules(): string {
  const rule = {
    alert: cpuRule.name,
    expr: `${cpuRule.expr} > ${cpuRule.threshold}`,
    for: cpuRule.for,
    labels: cpuRule.labels,
    annotations,
  };
  return GENERATED + stringify({ groups: [{ name: 'rideshare', interval: '5s', rules: [rule] }] }, { lineWidth: 0 });
}

/**
 * A file of Grafana's alerting provisioning: the same query, and its last value against the threshold. Grafana replaces `$name` by variables of
 * the environment in all fields but the annotations, which are the ones that need theirs (grafana/grafana#54975).
 */
export function grafanaRules(): string {
  const relativeTimeRange = { from: 300, to: 0 };
  const rule = {
    uid: 'flameboard-rideshare-cpu',
    title: cpuRule.name,
    condition: 'above',
    data: [
      {
        refId: 'cores',
        relativeTimeRange,
        datasourceUid: PROMETHEUS_UID,
        model: { refId: 'cores', expr: cpuRule.expr, instant: true },
      },
      {
        refId: 'above',
        datasourceUid: '__expr__',
        model: {
          refId: 'above',
          type: 'threshold',
          expression: 'cores',
          conditions: [{ evaluator: { type: 'gt', params: [cpuRule.threshold] } }],
        },
      },
    ],
    noDataState: 'OK',
    execErrState: 'Error',
    for: cpuRule.for,
    labels: cpuRule.labels,
    // In Grafana a rule's value is the value of one of its queries.
    annotations: { ...annotations, summary: cpuRule.summary.replace('$value', '$values.cores.Value') },
  };
  const group = { orgId: 1, name: 'rideshare', folder: 'Flameboard', interval: '10s', rules: [rule] };
  return GENERATED + stringify({ apiVersion: 1, groups: [group] }, { lineWidth: 0 });
}

/** Both files by their path in the repository. */
export const ruleFiles: Readonly<Record<string, () => string>> = {
  'docker/prometheus/rules.yml': prometheusRules,
  'provisioning/alerting/rideshare.yaml': grafanaRules,
};
