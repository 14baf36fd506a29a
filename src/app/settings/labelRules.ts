// Which label of alerts and metrics is which label of profiles: rules as the settings hold them, and what they make of matchers.
import { type Matcher } from '../../engine/labels/selector';

/** Any label of `from` becomes the label `to`. Of several that are there the one named first counts. */
export interface LabelRule {
  readonly from: readonly string[];
  readonly to: string;
}

export const SERVICE_LABEL = 'service_name';

/** Names as metrics and alerts have them first, then those of OpenTelemetry's resources, in which dots have become underscores. */
export const DEFAULT_RULES: readonly LabelRule[] = [
  { from: [SERVICE_LABEL, 'service', 'app', 'job'], to: SERVICE_LABEL },
  { from: ['pod', 'k8s_pod_name'], to: 'pod' },
  { from: ['instance', 'service_instance_id'], to: 'instance' },
  { from: ['namespace', 'k8s_namespace_name'], to: 'namespace' },
  { from: ['region', 'cloud_region'], to: 'region' },
  { from: ['version', 'service_version'], to: 'version' },
];

/** One label that a rule translated: the matchers as they were given, and as they ask profiles. */
export interface MappedLabel {
  readonly from: string;
  readonly to: string;
  readonly given: readonly Matcher[];
  readonly mapped: readonly Matcher[];
}

export interface LabelMapping {
  /** In the order of the rules. */
  readonly labels: readonly MappedLabel[];
  /** Names that no rule has, each once, in the order given. */
  readonly withoutRule: readonly string[];
  /** Names that gave way to another label of the same rule. */
  readonly outranked: readonly string[];
}

/** Applies the rules. A label counts by the first rule that names it; all matchers on that label go with it. */
export function mapLabels(matchers: readonly Matcher[], rules: readonly LabelRule[]): LabelMapping {
  const names = [...new Set(matchers.map(({ name }) => name))];
  const ruleOf = new Map(names.map((name) => [name, rules.find(({ from }) => from.includes(name))]));
  const labels: MappedLabel[] = [];
  for (const target of new Set(rules.map(({ to }) => to))) {
    const order = rules.filter(({ to }) => to === target).flatMap(({ from }) => from);
    const name = order.find((candidate) => ruleOf.get(candidate)?.to === target);
    if (name !== undefined) {
      const given = matchers.filter((matcher) => matcher.name === name);
      labels.push({ from: name, to: target, given, mapped: given.map((matcher) => ({ ...matcher, name: target })) });
    }
  }
  const counted = new Set(labels.map(({ from }) => from));
  return {
    labels,
    withoutRule: names.filter((name) => ruleOf.get(name) === undefined),
    outranked: names.filter((name) => ruleOf.get(name) !== undefined && !counted.has(name)),
  };
}

/** What is wrong with each rule, as a sentence; undefined for a rule that may stand. As long as `rules`. */
export function ruleProblems(rules: readonly LabelRule[]): ReadonlyArray<string | undefined> {
  const seen = new Set<string>();
  return rules.map(({ from, to }) => {
    const again = from.find((name) => seen.has(name));
    from.forEach((name) => seen.add(name));
    if (from.length === 0) {
      return 'Name at least one label of alerts or metrics.';
    }
    if (to === '') {
      return 'Name the label of profiles.';
    }
    return again === undefined ? undefined : `The label ${again} is in an earlier rule, which counts. Remove it here.`;
  });
}
