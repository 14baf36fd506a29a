import { type ProfilesQuery } from '../query';
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

test('a new query says what holds', () => {
  expect(querySummary({ refId: 'A' }, 'profile')).toEqual(['Max nodes: default']);
  expect(querySummary({ refId: 'A', limit: 0 }, 'metrics')).toEqual(['Limit: all']);
});

test('only what means something for the type is said', () => {
  expect(querySummary(query, 'profile')).toEqual(['Max nodes: 1000', 'Call site: main › run', 'Trace: t1, t2']);
  expect(querySummary(query, 'metrics')).toEqual(['Limit: 5', 'Exemplars', 'Heatmap']);
  expect(querySummary(query, 'labels')).toEqual(['Values per label: 5']);
  expect(querySummary(query, 'functions')).toContain('Limit: 5');
  expect(querySummary({ refId: 'A', sourceLines: true }, 'profile')).toEqual(['Max nodes: default', 'Source lines']);
  expect(querySummary({ refId: 'A', order: 'time' }, 'profile')).toEqual(['Max nodes: default', 'In order of time']);
});
