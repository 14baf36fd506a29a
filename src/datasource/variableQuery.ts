// Queries of dashboard variables. The Pyroscope data source's are accepted as they are; `labelSelector` narrows further.
import { type MetricFindValue, type ScopedVars } from '@grafana/data';
import * as v from 'valibot';
import { type DataQuery } from '@grafana/schema';
import { type TimeRangeMs } from '../engine/profile/profile';
import { defaultProfileTypeId } from '../engine/profile/profileType';
import { interpolatedSelector, readSelector, type Replace } from './interpolation';
import { functionNames } from './queries/functionNames';
import { type ListAnswer, type Store } from './stores/store';
import { StoreError } from './stores/storeError';

/**
 * What a variable offers:
 * - `{ type: 'profileType' }`: profile type ids;
 * - `{ type: 'label' }`: label names;
 * - `{ type: 'labelValue', labelName }`: the values of a label;
 * - `{ type: 'function' }`: names of functions, those that cost most themselves first.
 *
 * All but the first take `profileTypeId` and `labelSelector`, both of which may hold other variables: so variables are chained.
 */
export interface VariableQuery extends DataQuery {
  /** Undefined in a new variable: profile types. */
  type?: 'profileType' | 'label' | 'labelValue' | 'function';
  profileTypeId?: string;
  labelName?: string;
  labelSelector?: string;
}

const variableQuerySchema = v.object({
  type: v.optional(v.picklist(['profileType', 'label', 'labelValue', 'function']), 'profileType'),
  profileTypeId: v.optional(v.string()),
  labelName: v.optional(v.string()),
  labelSelector: v.optional(v.string()),
});

/** What the answer to a variable's query depends on. */
export interface VariableContext {
  /** Undefined asks for all times. */
  readonly range: TimeRangeMs | undefined;
  readonly scopedVars: ScopedVars;
  readonly signal: AbortSignal;
}

export interface VariableSource {
  readonly store: Store;
  readonly templates: Replace;
}

/** Where no range is given. */
export const ALL_TIMES: TimeRangeMs = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER };

/** The values in order. Rejects with a StoreError. */
export async function findVariableValues(
  { store, templates }: VariableSource,
  query: unknown,
  { range = ALL_TIMES, scopedVars, signal }: VariableContext
): Promise<MetricFindValue[]> {
  const parsed = v.safeParse(variableQuerySchema, query);
  if (!parsed.success) {
    throw new StoreError(
      'The query of this variable',
      'asks for nothing that is known',
      'Choose profile types, label names, label values or functions in its editor.'
    );
  }
  const { type, labelName, labelSelector, profileTypeId } = parsed.output;
  const selector = readSelector(interpolatedSelector(labelSelector || '{}', templates, scopedVars));
  const request = {
    selector,
    range,
    signal,
    profileTypeId: templates.replace(profileTypeId ?? '', scopedVars) || undefined,
  };
  const { values } = await ask();
  return values.map((value) => ({ text: value }));

  function ask() {
    switch (type) {
      case 'profileType':
        return store.profileTypes(request).then(usualFirst);
      case 'label':
        return store.labelNames(request);
      case 'labelValue': {
        const name = templates.replace(labelName ?? '', scopedVars);
        if (name === '') {
          throw new StoreError('The query of this variable', 'names no label', 'Choose the label in its editor.');
        }
        return store.labelValues({ ...request, name });
      }
      case 'function':
        return functionNames(store, request);
    }
  }
}

/** A dashboard that nobody has chosen a type for yet takes the first one. */
function usualFirst({ values }: ListAnswer): Pick<ListAnswer, 'values'> {
  const usual = defaultProfileTypeId(values);
  return { values: usual === undefined ? values : [usual, ...values.filter((id) => id !== usual)] };
}
