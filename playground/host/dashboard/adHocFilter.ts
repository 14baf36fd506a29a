// What Grafana's dashboards give to panels for filtering: a value goes into the dashboard's ad-hoc filters, in place of a filter on the same value.
import { AdHocFiltersVariable, type SceneObject } from '@grafana/scenes';
import { type PanelContext } from '@grafana/ui';

type Filter = Parameters<NonNullable<PanelContext['onAddAdHocFilter']>>[0];

/** For panels of a dashboard with a variable of that kind; others are given nothing. */
export function extendPanelContext(panel: SceneObject, context: PanelContext): void {
  context.onAddAdHocFilter = ({ key, operator, value }: Filter) => {
    const variables = panel.getRoot().state.$variables?.state.variables ?? [];
    const variable = variables.find((candidate) => candidate instanceof AdHocFiltersVariable);
    if (variable instanceof AdHocFiltersVariable) {
      const others = variable.state.filters.filter((filter) => filter.key !== key || filter.value !== value);
      variable.setState({ filters: [...others, { key, operator, value }] });
    }
  };
}
