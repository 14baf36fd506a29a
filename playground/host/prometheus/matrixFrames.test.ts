import { matrixFrame } from './matrixFrames';

const parameters = { startMs: 0, endMs: 10_000, stepMs: 5000 };
const series = {
  metric: { __name__: 'up', region: 'eu' },
  values: [
    [5, '1.5'],
    [10, '+Inf'],
  ],
} as const;

it('makes a frame of a series: milliseconds, numbers, labels without the name, the interval', () => {
  const { fields, refId, length } = matrixFrame(series, { refId: 'B', expr: 'up' }, parameters);
  expect([refId, length]).toEqual(['B', 2]);
  expect(fields).toMatchObject([
    { type: 'time', config: { interval: 5000 }, values: [5000, 10_000] },
    { name: 'up', type: 'number', labels: { region: 'eu' }, config: {}, values: [1.5, Infinity] },
  ]);
});

it('names it by the legend', () => {
  const legendFormat = '{{region}} {{ missing }}!';
  const { fields } = matrixFrame(series, { refId: 'A', expr: 'up', legendFormat }, parameters);
  expect(fields[1].config.displayNameFromDS).toBe('eu !');
});

it('leaves the name to the panel when the legend is automatic', () => {
  const { fields } = matrixFrame(series, { refId: 'A', expr: 'up', legendFormat: '__auto' }, parameters);
  expect(fields[1].config.displayNameFromDS).toBeUndefined();
});
