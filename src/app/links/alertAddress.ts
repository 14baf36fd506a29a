// "Open profiles" on an alert instance: what Grafana tells of it → the address of `/open`.
import { openAddress } from '../open/openAddress';
import { METRICS_TYPE } from '../app';
import { joinedMatchers, selectorTexts } from './queryMatchers';

/**
 * What the extension point gives. Grafana 12 hands in its own rule and alert objects, 13 plain ones; both have these leaves. The type is not
 * exported by Grafana.
 */
export interface AlertContext {
  readonly rule?: {
    readonly name?: string;
    /** PromQL, or for rules of Grafana itself the JSON of their queries. */
    readonly query?: string;
  };
  readonly instance?: {
    readonly activeAt?: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
}

/** Undefined where the instance has no labels to go by. Matchers of the rule's query fill in what its result no longer carries. */
export function alertAddress({ rule, instance }: AlertContext): string | undefined {
  const labels = instance?.labels;
  if (labels === undefined || Object.keys(labels).length === 0) {
    return undefined;
  }
  const queries = ruleQueries(rule?.query ?? '');
  const selector = joinedMatchers(queries.flatMap(selectorTexts), () => undefined).filter(
    ({ name }) => !(name in labels)
  );
  return openAddress({
    labels,
    selector,
    startsAt: instance?.activeAt,
    title: rule?.name ?? labels.alertname,
    metrics: queries.find(({ type }) => type === METRICS_TYPE)?.uid,
  });
}

interface RuleQuery {
  readonly expr: string;
  readonly type?: string;
  readonly uid?: string;
}

function ruleQueries(query: string): readonly RuleQuery[] {
  return query.trimStart().startsWith('[') ? managedQueries(query) : [{ expr: query }];
}

/** The queries of a rule that Grafana evaluates: `[{ datasourceUid, model: { expr, datasource } }]`. */
function managedQueries(json: string): readonly RuleQuery[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    // Not the JSON it looked like: then there is nothing more to know than the labels.
    return [];
  }
  return (Array.isArray(parsed) ? parsed : []).flatMap((entry: unknown) => {
    const { datasourceUid, model } = recordOf(entry);
    const { expr, datasource } = recordOf(model);
    return typeof expr === 'string'
      ? [{ expr, type: textOf(recordOf(datasource).type), uid: textOf(datasourceUid) }]
      : [];
  });
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
