// What a link asks for → the address of the drill-down dashboard, with everything in its variables and what was left out in its notice.
import { printSelector } from '../../engine/labels/printSelector';
import { type Matcher } from '../../engine/labels/selector';
import { type MappedLabel, SERVICE_LABEL } from '../settings/labelRules';
import { escapeMarkdown } from './markdownText';
import { type OpenRequest } from './openRequest';

/** What is known of the data sources when the dashboard is opened. */
export interface OpenWorld {
  /** Uids; undefined for the dashboard's own choice. */
  readonly profilesUid?: string;
  readonly metricsUid?: string;
  /** The labels that the profiles have in the window; undefined when the store could not tell. */
  readonly profileLabels?: ReadonlySet<string>;
  /** Sentences on what was found to be missing. */
  readonly problems?: readonly string[];
}

/** The path within Grafana, without its sub-path. */
export function drillDownPath(request: OpenRequest, world: OpenWorld): string {
  const { window, baseline, profileType, dashboard, mapping } = request;
  const used = mapping.labels.filter(({ to }) => world.profileLabels?.has(to) ?? true);
  const missing = mapping.labels.filter((label) => !used.includes(label));
  const service = used.find(({ to, mapped }) => to === SERVICE_LABEL && isOneValue(mapped));
  const others = used.filter((label) => label !== service);
  const variables: Readonly<Record<string, string | undefined>> = {
    profiles: world.profilesUid,
    metrics: world.metricsUid,
    profile_type: profileType || undefined,
    service_name: service?.mapped[0].value ?? '$__all',
    filters: matchersText(others.flatMap(({ mapped }) => mapped)),
    baseline_from: momentText(baseline.fromMs),
    baseline_to: momentText(baseline.toMs),
    metric_service_label: service?.from,
    metric_matchers: matchersText(others.flatMap(({ given }) => given)),
    notice: noticeText(request, world, missing),
  };
  const parameters = new URLSearchParams({ from: String(window.fromMs), to: String(window.toMs) });
  for (const [name, value] of Object.entries(variables)) {
    if (value !== undefined) {
      parameters.set(`var-${name}`, value);
    }
  }
  return `/d/${encodeURIComponent(dashboard)}?${parameters}`;
}

function isOneValue(matchers: readonly Matcher[]): boolean {
  return matchers.length === 1 && matchers[0].operator === '=';
}

/** Readable in a text variable, and exact. */
function momentText(timeMs: number): string {
  return new Date(timeMs).toISOString().replace('.000Z', 'Z');
}

/** Matchers without braces, as they stand in a text variable. */
function matchersText(matchers: readonly Matcher[]): string {
  return printSelector(matchers).slice(1, -1);
}

/** More names than these are counted, not listed. */
const MOST_NAMES = 20;

function noticeText(
  { title, mapping, problems }: OpenRequest,
  world: OpenWorld,
  missing: readonly MappedLabel[]
): string {
  const leftOut = [
    [mapping.withoutRule, "which no rule of the app's settings translates"],
    [mapping.outranked, 'because another label says the same'],
    [missing.map(({ to }) => to), 'which the profiles do not have in this time'],
  ] as const;
  const reasons = leftOut.filter(([names]) => names.length > 0).map(([names, why]) => `${nameList(names)}, ${why}`);
  const sentences = [...problems, ...(world.problems ?? [])].map(escapeMarkdown);
  return [
    title === '' ? 'The time range is compared with the baseline.' : `**${escapeMarkdown(title)}**`,
    ...(reasons.length === 0 ? [] : [`Labels left out: ${reasons.join('; ')}.`]),
    ...sentences,
  ].join(' ');
}

function nameList(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).map((name) => `_${escapeMarkdown(name)}_`);
  const rest = names.length - shown.length;
  return [...shown, ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}
