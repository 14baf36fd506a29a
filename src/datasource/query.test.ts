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
