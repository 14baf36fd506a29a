import { isTimeZone, timeFromName } from './nameTime';

const utc = (name: string) => {
  const timeMs = timeFromName(name, 'UTC');
  return timeMs === undefined ? undefined : new Date(timeMs).toISOString();
};

test.each([
  ['my-app-20210214T1530.svg', '2021-02-14T15:30:00.000Z'],
  ['2019-06-27T23-00-06', '2019-06-27T23:00:06.000Z'],
  ['app-2026-11-20T22:00:00Z.svg', '2026-11-20T22:00:00.000Z'],
  ['app-2026-11-20T22:00:00+01:00.svg', '2026-11-20T21:00:00.000Z'],
  ['app-2026-11-20T22-00-00-05-30.svg', '2026-11-21T03:30:00.000Z'],
  ['20261120T220000Z.cpu.pb.gz', '2026-11-20T22:00:00.000Z'],
  ['20261120T220000.250Z.cpu.pb.gz', '2026-11-20T22:00:00.250Z'],
  ['CPU.20261120.223237.4711.0.001.cpuprofile', '2026-11-20T22:32:37.000Z'],
  ['GET.root.16ms.1795213468.prof', '2026-11-20T22:24:28.000Z'],
  ['1644509272337.pb.gz', '2022-02-10T16:07:52.337Z'],
  ['1644509272337470.pb.gz', '2022-02-10T16:07:52.337Z'],
  ['1644509272337470000.pb.gz', '2022-02-10T16:07:52.337Z'],
  ['Trace-20230603T221323.json', '2023-06-03T22:13:23.000Z'],
])('%s was recorded at %s', (name, expected) => {
  expect(utc(name)).toBe(expected);
});

test.each(['profile.12345.pb.gz', '9999999999.prof', '20261320T000000Z', 'callgrind.out.4711', '16ms', ''])(
  '%s states no time',
  (name) => {
    expect(utc(name)).toBeUndefined();
  }
);

test('a time without a zone is meant in the configured one, summer and winter', () => {
  const berlin = (name: string) => new Date(timeFromName(name, 'Europe/Berlin') ?? 0).toISOString();
  expect(berlin('20260715T120000')).toBe('2026-07-15T10:00:00.000Z');
  expect(berlin('20261120T120000')).toBe('2026-11-20T11:00:00.000Z');
  expect(berlin('20261120T120000Z')).toBe('2026-11-20T12:00:00.000Z');
});

test('clocks that are changed are changed from one second to the next, also in quarters of an hour', () => {
  const timeOf = (name: string, zone: string) => new Date(timeFromName(name, zone) ?? 0).toISOString();
  expect(timeOf('20261025T015959', 'Europe/Berlin')).toBe('2026-10-24T23:59:59.000Z');
  expect(timeOf('20261025T030000', 'Europe/Berlin')).toBe('2026-10-25T02:00:00.000Z');
  expect(timeOf('20261120T120000.125', 'Asia/Kathmandu')).toBe('2026-11-20T06:15:00.125Z');
});

test('a folder of names without a zone makes one clock, not one per name', () => {
  const made = jest.spyOn(Intl, 'DateTimeFormat');
  for (let second = 0; second < 60; second++) {
    timeFromName(`20260101T1200${String(second).padStart(2, '0')}`, 'America/Lima');
  }
  expect(made).toHaveBeenCalledTimes(1);
  made.mockRestore();
});

test('only real zones are zones', () => {
  expect(isTimeZone('Europe/Berlin')).toBe(true);
  expect(isTimeZone('Middle/Earth')).toBe(false);
});
