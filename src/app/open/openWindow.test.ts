import { openWindow } from './openWindow';

const now = Date.UTC(2026, 10, 21, 18, 30);
const minute = 60_000;

/** Window and baseline in minutes before now, and the problems. */
function read(query: string) {
  const { window, baseline, problems } = openWindow(new URLSearchParams(query), now);
  const ago = ({ fromMs, toMs }: typeof window) => [(fromMs - now) / minute, (toMs - now) / minute];
  return { window: ago(window), baseline: ago(baseline), problems };
}

test('without any time the last hour is held against the hour before', () => {
  expect(read('')).toEqual({ window: [-60, 0], baseline: [-120, -60], problems: [] });
});

test('a panel: its range, and as long a time before it', () => {
  expect(read('from=now-30m&to=now-10m')).toEqual({ window: [-30, -10], baseline: [-50, -30], problems: [] });
});

test('one end alone gives a window of an hour', () => {
  expect(read('from=now-90m').window).toEqual([-90, -30]);
  expect(read('to=now-30m').window).toEqual([-90, -30]);
});

test('an alert: from its start to now, against as long a time before what the rule waited for', () => {
  expect(read(`startsAt=${new Date(now - 20 * minute).toISOString()}`)).toEqual({
    window: [-20, 0],
    baseline: [-45, -25],
    problems: [],
  });
});

test('an alert against the time just before it, where the link says so', () => {
  expect(read('startsAt=now-20m&baseline=previous').baseline).toEqual([-40, -20]);
  expect(read('startsAt=now-20m&baseline=1h').baseline).toEqual([-80, -60]);
});

test('an alert that has just begun still shows 5 minutes, which end now', () => {
  expect(read('startsAt=now-1m')).toEqual({ window: [-5, 0], baseline: [-11, -6], problems: [] });
});

test('an alert that is over ends where it ended', () => {
  expect(read('startsAt=now-40m&endsAt=now-10m').window).toEqual([-40, -10]);
});

test("an alert that fires has Go's zero time as its end, which is now", () => {
  expect(read('startsAt=now-10m&endsAt=0001-01-01T00:00:00Z').window).toEqual([-10, 0]);
});

test('an alert whose clock runs ahead does not turn the window around', () => {
  expect(read('startsAt=now%2B2m').window).toEqual([-5, 0]);
});

test("from and to win over an alert's times", () => {
  expect(read('from=now-30m&to=now&startsAt=now-5h').window).toEqual([-30, 0]);
});

test('the baseline may be the same time of another day', () => {
  expect(read('from=now-30m&to=now&baseline=1d').baseline).toEqual([-1470, -1440]);
  expect(read('from=now-30m&to=now&baseline=previous').baseline).toEqual([-60, -30]);
});

test('a moment that cannot be read is told, and the last hour is shown', () => {
  expect(read('from=lunch&to=now-10m')).toEqual({
    window: [-60, 0],
    baseline: [-120, -60],
    problems: ['The from of the link, lunch, is no moment.', 'The last hour is shown.'],
  });
  expect(read('startsAt=lunch').problems).toEqual([
    'The startsAt of the link, lunch, is no moment.',
    'The last hour is shown.',
  ]);
});

test('a window that ends before it begins is told', () => {
  expect(read('from=now&to=now-1h')).toMatchObject({
    window: [-60, 0],
    problems: ['The window of the link does not end later than it begins.', 'The last hour is shown.'],
  });
});

test.each(['lunch', '0h', '1.5d', '-1d'])('a baseline %s is told, and the time just before is taken', (text) => {
  expect(read(`from=now-30m&to=now&baseline=${text}`)).toEqual({
    window: [-30, 0],
    baseline: [-60, -30],
    problems: [`The baseline of the link, ${text}, is no duration like 1d. The time just before is taken.`],
  });
});
