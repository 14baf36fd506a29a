import { parseError, parseLabelNames, parseLabelValues, parseSeries, parseTypes } from './gatewayAnswers';

const bytes = (json: unknown) => new TextEncoder().encode(typeof json === 'string' ? json : JSON.stringify(json));

test('types: colons in a part cannot become parts, missing parts are empty', () => {
  const types = [
    { name: 'a', sampleType: 'b', sampleUnit: 'c', periodType: 'd', periodUnit: 'e', delta: true },
    { name: 'x:y', sampleType: 'b' },
  ];
  expect(parseTypes(bytes({ types }))).toEqual([
    { id: 'a:b:c:d:e', isDelta: true },
    { id: 'x_y:b:::', isDelta: false },
  ]);
});

test('series: numbers as texts, times as RFC 3339, durations in nanoseconds', () => {
  const samples = [
    { timestamp: '2026-11-21T12:15:00.123456789Z', value: '385170000000', duration: '20000000000' },
    { timestamp: '2026-11-21T12:15:20Z' },
  ];
  const labelset = { labels: [{ name: 'a', value: 'x' }] };
  expect(parseSeries(bytes({ series: [{ labelset, samples }, {}] }))).toEqual([
    {
      labels: [{ name: 'a', value: 'x' }],
      points: [
        { timeMs: Date.UTC(2026, 10, 21, 12, 15, 0, 123), value: 385_170_000_000, durationMs: 20_000 },
        { timeMs: Date.UTC(2026, 10, 21, 12, 15, 20), value: 0, durationMs: 0 },
      ],
    },
    { labels: [], points: [] },
  ]);
});

test('lists and errors', () => {
  expect(parseLabelNames(bytes({ labelNames: ['a'] }))).toEqual(['a']);
  expect(parseLabelValues(bytes({ labelValues: ['b'] }))).toEqual(['b']);
  expect(parseLabelNames(bytes({}))).toEqual([]);
  expect(parseError(bytes({ code: 3, message: 'no' }))).toEqual({ code: 3, message: 'no' });
});

test.each([
  '',
  '<!DOCTYPE html>',
  '{"series":[',
  'null',
  '[]',
  '{"series":{}}',
  '{"series":[{"samples":[{"timestamp":"x"}]}]}',
])('no answer of series: %s', (text) => {
  expect(parseSeries(bytes(text))).toBeUndefined();
});

test('a label may be named as what objects have', () => {
  const labels = [{ name: '__proto__', value: 'constructor' }];
  expect(parseSeries(bytes({ series: [{ labelset: { labels } }] }))).toEqual([{ labels, points: [] }]);
});
