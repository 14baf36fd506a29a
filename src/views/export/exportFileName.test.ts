import { exportFileName } from './exportFileName';

const range = { fromMs: Date.UTC(2026, 10, 21, 12, 15), toMs: Date.UTC(2026, 10, 21, 12, 25, 30, 500) };

test('a file is named after service, type and range', () => {
  const profileType = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
  expect(exportFileName({ service: 'ride-sharing-app', profileType, range }, 'svg')).toBe(
    'ride-sharing-app_process_cpu-cpu_20261121T121500Z-20261121T122530Z.svg'
  );
});

test('what is unknown is left out', () => {
  expect(exportFileName({}, 'pb.gz')).toBe('profile.pb.gz');
  expect(exportFileName({ service: 'api' }, 'csv')).toBe('api.csv');
  expect(exportFileName({ range: { fromMs: NaN, toMs: NaN } }, 'csv')).toBe('profile.csv');
});

test.each([
  ['../../etc/passwd', 'etc-passwd.csv'],
  ['a/b\\c:d*e?f"g<h>i|j', 'a-b-c-d-e-f-g-h-i-j.csv'],
  ['.hidden', 'hidden.csv'],
  ['a\u0000b\nc', 'a-b-c.csv'],
  ['日本 größe', '日本-größe.csv'],
  ['😀', 'profile.csv'],
  ['x'.repeat(500), `${'x'.repeat(80)}.csv`],
])('no service makes an unsafe name: %j', (service, name) => {
  expect(exportFileName({ service }, 'csv')).toBe(name);
});
