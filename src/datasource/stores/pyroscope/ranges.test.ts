import { nodeLimit, rangeLimitMs, serverRange, splitRange } from './ranges';

test('the end of a range is one millisecond earlier where it belongs to it', () => {
  expect(serverRange({ fromMs: 10, toMs: 20 }, 'excluded')).toEqual({ start: 10, end: 20 });
  expect(serverRange({ fromMs: 10, toMs: 20 }, 'included')).toEqual({ start: 10, end: 19 });
  expect(serverRange({ fromMs: 10.5, toMs: 10.5 }, 'included')).toEqual({ start: 11, end: 11 });
});

test('pieces are neighbours, and together the range', () => {
  expect(splitRange({ fromMs: 0, toMs: 25 }, 10)).toEqual([
    { fromMs: 0, toMs: 10 },
    { fromMs: 10, toMs: 20 },
    { fromMs: 20, toMs: 25 },
  ]);
  expect(splitRange({ fromMs: 0, toMs: 20 }, 10)).toHaveLength(2);
  expect(splitRange({ fromMs: 0, toMs: 20 }, Infinity)).toEqual([{ fromMs: 0, toMs: 20 }]);
  expect(splitRange({ fromMs: 5, toMs: 5 }, 10)).toEqual([{ fromMs: 5, toMs: 5 }]);
});

test.each([
  ['24h0m0s', 86_400_000],
  ['1d', 86_400_000],
  ['1h30m', 5_400_000],
  ['90.5s', 90_500],
  ['2w', 1_209_600_000],
  ['0s', undefined],
  ['soon', undefined],
])('a limit of %s', (limit, expected) => {
  const message = `the query time range exceeds the limit (max_query_length, actual: 48h0m0s, limit: ${limit})`;
  expect(rangeLimitMs(message)).toBe(expected);
});

test('other refusals are no limits', () => {
  expect(rangeLimitMs('parse error: unexpected limit: 5')).toBeUndefined();
  expect(nodeLimit('max flamegraph nodes limit 2000000 is greater than allowed 1048576')).toBe(1048576);
  expect(nodeLimit('too many nodes')).toBeUndefined();
});
