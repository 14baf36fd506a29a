// A dashboard of what the data source gives panels besides flame graphs: annotations, ad-hoc filters, group-by, comparisons,
// functions and labels. The overview that is shipped has none of these on purpose.
import { type Dashboard } from '../../playground/server/provisioning/dashboards';

/** The recorded samples. */
export const profiles = { type: 'flameboard-profiles-datasource', uid: 'flameboard-profiles' };

/** A panel of the samples; `place` is x, y, width and height on the grid. */
export function dataSourcePanel(id: number, title: string, type: string, place: readonly number[], target: object) {
  const [x, y, w, h] = place;
  return {
    id,
    title,
    type,
    datasource: profiles,
    gridPos: { x, y, w, h },
    targets: [{ refId: 'A', version: 1, ...target }],
  };
}

export const dataSourceDashboard: Dashboard = {
  uid: 'data-source',
  title: 'What the data source gives',
  graphTooltip: 1,
  time: { from: 'now-1h', to: 'now' },
  annotations: {
    list: [
      {
        name: 'Deploys',
        enable: true,
        iconColor: 'orange',
        datasource: profiles,
        target: { refId: 'Anno', labelSelector: '{}', annotation: { kind: 'firstSeen', label: 'version' }, version: 1 },
      },
      {
        name: 'Deploys of the north',
        enable: false,
        iconColor: 'blue',
        datasource: profiles,
        target: {
          refId: 'Anno',
          labelSelector: '{region="eu-north"}',
          annotation: { kind: 'firstSeen', label: 'version' },
          version: 1,
        },
      },
    ],
  },
  templating: {
    list: [
      { name: 'filters', label: 'Filters', type: 'adhoc', datasource: profiles },
      { name: 'by', label: 'Group by', type: 'groupby', datasource: profiles },
    ],
  },
  panels: [
    dataSourcePanel(1, 'CPU', 'timeseries', [0, 0, 12, 8], { queryType: 'metrics', labelSelector: '{}' }),
    dataSourcePanel(2, 'Functions', 'table', [12, 0, 12, 8], {
      queryType: 'functions',
      labelSelector: '{}',
      functions: { sortBy: 'self' },
      limit: 10,
    }),
    dataSourcePanel(3, 'Version 1.1.0 against 1.0.0', 'flameboard-flamegraph-panel', [0, 8, 24, 14], {
      queryType: 'profile',
      labelSelector: '{version="1.1.0"}',
      baseline: { labelSelector: '{version="1.0.0"}' },
    }),
    dataSourcePanel(4, 'Labels', 'table', [0, 22, 12, 8], {
      queryType: 'labels',
      labelSelector: '{}',
      labels: ['region', 'version'],
    }),
    dataSourcePanel(5, 'A lock alone', 'timeseries', [12, 22, 12, 8], {
      queryType: 'metrics',
      labelSelector: '{}',
      groupBy: ['version'],
      functionSelector: 'mutex_lock',
    }),
  ],
};
