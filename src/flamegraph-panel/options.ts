// What can be set for the panel, in the words of the panel editor. The first choices need no change.
import { type PanelOptionsEditorBuilder, type SelectableValue } from '@grafana/data';
import { DEFAULT_CHOICES, type Shown } from '../views/profile/viewChoices';
import { type ProfileViewOptions } from '../views/profile-view/ProfileView';
import { type TableColumn } from '../views/top-table/tableColumns';
import { AUTO_BASELINE, NO_BASELINE, ofRefId } from './baselineOption';
import { listVariables } from './pinnedVariable';

/** Stored in dashboards: names and values stay as they are. */
export interface FlameGraphOptions extends Omit<ProfileViewOptions, 'shown'> {
  /** One of `SHOWN_VIEWS`. */
  readonly shown: string;
  /** Which of several profiles is the baseline: see baselineOption.ts. */
  readonly baseline: string;
  /** Name of the dashboard variable that gets the pinned function; empty for none. */
  readonly pinnedVariable: string;
}

/** The views by the names that dashboards store. */
const SHOWN_VIEWS: ReadonlyMap<string, { readonly shown: Shown; readonly label: string }> = new Map([
  ['both', { shown: ['table', 'flameGraph'], label: 'Table and flame graph' }],
  ['flameGraph', { shown: ['flameGraph'], label: 'Flame graph' }],
  ['flameChart', { shown: ['flameChart'], label: 'Flame chart (of a profile in order of time)' }],
  ['table', { shown: ['table'], label: 'Table' }],
  ['callTree', { shown: ['callTree'], label: 'Call tree' }],
  ['callTreeAndFlameGraph', { shown: ['callTree', 'flameGraph'], label: 'Call tree and flame graph' }],
  ['tableAndCallTree', { shown: ['table', 'callTree'], label: 'Table and call tree' }],
  ['linesAndFlameGraph', { shown: ['lines', 'flameGraph'], label: 'Source lines and flame graph' }],
  ['changes', { shown: ['changes'], label: 'Changes (of a comparison)' }],
  ['changesAndFlameGraph', { shown: ['changes', 'flameGraph'], label: 'Changes and flame graph' }],
]);

export const defaultOptions: FlameGraphOptions = {
  ...DEFAULT_CHOICES,
  shown: 'both',
  columns: ['self', 'total'],
  diffColumns: ['total'],
  hasToolbar: true,
  baseline: AUTO_BASELINE,
  pinnedVariable: '',
};

/** The options of the view. What a dashboard stores may be older or written by hand: what is not known has its default. */
export function viewOptionsOf(options: FlameGraphOptions): ProfileViewOptions {
  const { shown, columns, diffColumns, ...rest } = { ...defaultOptions, ...options };
  return {
    ...rest,
    shown: SHOWN_VIEWS.get(shown)?.shown ?? DEFAULT_CHOICES.shown,
    columns: columns.length > 0 ? columns : defaultOptions.columns,
    diffColumns: diffColumns.length > 0 ? diffColumns : defaultOptions.diffColumns,
  };
}

const VIEW = ['View'];
const TABLE = ['Table'];
const GROUPING = ['Grouping'];
const COMPARISON = ['Comparison'];
const DASHBOARD = ['Other panels'];

export function addFlameGraphOptions(builder: PanelOptionsEditorBuilder<FlameGraphOptions>) {
  addViewOptions(builder);
  addTableOptions(builder);
  addGroupingOptions(builder);
  addComparisonOptions(builder);
  builder.addSelect({
    path: 'pinnedVariable',
    category: DASHBOARD,
    name: 'Pinned function to variable',
    description: 'Pinning a function writes its name into this dashboard variable, for the queries of other panels.',
    defaultValue: defaultOptions.pinnedVariable,
    settings: { options: [], getOptions: listVariables, allowCustomValue: true, isClearable: true },
  });
}

function addViewOptions(builder: PanelOptionsEditorBuilder<FlameGraphOptions>) {
  builder
    .addSelect({
      path: 'shown',
      category: VIEW,
      name: 'Show',
      description:
        'Viewers can change this and all that follows for themselves in the panel. Narrow panels show one view at a time.',
      defaultValue: defaultOptions.shown,
      settings: { options: [...SHOWN_VIEWS].map(([value, { label }]) => ({ value, label })) },
    })
    .addRadio({
      path: 'colorBy',
      category: VIEW,
      name: 'Colour by',
      description: 'Equal packages or functions have equal colours. A comparison is coloured by its difference.',
      defaultValue: defaultOptions.colorBy,
      settings: {
        options: [
          { value: 'package', label: 'Package' },
          { value: 'function', label: 'Function' },
          { value: 'self', label: 'Self' },
        ],
      },
    })
    .addRadio({
      path: 'orientation',
      category: VIEW,
      name: 'Root',
      defaultValue: defaultOptions.orientation,
      settings: {
        options: [
          { value: 'rootAtTop', label: 'At the top' },
          { value: 'rootAtBottom', label: 'At the bottom' },
        ],
      },
    })
    .addBooleanSwitch({
      path: 'shortensPaths',
      category: VIEW,
      name: 'Short file names',
      description: 'Without the folders that all files share.',
      defaultValue: defaultOptions.shortensPaths,
    })
    .addBooleanSwitch({
      path: 'hasToolbar',
      category: VIEW,
      name: 'Toolbar',
      description: 'Search, focus, colours and views above the picture. Panels too low for both leave it out.',
      defaultValue: defaultOptions.hasToolbar,
    });
}

