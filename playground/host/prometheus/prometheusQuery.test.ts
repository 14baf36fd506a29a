import { dateTime } from '@grafana/data';
import { interpolateValue, intervalVariables, parseLabelValues, rangeParameters } from './prometheusQuery';

const rangeFrom = (fromMs: number, toMs: number) => {
  const [from, to] = [dateTime(fromMs), dateTime(toMs)];
  return { from, to, raw: { from, to } };
};

describe('the step of a range query', () => {
  it("is the panel's interval, and the range is aligned to it", () => {
    const parameters = rangeParameters({ range: rangeFrom(100_001, 399_999), intervalMs: 15_000 }, 0);
    expect(parameters).toEqual({ startMs: 90_000, endMs: 390_000, stepMs: 15_000 });
  });

  it("is never below the query's own interval nor above what Prometheus answers", () => {
    expect(rangeParameters({ range: rangeFrom(0, 60_000), intervalMs: 1000 }, 30_000).stepMs).toBe(30_000);
    expect(rangeParameters({ range: rangeFrom(0, 22_000_000), intervalMs: 1000 }, 0).stepMs).toBe(2000);
  });
});

it('a rate interval spans four scrapes', () => {
  expect(intervalVariables(5000, 5000, 60_000).__rate_interval.value).toBe('20s');
  expect(intervalVariables(60_000, 15_000, 60_000).__rate_interval.value).toBe('75s');
  expect(intervalVariables(500, 100, 1000).__interval.value).toBe('500ms');
  expect(intervalVariables(60_000, 15_000, 3_600_000)).toMatchObject({
    __interval: { value: '60s' },
    __range_s: { value: '3600' },
  });
});

it.each([
  ['label_values(region)', { metric: undefined, label: 'region' }],
  ['label_values(up, region)', { metric: 'up', label: 'region' }],
  [' label_values( up{a="b,c"},region ) ', { metric: 'up{a="b,c"}', label: 'region' }],
  ['query_result(up)', undefined],
])('%s asks for %j', (query, expected) => {
  expect(parseLabelValues(query)).toEqual(expected);
});

describe('a value in an expression', () => {
  it('is escaped for a string', () => {
    expect(interpolateValue('a"b\\c')).toBe('a\\"b\\\\c');
  });

  it('is escaped for a regex where several may be chosen', () => {
    expect(interpolateValue('a.b', { multi: true })).toBe('a\\\\.b');
    expect(interpolateValue(['eu', 'us(1)'], { multi: true })).toBe('(eu|us\\\\(1\\\\))');
  });
});
