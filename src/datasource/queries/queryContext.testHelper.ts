// What a query is run with in tests: a fake store, a range of an hour, settings that leave everything open.
import { type FakeStore, fakeStore } from '../fakeStore.testHelper';
import { DEFAULT_SETTINGS } from '../options';
import { type QueryContext } from './queryContext';

export const HOUR_MS = 3_600_000;
export const RANGE = { fromMs: 100 * HOUR_MS, toMs: 101 * HOUR_MS };

export function testContext(store: FakeStore = fakeStore(), more: Partial<QueryContext> = {}): QueryContext {
  return {
    store,
    range: RANGE,
    stepMs: 60_000,
    app: 'dashboard',
    signal: new AbortController().signal,
    settings: { ...DEFAULT_SETTINGS, minStepMs: 1 },
    dataSource: { uid: 'u', name: 'profiles' },
    onPartial: () => undefined,
    ...more,
  };
}
