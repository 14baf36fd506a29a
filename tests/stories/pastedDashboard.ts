// A dashboard of the Pyroscope data source after its published schema, with only its data source changed. The playground has no flame graph of
// Grafana's own, so ours takes its place: the step that the guide leaves to the user.
import { type Dashboard } from '../../playground/server/provisioning/dashboards';
import { movedDashboard } from '../movedDashboard';

interface DashboardWithPanels extends Dashboard {
  readonly panels: ReadonlyArray<{ readonly type: string }>;
}

export function pastedDashboard(dataSourceUid: string): Dashboard {
  const { panels, ...dashboard } = movedDashboard<DashboardWithPanels>('pyroscope.json', dataSourceUid);
  return {
    ...dashboard,
    uid: 'pasted',
    panels: panels.map((panel) =>
      panel.type === 'flamegraph' ? { ...panel, type: 'flameboard-flamegraph-panel' } : panel
    ),
  };
}
