import { grafanaUnit, rateUnit, sampleUnit } from './units';

test.each([
  ['nanoseconds', 'ns'],
  ['microseconds', 'µs'],
  ['milliseconds', 'ms'],
  ['seconds', 's'],
  ['bytes', 'bytes'],
  ['count', 'short'],
  ['samples', 'short'],
  ['', 'short'],
  ['furlongs', 'furlongs'],
])('the unit %s is %s to Grafana', (sampleUnit, unit) => {
  expect(grafanaUnit(sampleUnit)).toBe(unit);
});

test('time per second is cores, bytes per second is a data rate, the rest are operations', () => {
  expect(rateUnit('nanoseconds')).toEqual({ factor: 1e-9, unit: 'cores' });
  expect(rateUnit('seconds')).toEqual({ factor: 1, unit: 'cores' });
  expect(rateUnit('bytes')).toEqual({ factor: 1, unit: 'binBps' });
  expect(rateUnit('count')).toEqual({ factor: 1, unit: 'ops' });
});

test.each(['nanoseconds', 'microseconds', 'milliseconds', 'seconds', 'bytes', 'count', 'furlongs'])(
  'the unit %s comes back from Grafana’s',
  (unit) => {
    expect(sampleUnit(grafanaUnit(unit))).toBe(unit);
  }
);

test('sizes in powers of ten and bare numbers are bytes and counts', () => {
  expect(['decbytes', 'none', ''].map(sampleUnit)).toEqual(['bytes', 'count', 'count']);
});
