// Names and values for editors, with the panel's variables filled in and the panel's time range.
import { type TimeRange } from '@grafana/data';
import { type ComboboxOption } from '@grafana/ui';
import { useMemo } from 'react';
import { interpolatedSelector, readSelector, type Replace } from '../interpolation';
import { type ProfilesDataSource } from '../DataSource';
import { printSelector } from '../../engine/labels/printSelector';
import { type Selector } from '../../engine/labels/selector';
import { type TimeRangeMs } from '../../engine/profile/profile';
import { StoreError } from '../stores/storeError';
import { ALL_TIMES } from '../variableQuery';
import { type LabelSource } from './selectorCompletion';

/** Changes of the time range below this do not change the lists: relative ranges move on with every render. */
const RANGE_GRAIN_MS = 5000;

/** The range of an editor, the same object until it has moved by some seconds. */
export function useCoarseRange(range: TimeRange | undefined): TimeRangeMs {
  const { fromMs, toMs } = range === undefined ? ALL_TIMES : { fromMs: range.from.valueOf(), toMs: range.to.valueOf() };
  const from = Math.floor(fromMs / RANGE_GRAIN_MS) * RANGE_GRAIN_MS;
  const to = range === undefined ? toMs : Math.ceil(toMs / RANGE_GRAIN_MS) * RANGE_GRAIN_MS;
  return useMemo(() => ({ fromMs: from, toMs: to }), [from, to]);
}

export function useLabelSource(
  { store, templates }: ProfilesDataSource,
  range: TimeRangeMs,
  profileTypeId: string | undefined
): LabelSource {
  return useMemo(() => {
    const request = (others: Selector) => ({
      selector: filledIn(others, templates),
      range,
      signal: new AbortController().signal,
      profileTypeId: templates.replace(profileTypeId ?? '') || undefined,
    });
    return {
      labelNames: async (others) => (await store.labelNames(request(others))).values,
      labelValues: async (name, others) => (await store.labelValues({ ...request(others), name })).values,
    };
  }, [store, templates, range, profileTypeId]);
}

/** A matcher that cannot be filled in narrows nothing: the query's own error says what is wrong with it. */
function filledIn(matchers: Selector, templates: Replace): Selector {
  return matchers.flatMap((matcher) => {
    try {
      return readSelector(interpolatedSelector(printSelector([matcher]), templates, {}));
    } catch (error) {
      if (error instanceof StoreError) {
        return [];
      }
      throw error;
    }
  });
}

/** Those that have `typed` in them, in either case. */
export function containing(typed: string, texts: readonly string[]): readonly string[] {
  const wanted = typed.toLowerCase();
  return texts.filter((text) => text.toLowerCase().includes(wanted));
}

/** The label names that have `typed` in them, as a Combobox asks for them. */
export async function labelNameOptions(labels: LabelSource, typed: string): Promise<Array<ComboboxOption<string>>> {
  return containing(typed, await labels.labelNames([])).map((value) => ({ value, label: value }));
}
