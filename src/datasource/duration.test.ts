import { durationMs, durationText } from './duration';

test.each([
  ['15s', 15_000],
  ['500ms', 500],
  ['1d', 86_400_000],
  ['2w', 14 * 86_400_000],
  [' 1h ', 3_600_000],
])('%s is %d milliseconds', (text, ms) => {
  expect(durationMs(text)).toBe(ms);
});

test.each(['', '0s', '15', 's', '-1h', '1.5h', '1h30m', '$shift', '9999999999s'])('"%s" is no duration', (text) => {
  expect(durationMs(text)).toBeUndefined();
});

test.each([
  [90 * 60_000, '90m'],
  [7 * 86_400_000, '1w'],
  [36 * 3_600_000, '36h'],
  [1500, '1500ms'],
])('%d milliseconds are written %s', (ms, text) => {
  expect(durationText(ms)).toBe(text);
  expect(durationMs(text)).toBe(ms);
});