const tableColumns: Array<SelectableValue<TableColumn>> = [
  { value: 'self', label: 'Self' },
  { value: 'total', label: 'Total' },
  { value: 'file', label: 'File' },
];

/** Grafana types each choice of a multi-select as the list of chosen values; what it wants is one value per choice. */
const tableColumnChoices = tableColumns as Array<SelectableValue<never>>;

function addTableOptions(builder: PanelOptionsEditorBuilder<FlameGraphOptions>) {
  builder
    .addMultiSelect({
      path: 'columns',
      category: TABLE,
      name: 'Columns',
      defaultValue: [...defaultOptions.columns],
      settings: { options: tableColumnChoices },
    })
    .addMultiSelect({
      path: 'diffColumns',
      category: TABLE,
      name: 'Columns of a comparison',
      description: 'Self and total have a column each for baseline, comparison and difference.',
      defaultValue: [...defaultOptions.diffColumns],
      settings: { options: tableColumnChoices },
    });
}

function addGroupingOptions(builder: PanelOptionsEditorBuilder<FlameGraphOptions>) {
  builder
    .addRadio({
      path: 'groupBy',
      category: GROUPING,
      name: 'A bar is',
      defaultValue: defaultOptions.groupBy,
      settings: {
        options: [
          { value: 'function', label: 'A function' },
          { value: 'module', label: 'A module' },
          { value: 'file', label: 'A file' },
        ],
      },
    })
    .addTextInput({
      path: 'hidePattern',
      category: GROUPING,
      name: 'Hide frames',
      description:
        'Part of a function, file or binary, or /regular expression/. What hidden frames call counts for their callers.',
      defaultValue: defaultOptions.hidePattern,
      settings: { placeholder: '/node_modules|site-packages/' },
    })
    .addBooleanSwitch({
      path: 'collapsesRecursion',
      category: GROUPING,
      name: 'Collapse recursion',
      defaultValue: defaultOptions.collapsesRecursion,
    })
    .addBooleanSwitch({
      path: 'collapsesChains',
      category: GROUPING,
      name: 'Collapse chains',
      description: 'Functions that only call one other function share a bar with it.',
      defaultValue: defaultOptions.collapsesChains,
    });
}

function addComparisonOptions(builder: PanelOptionsEditorBuilder<FlameGraphOptions>) {
  builder
    .addSelect({
      path: 'baseline',
      category: COMPARISON,
      name: 'Baseline',
      description: 'Of several queries, the one that the others are compared with.',
      defaultValue: defaultOptions.baseline,
      settings: {
        options: [],
        getOptions: ({ data }) =>
          Promise.resolve([
            { value: AUTO_BASELINE, label: 'The first of two profiles' },
            { value: NO_BASELINE, label: 'None: one profile at a time' },
            ...[...new Set(data.flatMap(({ refId }) => (refId === undefined ? [] : [refId])))].map((refId) => ({
              value: ofRefId(refId),
              label: `Query ${refId}`,
            })),
          ]),
      },
    })
    .addRadio({
      path: 'compareBy',
      category: COMPARISON,
      name: 'Compare by',
      description: "Shares of each side's total compare sides of any length; absolute compares the values as they are.",
      defaultValue: defaultOptions.compareBy,
      settings: {
        options: [
          { value: 'share', label: 'Share' },
          { value: 'absolute', label: 'Absolute' },
        ],
      },
    })
    .addRadio({
      path: 'barWidth',
      category: COMPARISON,
      name: 'Bar width',
      defaultValue: defaultOptions.barWidth,
      settings: {
        options: [
          { value: 'larger', label: 'Larger side' },
          { value: 'comparison', label: 'Comparison' },
          { value: 'baseline', label: 'Baseline' },
        ],
      },
    })
    .addRadio({
      path: 'scheme',
      category: COMPARISON,
      name: 'Colours',
      defaultValue: defaultOptions.scheme,
      settings: {
        options: [
          { value: 'colorBlind', label: 'Blue and orange' },
          { value: 'redGreen', label: 'Green and red' },
        ],
      },
    });
}
