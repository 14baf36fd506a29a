import { type ProfilesQuery, type QueryType } from '../query';
import { querySummary } from './querySummary';

const query: ProfilesQuery = {
  refId: 'A',
  limit: 5,
  maxNodes: 1000,
  traceIdSelector: ['t1', 't2'],
  stackTraceSelector: ['main', 'run'],
  includeExemplars: true,
  includeHeatmap: true,
};

/** Settings that say nothing. */
const open = { maxNodes: undefined, seriesLimit: undefined };

test('a new query says what holds', () => {
  const bare = { refId: 'A', limit: 0 };
  expect(querySummary(bare, 'profile', open)).toEqual(['Max nodes: default']);
  expect(querySummary(bare, 'metrics', open)).toEqual(['Limit: all']);
  expect(querySummary(bare, 'labels', open)).toEqual(['Values per label: 100']);
  expect(querySummary(bare, 'functions', open)).toEqual(['Limit: 50']);
  expect(querySummary(bare, 'callgraph', open)).toEqual(['Limit: 80', 'Max nodes: default']);
  expect(querySummary(bare, 'both', { maxNodes: 900, seriesLimit: 7 })).toEqual(['Limit: 7', 'Max nodes: 900']);
});

test('only what means something for the type is said', () => {
  const summary = (queryType: QueryType) => querySummary(query, queryType, open);
  expect(summary('profile')).toEqual(['Max nodes: 1000', 'Call site: main › run', 'Trace: t1, t2']);
  expect(summary('metrics')).toEqual(['Limit: 5', 'Call site: main › run', 'Exemplars', 'Heatmap']);
  expect(summary('labels')).toEqual(['Values per label: 5']);
  expect(summary('functions')).toContain('Limit: 5');
  const profile = (more: Partial<ProfilesQuery>) => querySummary({ refId: 'A', ...more }, 'profile', open);
  expect(profile({ sourceLines: true })).toEqual(['Max nodes: default', 'Source lines']);
  expect(profile({ order: 'time' })).toEqual(['Max nodes: default', 'In order of time']);
});
