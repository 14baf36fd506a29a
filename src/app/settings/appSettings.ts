// The app's settings as Grafana stores them in `jsonData`, and how they are read: what is missing or of the wrong type has its default.
import { DEFAULT_RULES, type LabelRule } from './labelRules';

export interface AppSettings {
  readonly labelRules: readonly LabelRule[];
  /** Uid of the profiling data source; empty for the first one. */
  readonly profilesDataSource: string;
  /** Uid of the Prometheus data source beside it; empty for the first one. */
  readonly metricsDataSource: string;
  /** Uid of the dashboard that `/open` leads to. */
  readonly drillDownDashboard: string;
}

export const DEFAULT_DASHBOARD = 'flameboard-drilldown';

export const defaultSettings: AppSettings = {
  labelRules: DEFAULT_RULES,
  profilesDataSource: '',
  metricsDataSource: '',
  drillDownDashboard: DEFAULT_DASHBOARD,
};

/** Never fails: settings may be provisioned by hand. A rule that cannot work is left out. */
export function readAppSettings(jsonData: unknown): AppSettings {
  const stored: Readonly<Record<string, unknown>> = isRecord(jsonData) ? jsonData : {};
  const { labelRules, profilesDataSource, metricsDataSource, drillDownDashboard } = stored;
  return {
    labelRules: Array.isArray(labelRules) ? labelRules.flatMap(readRule) : defaultSettings.labelRules,
    profilesDataSource: textOf(profilesDataSource),
    metricsDataSource: textOf(metricsDataSource),
    drillDownDashboard: textOf(drillDownDashboard) || DEFAULT_DASHBOARD,
  };
}

function readRule(rule: unknown): readonly LabelRule[] {
  const { from, to }: Readonly<Record<string, unknown>> = isRecord(rule) ? rule : {};
  const names = (Array.isArray(from) ? from : [from]).map(textOf).filter((name) => name !== '');
  const target = textOf(to);
  return names.length > 0 && target !== '' ? [{ from: names, to: target }] : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
