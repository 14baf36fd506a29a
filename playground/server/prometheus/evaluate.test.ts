import { evaluate, stepTimes } from './evaluate';
import { parseOpenMetrics } from './openMetrics';
import { parsePromql } from './promql';

const recorded = parseOpenMetrics(`
load{region="eu",host="a"} 1 0
load{region="eu",host="a"} 2 60
load{region="eu",host="b"} 10 60
load{region="us",host="c"} 100 0
load{host="d"} 1000 0
work_total{region="eu"} 0 0
work_total{region="eu"} 60 60
work_total{region="eu"} 120 120
`);

/** One line per series: its labels and its values, a dash where it has none. */
function evaluated(query: string, seconds: readonly number[]): readonly string[] {
  return evaluate(
    parsePromql(query),
    recorded,
    seconds.map((second) => second * 1000)
  ).map(
    ({ labels, values }) =>
      `${JSON.stringify(Object.fromEntries(labels))} ${values.map((value) => value ?? '-').join(' ')}`
  );
}

it('shows the newest sample of the last five minutes', () => {
  expect(evaluated('load{host="a"}', [-1, 0, 59, 60, 359, 360])).toEqual([
    '{"__name__":"load","region":"eu","host":"a"} - 1 1 2 2 -',
  ]);
});

it('leaves out series that have nothing at these times', () => {
  expect(evaluated('load', [-60])).toEqual([]);
});

it.each([
  ['load{region="eu"}', ['a', 'b']],
  ['load{region!="eu"}', ['c', 'd']],
  ['load{region=""}', ['d']],
  ['load{region=~"e|us"}', ['c']],
  ['load{region=~"e.|us"}', ['a', 'b', 'c']],
  ['load{region!~".+"}', ['d']],
  ['load{missing="",host="a"}', ['a']],
])('%s takes the hosts %j', (query, hosts) => {
  const taken = evaluate(parsePromql(query), recorded, [60_000]);
  expect(taken.map(({ labels }) => labels.get('host'))).toEqual(hosts);
});

it('sums by labels, and a series that lacks one makes a group of its own', () => {
  expect(evaluated('sum by (region) (load)', [0, 60])).toEqual([
    '{"region":"eu"} 1 12',
    '{"region":"us"} 100 100',
    '{} 1000 1000',
  ]);
});

it('sums everything when no label is named', () => {
  expect(evaluated('sum(load{region=~".+"})', [0, 60])).toEqual(['{} 101 112']);
});

it('drops the name of a metric from its rate', () => {
  expect(evaluated('rate(work_total[2m])', [120])).toEqual(['{"region":"eu"} 1']);
  expect(evaluated('sum by (region) (rate(work_total[2m]))', [120])).toEqual(['{"region":"eu"} 1']);
});

it('steps from the start to the end, both included when they fit', () => {
  expect(stepTimes({ startMs: 10, endMs: 40, stepMs: 15 })).toEqual([10, 25, 40]);
  expect(stepTimes({ startMs: 10, endMs: 39, stepMs: 15 })).toEqual([10, 25]);
});
