import { OpenMetricsError, parseOpenMetrics } from './openMetrics';

it('reads samples into series by their labels', () => {
  const series = parseOpenMetrics(`# HELP cpu_seconds CPU time.
# TYPE cpu_seconds counter
cpu_seconds_total{region="eu",host="a\\"b\\\\c\\nd, }"} 1.5 1795262400.25
up 1 1795262400
cpu_seconds_total{host="a\\"b\\\\c\\nd, }",region="eu"} 2 1795262405.25 # {trace_id="x"} 1 1
up NaN 1795262405
up +Inf 1795262410
# EOF
`);
  expect(series.map(({ labels, timesMs, values }) => [Object.fromEntries(labels), [...timesMs], [...values]])).toEqual([
    [{ __name__: 'cpu_seconds_total', region: 'eu', host: 'a"b\\c\nd, }' }, [1795262400250, 1795262405250], [1.5, 2]],
    [{ __name__: 'up' }, [1795262400000, 1795262405000, 1795262410000], [1, NaN, Infinity]],
  ]);
});

it.each([
  ['up', /Line 2 .* expected `name\{label="value"\} value seconds`/],
  ['up 1', /Line 2 .* the sample of up has no timestamp/],
  ['up one 2', /"one 2" is not a value and a time/],
  ['up{a=b} 1 2', /expected|are not a list/],
  ['up{a="b" c="d"} 1 2', /are not a list of name="value"/],
  ['up 1 1', /time 1 is not after 1, the series' last one/],
])('refuses %s', (line, sentence) => {
  const parse = () => parseOpenMetrics(`up 1 1\n${line}\n`);
  expect(parse).toThrow(OpenMetricsError);
  expect(parse).toThrow(sentence);
});
