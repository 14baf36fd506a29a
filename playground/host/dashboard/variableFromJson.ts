// A dashboard's variable (JSON schema v1) → the variable of Scenes.
import {
  AdHocFiltersVariable,
  ConstantVariable,
  CustomVariable,
  DataSourceVariable,
  GroupByVariable,
  IntervalVariable,
  QueryVariable,
  TextBoxVariable,
  type AdHocFilterWithLabels,
  type SceneVariable,
  type VariableValue,
} from '@grafana/scenes';
import type { VariableModel } from '@grafana/schema';

/** Fields that the schema leaves out but that dashboards have. */
export interface VariableJson extends VariableModel {
  readonly filters?: AdHocFilterWithLabels[];
  readonly auto?: boolean;
  readonly auto_min?: string;
  readonly auto_count?: number;
}

/** Undefined for a kind of variable that the playground does not have. */
export function variableFromJson(json: VariableJson): SceneVariable | undefined {
  const { name, type, datasource = null } = json;
  const common = commonState(json);
  const query = queryText(json);
  switch (type) {
    case 'query':
      return new QueryVariable({
        ...common,
        ...selectionState(json),
        datasource,
        // A data source's own query: text or an object with a refId.
        query: (json.query ?? '') as QueryVariable['state']['query'],
        refresh: json.refresh,
        regex: json.regex,
        sort: json.sort,
      });
    case 'custom':
      return new CustomVariable({ ...common, ...selectionState(json), query });
    case 'datasource':
      return new DataSourceVariable({ ...common, ...selectionState(json), pluginId: query, regex: json.regex ?? '' });
    case 'constant':
      return new ConstantVariable({ ...common, value: query });
    case 'textbox':
      return new TextBoxVariable({ ...common, value: String(json.current?.value ?? query) });
    case 'interval':
      return new IntervalVariable({
        ...common,
        value: String(json.current?.value ?? ''),
        intervals: query.split(',').filter((interval) => interval !== ''),
        autoEnabled: json.auto,
        autoMinInterval: json.auto_min,
        autoStepCount: json.auto_count,
      });
    case 'adhoc':
      return new AdHocFiltersVariable({
        ...common,
        name,
        datasource,
        filters: json.filters ?? [],
        applyMode: 'auto',
        useQueriesAsFilterForOptions: true,
      });
    case 'groupby':
      return new GroupByVariable({
        ...common,
        datasource,
        value: (json.current?.value ?? []) as VariableValue,
        text: (json.current?.text ?? []) as VariableValue,
        applyMode: 'auto',
      });
    default:
      console.warn(`The playground has no variables of the type "${type}": ${name} is left out.`);
      return undefined;
  }
}

function commonState({ name, label, description, hide, skipUrlSync }: VariableJson) {
  return { name, label, description, hide, skipUrlSync };
}

function selectionState({ multi, includeAll, allValue, allowCustomValue, current }: VariableJson) {
  return {
    isMulti: multi,
    includeAll,
    allValue: allValue === '' ? undefined : allValue,
    allowCustomValue,
    defaultToAll: includeAll === true,
    // Both are one value or a list of them, which the schema writes as looser types.
    value: (current?.value ?? '') as VariableValue,
    text: (current?.text ?? '') as VariableValue,
  };
}

function queryText({ query }: VariableJson): string {
  return typeof query === 'string' ? query : '';
}
