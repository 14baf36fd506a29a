// A dashboard of comparisons that the data source makes: with the period before, over ranges of different length, as a table. Panels that
// ask for the same stand side by side, and recorded profiles are marked.
import { type Dashboard } from '../../playground/server/provisioning/dashboards';
import { dataSourcePanel, profiles } from './dataSourceDashboard';
import { recorded } from './recording';

const before = { queryType: 'profile', labelSelector: '{region="eu-north"}', baseline: { timeShift: '$__range' } };
const shorter = { from: String(recorded.fromMs), to: String(recorded.fromMs + 120_000) };

export const comparisonsDashboard: Dashboard = {
  uid: 'comparisons',
  title: 'Comparisons',
  time: { from: 'now-1h', to: 'now' },
  annotations: {
    list: [
      {
        name: 'Recorded profiles',
        enable: true,
        iconColor: 'blue',
        datasource: profiles,
        target: { refId: 'Anno', labelSelector: '{}', annotation: { kind: 'profiles' }, limit: 5, version: 1 },
      },
    ],
  },
  panels: [
    dataSourcePanel(1, 'Against the period before', 'flameboard-flamegraph-panel', [0, 0, 12, 12], before),
    dataSourcePanel(2, 'The same once more', 'flameboard-flamegraph-panel', [12, 0, 12, 12], before),
    dataSourcePanel(3, 'Against two minutes', 'flameboard-flamegraph-panel', [0, 12, 12, 12], {
      ...before,
      baseline: shorter,
    }),
    dataSourcePanel(4, 'Functions compared', 'table', [12, 12, 12, 12], {
      ...before,
      queryType: 'functions',
      functions: { sortBy: 'self' },
    }),
    dataSourcePanel(5, 'CPU', 'timeseries', [0, 24, 24, 6], { queryType: 'metrics', labelSelector: '{}' }),
  ],
};
