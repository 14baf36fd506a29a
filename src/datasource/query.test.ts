import fc from 'fast-check';
import { defaultQuery, effectiveQueryType, migrateQuery, queryDisplayText } from './query';

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';

test('a query of the Pyroscope data source keeps its meaning and every key', () => {
  const stored = { refId: 'A', profileTypeId: CPU, labelSelector: '', spanSelector: ['ab'], includeExemplars: true };
  expect(migrateQuery(stored)).toEqual({
    ...stored,
    queryType: 'both',
    labelSelector: '{}',
    groupBy: [],
    version: 1,
  });
});

test('a query of this version is left alone', () => {
  const query = { refId: 'A', ...defaultQuery() };
  expect(migrateQuery(query)).toBe(query);
});

test('a query of the Parca data source keeps its meaning; its profile type is written as everywhere', () => {
  const stored = { refId: 'A', profileTypeId: `${CPU}:delta`, labelSelector: '{job="x"}', queryType: 'metrics' };
  expect(migrateQuery(stored)).toEqual({ ...stored, profileTypeId: CPU, groupBy: [], version: 1 });
  expect(migrateQuery({ refId: 'A', profileTypeId: '$type' }).profileTypeId).toBe('$type');
});

test('what is ill-typed counts as absent, what is unknown is kept', () => {
  const stored = {
    refId: 'A',
    queryType: 'flames',
    profileTypeId: 7,
    labelSelector: null,
    groupBy: ['region', 3, null],
    limit: 'many',
    maxNodes: -1,
    baseline: 'yesterday',
    functions: { sortBy: 'size' },
    annotation: [],
    other: { kept: true },
    version: 1,
  };
  expect(migrateQuery(stored)).toEqual({ refId: 'A', groupBy: ['region'], other: { kept: true }, version: 1 });
});

test('no JSON makes it fail, and what comes out is left alone the next time', () => {
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom(...KEYS), fc.jsonValue())), (stored) => {
      const query = migrateQuery(stored);
      expect(typeof query.refId).toBe('string');
      expect(migrateQuery(migrateQuery(query))).toEqual(migrateQuery(query));
      expect(queryDisplayText(query)).toMatch(/^(profile|metrics|both|labels|functions|callgraph): /);
    })
  );
});

const KEYS = [
  'refId',
  'queryType',
  'profileTypeId',
  'labelSelector',
  'groupBy',
  'limit',
  'baseline',
  'labels',
  'version',
  '__proto__',
];

test('both means profile outside Explore', () => {
  const query = { refId: 'A', queryType: 'both' as const };
  expect(effectiveQueryType(query, 'dashboard')).toBe('profile');
  expect(effectiveQueryType(query, 'explore')).toBe('both');
  expect(effectiveQueryType({ refId: 'A' }, undefined)).toBe('profile');
});

test('a new query asks for both in Explore and for the profile elsewhere', () => {
  expect(defaultQuery('explore').queryType).toBe('both');
  expect(defaultQuery('dashboard').queryType).toBe('profile');
});

test('a query has a line of text', () => {
  expect(
    queryDisplayText({
      refId: 'A',
      queryType: 'metrics',
      profileTypeId: CPU,
      labelSelector: '{a="b"}',
      groupBy: ['region'],
    })
  ).toBe(`metrics: ${CPU} {a="b"} by region`);
  expect(queryDisplayText({ refId: 'A' })).toBe('profile: default profile type {}');
});

test('the line of text says what a query is compared with, and of what it is', () => {
  expect(queryDisplayText({ refId: 'A', baseline: { timeShift: '1d' } })).toBe(
    'profile: default profile type {} against 1d earlier'
  );
  expect(queryDisplayText({ refId: 'A', baseline: { labelSelector: '{a="c"}', from: 'now-2h', to: 'now-1h' } })).toBe(
    'profile: default profile type {} against {a="c"} now-2h to now-1h'
  );
  expect(queryDisplayText({ refId: 'A', queryType: 'metrics', functionSelector: 'work' })).toBe(
    'metrics: default profile type {} of work'
  );
  expect(queryDisplayText({ refId: 'A', queryType: 'labels', labels: ['region', 'pod'] })).toBe(
    'labels: default profile type {} by region, pod'
  );
});
