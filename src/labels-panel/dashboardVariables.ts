// The variables of the dashboard around the panel, and how they are set: through the page's address, so that going back undoes it.
import { type SelectableValue, type TypedVariableModel } from '@grafana/data';
import { getTemplateSrv, locationService } from '@grafana/runtime';

/** The dashboard's variables for the option's editor. */
export function listVariables(): Promise<Array<SelectableValue<string>>> {
  return Promise.resolve(
    getTemplateSrv()
      .getVariables()
      .map(({ name, label }) => ({ value: name, label: label ?? name }))
  );
}

export function findVariable(name: string): TypedVariableModel | undefined {
  return name === ''
    ? undefined
    : getTemplateSrv()
        .getVariables()
        .find((variable) => variable.name === name);
}

export function hasAdHocFilters(): boolean {
  return getTemplateSrv()
    .getVariables()
    .some(({ type }) => type === 'adhoc');
}

/** What a variable stands for now, as text. */
export function variableText(name: string): string {
  return getTemplateSrv().replace(`\${${name}:raw}`);
}

export function setVariables(values: Readonly<Record<string, string | readonly string[]>>): void {
  locationService.partial(Object.fromEntries(Object.entries(values).map(([name, value]) => [`var-${name}`, value])));
}
