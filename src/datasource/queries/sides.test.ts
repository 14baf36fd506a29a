import { CPU, fakeStore, SAMPLES } from '../fakeStore.testHelper';
import { type BaselineQuery, type ProfilesQuery } from '../query';
import { HOUR_MS, RANGE, testContext } from './queryContext.testHelper';
import { sidesOf } from './sides';

const query: ProfilesQuery = { refId: 'A', profileTypeId: CPU, labelSelector: '{region="eu"}' };

async function baselineOf(baseline: BaselineQuery) {
  return (await sidesOf({ ...query, baseline }, testContext())).baseline;
}

test('without a baseline there is one side', async () => {
  const sides = await sidesOf(query, testContext());
  expect(sides.comparison).toMatchObject({
    profileTypeId: CPU,
    range: RANGE,
    selector: [{ name: 'region', operator: '=', value: 'eu' }],
  });
  expect(sides.baseline).toBeUndefined();
});

test('a query without a profile type takes that of the settings, else the usual one of the range', async () => {
  const typeOf = async (settings: object) => {
    const context = testContext();
    const sides = await sidesOf(
      { refId: 'A' },
      { ...context, settings: { ...context.settings, defaultProfileTypeId: undefined, ...settings } }
    );
    return sides.comparison.profileTypeId;
  };
  expect(await typeOf({ defaultProfileTypeId: SAMPLES })).toBe(SAMPLES);
  expect(await typeOf({})).toBe(CPU);
});

test('a store without any profile type is a sentence', async () => {
  const store = fakeStore();
  store.profileTypes.mockResolvedValue({ values: [], notices: [] });
  await expect(sidesOf({ refId: 'A' }, testContext(store))).rejects.toThrow(
    'The data source has no profile type. Check in its settings, with "Save & test", what it finds.'
  );
});

test('what the baseline leaves open is that of the query', async () => {
  expect(await baselineOf({ timeShift: '1d' })).toMatchObject({
    request: {
      profileTypeId: CPU,
      selector: [{ name: 'region', operator: '=', value: 'eu' }],
      range: { fromMs: RANGE.fromMs - 24 * HOUR_MS, toMs: RANGE.toMs - 24 * HOUR_MS },
    },
    meta: { profileType: CPU, labelSelector: '{region="eu"}', fromMs: RANGE.fromMs - 24 * HOUR_MS },
  });
  expect(await baselineOf({ labelSelector: '{region="us"}' })).toMatchObject({
    request: { selector: [{ name: 'region', operator: '=', value: 'us' }], range: RANGE },
  });
});

test('another profile type of the same unit will do, one of another unit will not', async () => {
  const wall = 'wall:wall:nanoseconds:cpu:nanoseconds';
  expect((await baselineOf({ profileTypeId: wall }))?.request.profileTypeId).toBe(wall);
  await expect(baselineOf({ profileTypeId: SAMPLES })).rejects.toThrow(
    `The baseline ${SAMPLES} is measured in count and ${CPU} in nanoseconds, so they cannot be compared.`
  );
});

test.each([
  [
    { from: '1000', to: '5000' },
    { fromMs: 1000, toMs: 5000 },
  ],
  [{ from: '1000' }, { fromMs: 1000, toMs: 1000 + HOUR_MS }],
  [{ to: String(2 * HOUR_MS) }, { fromMs: HOUR_MS, toMs: 2 * HOUR_MS }],
  [
    { from: '2026-11-20T10:00:00Z', to: '2026-11-20T11:00:00Z' },
    { fromMs: Date.UTC(2026, 10, 20, 10), toMs: Date.UTC(2026, 10, 20, 11) },
  ],
])('a range of its own: %j', async (baseline, range) => {
  expect((await baselineOf(baseline))?.request.range).toEqual(range);
});

test('a range relative to now', async () => {
  const range = (await baselineOf({ from: 'now-2h', to: 'now-1h' }))?.request.range;
  expect(range && range.toMs - range.fromMs).toBe(HOUR_MS);
});

test.each([
  [{ timeShift: '1d', from: '1' }, 'The baseline has both a time shift, 1d, and a range of its own.'],
  [{ timeShift: 'soon' }, "The baseline's time shift soon is no duration."],
  [{ from: 'yesterday', to: '5' }, "The baseline's beginning yesterday is no moment."],
  [{ from: '5000', to: '1000' }, 'The baseline begins at 5000 and ends at 1000, which is not later.'],
  [{ labelSelector: '{region=' }, 'The label selector {region= cannot be read'],
])('%j is refused with a sentence', async (baseline, sentence) => {
  await expect(baselineOf(baseline)).rejects.toThrow(sentence);
});
