// What can be set for the panel, in the words of the panel editor. The first choices need no change.
import { type PanelOptionsEditorBuilder } from '@grafana/data';
import { type BreakdownOrder } from '../engine/explain/breakdown';
import { type ExplorerOptions } from '../views/label-explorer/useExplorer';
import { listVariables } from './dashboardVariables';

/** Stored in dashboards: names and values stay as they are. */
export interface LabelsOptions {
  /** Labels to show, as `labelFilterOf` reads them; empty for all. */
  readonly show: string;
  /** Labels to leave out. */
  readonly hide: string;
  /** One of `ORDERS`. */
  readonly order: string;
  readonly limit: number;
  readonly charts: boolean;
  readonly timeline: boolean;
  /** Names of dashboard variables; empty for none. */
  readonly comparisonVariable: string;
  readonly baselineVariable: string;
  readonly filterVariable: string;
  /** Uid of the dashboard that shows a comparison; empty for none. */
  readonly drillDown: string;
}

export const defaultOptions: LabelsOptions = {
  show: '',
  hide: '',
  order: 'explanation',
  limit: 10,
  charts: true,
  timeline: true,
  comparisonVariable: 'comparison',
  baselineVariable: 'baseline',
  filterVariable: '',
  drillDown: '',
};

const ORDERS: ReadonlyArray<{ readonly value: BreakdownOrder; readonly label: string }> = [
  { value: 'explanation', label: 'Explanation' },
  { value: 'change', label: 'Change' },
  { value: 'share', label: 'Share' },
  { value: 'name', label: 'Name' },
];

const MOST_VALUES = 10_000;

/** The options of the view. What a dashboard stores may be older or written by hand: what is not known has its default. */
export function explorerOptionsOf(options: LabelsOptions): ExplorerOptions {
  const { order, limit, charts, timeline } = { ...defaultOptions, ...options };
  return {
    order: ORDERS.find(({ value }) => value === order)?.value ?? 'explanation',
    limit: Number.isFinite(limit) ? Math.min(Math.max(1, Math.round(limit)), MOST_VALUES) : defaultOptions.limit,
    hasCharts: charts,
    hasTimeline: timeline,
  };
}

const LABELS = ['Labels'];
const ACTIONS = ['Actions'];

export function addLabelsOptions(builder: PanelOptionsEditorBuilder<LabelsOptions>) {
  addLabelOptions(builder);
  addActionOptions(builder);
}

function addLabelOptions(builder: PanelOptionsEditorBuilder<LabelsOptions>) {
  builder
    .addTextInput({
      path: 'show',
      category: LABELS,
      name: 'Show labels',
      description: 'Names with commas between them, * for any letters, or one /regular expression/. Empty shows all.',
      defaultValue: defaultOptions.show,
      settings: { placeholder: 'region, version, k8s_*' },
    })
    .addTextInput({
      path: 'hide',
      category: LABELS,
      name: 'Hide labels',
      description: 'The same for labels to leave out. They take no part in explanations either.',
      defaultValue: defaultOptions.hide,
      settings: { placeholder: 'span_*' },
    })
    .addRadio({
      path: 'order',
      category: LABELS,
      name: 'Order',
      description: 'Without a selected time or a baseline there is no change: then shares count.',
      defaultValue: defaultOptions.order,
      settings: { options: [...ORDERS] },
    })
    .addNumberInput({
      path: 'limit',
      category: LABELS,
      name: 'Values per label',
      description: 'The others are summed up as one row, which shows them all when it is clicked.',
      defaultValue: defaultOptions.limit,
      settings: { min: 1, max: MOST_VALUES, integer: true },
    })
    .addBooleanSwitch({
      path: 'charts',
      category: LABELS,
      name: 'Small charts',
      description: 'Each value over time, all on one scale.',
      defaultValue: defaultOptions.charts,
    })
    .addBooleanSwitch({
      path: 'timeline',
      category: LABELS,
      name: 'Timeline',
      description: 'The total over time, on which a time is selected. Low panels leave it out.',
      defaultValue: defaultOptions.timeline,
    });
}

function addActionOptions(builder: PanelOptionsEditorBuilder<LabelsOptions>) {
  const variable = { options: [], getOptions: listVariables, allowCustomValue: true, isClearable: true };
  builder
    .addSelect({
      path: 'comparisonVariable',
      category: ACTIONS,
      name: 'Variable of the comparison',
      description: 'Gets the matchers of what is compared, as in {service_name="api", $comparison}.',
      defaultValue: defaultOptions.comparisonVariable,
      settings: variable,
    })
    .addSelect({
      path: 'baselineVariable',
      category: ACTIONS,
      name: 'Variable of the baseline',
      description: 'Gets the matchers of what it is compared with.',
      defaultValue: defaultOptions.baselineVariable,
      settings: variable,
    })
    .addTextInput({
      path: 'drillDown',
      category: ACTIONS,
      name: 'Drill-down dashboard',
      description: 'Uid of a dashboard with these variables, opened where this dashboard lacks them.',
      defaultValue: defaultOptions.drillDown,
    })
    .addSelect({
      path: 'filterVariable',
      category: ACTIONS,
      name: 'Variable of filters',
      description:
        'A text variable that gets matchers, for dashboards without ad-hoc filters. Without one, a variable named like the label is set.',
      defaultValue: defaultOptions.filterVariable,
      settings: variable,
    });
}
