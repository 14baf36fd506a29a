// What this panel can do with label values on the dashboard that it stands on.
import { type PanelProps } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { usePanelContext } from '@grafana/ui';
import { type ExplorerActions } from '../views/label-explorer/explorerActions';
import { compareAction, type CompareWorld, flameGraphAction } from './compareAction';
import { findVariable, hasAdHocFilters, setVariables, variableText } from './dashboardVariables';
import { exploreAction } from './exploreAction';
import { filterAction, type FilterWorld } from './filterAction';
import { defaultOptions, type LabelsOptions } from './options';

/** Asked anew at each rendering: variables come and go without the panel being told. */
export function useLabelActions(
  { data, timeRange, options: stored }: Pick<PanelProps<LabelsOptions>, 'data' | 'timeRange' | 'options'>,
  refId: string | undefined
): ExplorerActions {
  const { onAddAdHocFilter } = usePanelContext();
  const options = { ...defaultOptions, ...stored };
  const filterWorld = (): FilterWorld => ({
    addAdHocFilter: hasAdHocFilters() ? onAddAdHocFilter : undefined,
    filterVariable: options.filterVariable,
    find: findVariable,
    textOf: variableText,
    set: setVariables,
  });
  const compareWorld: CompareWorld = {
    options,
    has: (name) => findVariable(name) !== undefined,
    set: setVariables,
    open: (path) => locationService.push(path),
    search: new URLSearchParams(locationService.getSearch()),
    range: { fromMs: timeRange.from.valueOf(), toMs: timeRange.to.valueOf() },
  };
  return {
    filter: (value, isKept, listed) => filterAction(value, isKept, listed, filterWorld()),
    compare: compareAction(compareWorld),
    showFlameGraph: flameGraphAction(compareWorld),
    openExplore: exploreAction(data, refId),
  };
}
