import { isUnset, momentMs } from './moment';

const now = Date.UTC(2026, 10, 21, 18, 30);
const moment = Date.UTC(2026, 10, 21, 12, 15, 3);

test.each([
  ['1795263303', 'epoch seconds'],
  ['1795263303000', 'epoch milliseconds'],
  ['1795263303000000', 'epoch microseconds'],
  ['1795263303000000000', 'epoch nanoseconds'],
  ['1795263303.9', 'seconds as Prometheus prints them, rounded down'],
  ['2026-11-21T12:15:03Z', 'RFC 3339'],
  ['2026-11-21T13:15:03+01:00', 'RFC 3339 with a zone'],
  ['2026-11-21T12:15:03.000000001Z', 'with nanoseconds'],
  ['2026-11-21 12:15:03', 'without a zone, which is UTC'],
  ['2026-11-21 12:15:03 +0000 UTC', "Go's printed time"],
  ['2026-11-21 14:15:03 +0200 CEST m=+12.5', "Go's printed time with a monotonic clock"],
  ['20261121T121503', "Grafana's compact time"],
])('%s is a moment: %s', (text) => {
  expect(Math.floor((momentMs(text, now, false) ?? 0) / 1000) * 1000).toBe(moment);
});

test('times relative to now count from the now that is given', () => {
  expect(momentMs('now', now, false)).toBe(now);
  expect(momentMs('now-15m', now, false)).toBe(now - 900_000);
});

test('a rounded time is the beginning, or as an end the end', () => {
  expect((momentMs('now/m', now, true) ?? 0) - (momentMs('now/m', now, false) ?? 0)).toBe(59_999);
});

test('a date alone is its midnight in UTC', () => {
  expect(momentMs('2026-11-21', now, false)).toBe(Date.UTC(2026, 10, 21));
});

test.each(['yesterday', 'now-', '2026-13-41T00:00:00Z', '12:15', '1e9', '99999999999999999999', '-5', 'nowhere'])(
  '%s is no moment, and is not guessed at',
  (text) => {
    expect(momentMs(text, now, false)).toBeUndefined();
  }
);

test.each(['', ' ', '0001-01-01T00:00:00Z', '0001-01-01 00:00:00 +0000 UTC', '<no value>', '[no value]'])(
  'what alerts print for "not yet" is unset: "%s"',
  (text) => {
    expect(isUnset(text)).toBe(true);
  }
);
