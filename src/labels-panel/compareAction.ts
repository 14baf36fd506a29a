// Showing a comparison: by the variables of this dashboard, else by opening the drill-down dashboard with them.
import { type Selector } from '../engine/labels/selector';
import { type TimeWindow } from '../engine/explain/setSums';
import { type ComparedSelectors, matchersText } from '../views/label-explorer/comparedSelectors';
import { type ExplorerActions, type Possible } from '../views/label-explorer/explorerActions';
import { type LabelsOptions } from './options';

/** What the dashboard around the panel offers. */
export interface CompareWorld {
  readonly options: Pick<LabelsOptions, 'comparisonVariable' | 'baselineVariable' | 'drillDown'>;
  readonly has: (variable: string) => boolean;
  readonly set: (values: Readonly<Record<string, string>>) => void;
  readonly open: (path: string) => void;
  /** The query of this page's address. */
  readonly search: URLSearchParams;
  readonly range: TimeWindow;
}

export function compareAction(world: CompareWorld): ExplorerActions['compare'] {
  return show(world, (place) => (sides, window) => place(textsOf(sides), window));
}

/** Both sides the same: the flame graph of a selector alone. */
export function flameGraphAction(world: CompareWorld): ExplorerActions['showFlameGraph'] {
  return show(
    world,
    (place) => (selector: Selector) => place(textsOf({ comparison: selector, baseline: selector }), undefined)
  );
}

interface SideTexts {
  readonly comparison: string;
  readonly baseline: string;
}

function textsOf({ comparison, baseline }: ComparedSelectors): SideTexts {
  return { comparison: matchersText(comparison), baseline: matchersText(baseline) };
}

type Place = (texts: SideTexts, window: TimeWindow | undefined) => void;

function show<T>(world: CompareWorld, run: (place: Place) => T): Possible<T> {
  const { options, has, set, open } = world;
  const { comparisonVariable, baselineVariable, drillDown } = options;
  if (has(comparisonVariable) && has(baselineVariable)) {
    return {
      run: run(({ comparison, baseline }) => set({ [comparisonVariable]: comparison, [baselineVariable]: baseline })),
    };
  }
  if (drillDown !== '') {
    return { run: run((texts, window) => open(drillDownPath(world, texts, window))) };
  }
  return {
    whyNot: `This dashboard has no variables ${comparisonVariable || 'for the comparison'} and ${baselineVariable || 'for the baseline'}. Add them, or name a drill-down dashboard in the panel's options.`,
  };
}

/**
 * The drill-down dashboard with the variables of this one and both sides. With a selected time it shows that time; the time before, or after where
 * nothing is before, is in the variables `baseline_from` and `baseline_to` (after the baseline variable's name) for the baseline of its query.
 */
export function drillDownPath(
  { options, search, range }: CompareWorld,
  { comparison, baseline }: SideTexts,
  window: TimeWindow | undefined
): string {
  const parameters = new URLSearchParams([...search].filter(([name]) => name.startsWith('var-')));
  const shown = window ?? range;
  parameters.set('from', String(shown.fromMs));
  parameters.set('to', String(shown.toMs));
  parameters.set(`var-${options.comparisonVariable}`, comparison);
  parameters.set(`var-${options.baselineVariable}`, baseline);
  if (window !== undefined) {
    const rest =
      window.fromMs > range.fromMs ? { from: range.fromMs, to: window.fromMs } : { from: window.toMs, to: range.toMs };
    parameters.set(`var-${options.baselineVariable}_from`, String(rest.from));
    parameters.set(`var-${options.baselineVariable}_to`, String(rest.to));
  }
  return `/d/${encodeURIComponent(options.drillDown)}?${parameters}`;
}
