// Variables as Grafana's template service hands them out: through a format function, except for a custom All value.
import { type ScopedVars } from '@grafana/data';
import { type Replace } from './interpolation';

export interface FakeVariables {
  readonly [name: string]: string | string[] | { readonly customAll: string };
}

export function fakeTemplates(variables: FakeVariables): Replace {
  return {
    replace(target = '', scopedVars: ScopedVars = {}, format) {
      return target.replace(/\$\{(\w+)\}|\$(\w+)/g, (whole, braced?: string, bare?: string) => {
        const name = braced ?? bare ?? '';
        const value = scopedVars[name]?.value ?? variables[name];
        if (value === undefined) {
          return whole;
        }
        if (typeof value === 'object' && 'customAll' in value) {
          return value.customAll;
        }
        if (typeof format === 'function') {
          return format(value, { name }, String);
        }
        return Array.isArray(value) ? `{${value.join(',')}}` : String(value);
      });
    },
  };
}
