// What every kind of query knows besides its own text.
import { type DataFrame } from '@grafana/data';
import { type TimeRangeMs } from '../../engine/profile/profile';
import { type ProfilesSettings } from '../options';
import { type Ability, type Store } from '../stores/store';
import { StoreError } from '../stores/storeError';

export interface QueryContext {
  readonly store: Store;
  readonly range: TimeRangeMs;
  /** The distance of points that suits the panel's width. */
  readonly stepMs: number;
  readonly app: string | undefined;
  readonly signal: AbortSignal;
  /** What the data source's settings say where a query says nothing. */
  readonly settings: Pick<ProfilesSettings, 'minStepMs' | 'defaultProfileTypeId' | 'maxNodes' | 'seriesLimit'>;
  /** For links back into the data source. */
  readonly dataSource: { readonly uid: string; readonly name: string };
  /** Takes complete frames of what has been read so far. */
  readonly onPartial: (frames: readonly DataFrame[]) => void;
}

/** Editors and other data sources store 0 for "no limit". */
export function atLeastOne(value: number | undefined): number | undefined {
  return value !== undefined && value >= 1 ? Math.floor(value) : undefined;
}

/** A list of a query, undefined when it is empty or absent. */
export function someOf(list: readonly string[] | undefined): readonly string[] | undefined {
  return list !== undefined && list.length > 0 ? list : undefined;
}

/** Throws a StoreError with the store's reason when it cannot do what a query asks for. */
export function requireAbility(store: Store, ability: Ability, asked: string): void {
  const can = store.capabilities[ability];
  if (can !== true) {
    throw new StoreError(
      asked,
      `cannot be had from this store: ${can.replace(/\.$/, '')}`,
      'Remove it from the query.'
    );
  }
}
