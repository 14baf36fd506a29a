// The parameters of `/open` as data: which labels, which time, which profile type. docs/incident.md is their contract.
import { escapeRegex } from '../../engine/labels/interpolateSelector';
import { parseSelector } from '../../engine/labels/parseSelector';
import { type Matcher } from '../../engine/labels/selector';
import { type AppSettings } from '../settings/appSettings';
import { type LabelMapping, mapLabels } from '../settings/labelRules';
import { isUnset } from './moment';
import { type OpenWindow, openWindow } from './openWindow';
import { plainMatcher } from './plainMatcher';

export interface OpenRequest extends OpenWindow {
  readonly mapping: LabelMapping;
  readonly title: string;
  /** Profile type id; empty for the usual one. */
  readonly profileType: string;
  /** Uid or name of each data source; empty for the first one. */
  readonly profiles: string;
  readonly metrics: string;
  readonly dashboard: string;
}

/** More labels than any alert has; the rest of a longer address is not read. */
const MOST_LABELS = 200;

/** Reads an address. Never fails: what cannot be read is a sentence in `problems`. */
export function readOpenRequest(parameters: URLSearchParams, settings: AppSettings, nowMs: number): OpenRequest {
  const time = openWindow(parameters, nowMs);
  const selector = selectorMatchers(parameters.get('selector') ?? '');
  const filters = selectorMatchers(`{${parameters.get('var-filters') ?? ''}}`);
  const translated = new Set(settings.labelRules.flatMap(({ from }) => from));
  const matchers = [
    ...labelMatchers(parameters, 'label.'),
    ...selector.matchers,
    // Variables of a dashboard are labels only where a rule says so: others are intervals, data sources and the like.
    ...labelMatchers(parameters, 'var-').filter(({ name }) => translated.has(name)),
    ...filters.matchers,
  ];
  return {
    ...time,
    mapping: mapLabels(matchers.map(plainMatcher), settings.labelRules),
    title: firstOf(parameters, 'title'),
    profileType: firstOf(parameters, 'type', 'var-profile_type'),
    profiles: firstOf(parameters, 'ds', 'var-profiles') || settings.profilesDataSource,
    metrics: firstOf(parameters, 'metrics', 'var-metrics') || settings.metricsDataSource,
    dashboard: settings.drillDownDashboard,
    problems: [...time.problems, ...selector.problems, ...filters.problems],
  };
}

function firstOf(parameters: URLSearchParams, ...names: readonly string[]): string {
  return names.map((name) => parameters.get(name)?.trim() ?? '').find((text) => text !== '') ?? '';
}

/** What Grafana writes into an address for a variable that stands for all its values. */
const ALL = '$__all';

/** `<prefix><name>=<value>`; a label given several times may have any of its values. Templates print labels that are absent as nothing. */
function labelMatchers(parameters: URLSearchParams, prefix: string): readonly Matcher[] {
  const values = new Map<string, Set<string>>();
  for (const [key, value] of [...parameters].slice(0, MOST_LABELS)) {
    const name = key.startsWith(prefix) ? key.slice(prefix.length) : '';
    if (name !== '' && value !== ALL && !isUnset(value)) {
      values.set(name, (values.get(name) ?? new Set()).add(value));
    }
  }
  return Array.from(values, ([name, [first, ...others]]) =>
    others.length === 0
      ? { name, operator: '=', value: first }
      : { name, operator: '=~', value: [first, ...others].map(escapeRegex).join('|') }
  );
}

function selectorMatchers(text: string): {
  readonly matchers: readonly Matcher[];
  readonly problems: readonly string[];
} {
  const parsed = parseSelector(text);
  return parsed.ok
    ? {
        matchers: parsed.value.matchers.map(({ name, operator, value }) => ({ name, operator, value })),
        problems: [],
      }
    : { matchers: [], problems: [`The selector of the link cannot be read: ${parsed.error.message}`] };
}
