// Writes the pinned function into a dashboard variable.
import { type SelectableValue } from '@grafana/data';
import { getTemplateSrv, locationService } from '@grafana/runtime';
import { useEffect, useRef } from 'react';
import { type PathStep } from '../views/profile/functionPath';

/** The dashboard's variables for the option's editor. */
export function listVariables(): Promise<Array<SelectableValue<string>>> {
  return Promise.resolve(
    getTemplateSrv()
      .getVariables()
      .map(({ name, label }) => ({ value: name, label: label ?? name }))
  );
}

/** Sets the variable at each pin and unpin; what it had before the first one is left alone. An empty name sets none. */
export function usePinnedVariable(variableName: string, pinned: PathStep | undefined): void {
  const name = pinned?.name;
  const written = useRef(name);
  useEffect(() => {
    if (variableName !== '' && written.current !== name) {
      written.current = name;
      locationService.partial({ [`var-${variableName}`]: name ?? '' }, true);
    }
  }, [variableName, name]);
}
