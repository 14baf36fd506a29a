import { createTheme, type DataFrame, FieldType, toDataFrame } from '@grafana/data';
import { formatShare, formatShareChange, valueFormatOf } from './valueFormat';

const theme = createTheme();
const frame = (config: DataFrame['fields'][number]['config'], custom?: object) =>
  toDataFrame({ meta: { custom }, fields: [{ name: 'value', type: FieldType.number, config, values: [1] }] });

test('values are written by the unit and the decimals of the field', () => {
  expect(valueFormatOf(frame({ unit: 'ns' }), theme).value(1.5e9)).toBe('1.50 s');
  expect(valueFormatOf(frame({ unit: 'ns', decimals: 3 }), theme).value(1.5e9)).toBe('1.500 s');
  expect(valueFormatOf(frame({ unit: 'bytes' }), theme).value(2048)).toBe('2 KiB');
  expect(valueFormatOf(frame({}), theme).value(12_000)).toBe('12 K');
});

test('differences always have their sign', () => {
  const { difference } = valueFormatOf(frame({ unit: 'bytes' }), theme);
  expect([2048, -2048, 0].map(difference)).toEqual(['+2 KiB', '−2 KiB', '0 B']);
});

test('the name is that of the field, else of the sample type, else what the unit counts', () => {
  const ours = {
    flameboard: { version: 1, kind: 'profile', profileType: 'memory:alloc_space:bytes:space:bytes', store: 'files' },
  };
  expect(valueFormatOf(frame({ unit: 'bytes', displayName: 'Heap' }, ours), theme).name).toBe('Heap');
  expect(valueFormatOf(frame({ unit: 'bytes' }, ours), theme).name).toBe('alloc_space');
  expect(['ns', 'bytes', 'short'].map((unit) => valueFormatOf(frame({ unit }), theme).name)).toEqual([
    'time',
    'memory',
    'count',
  ]);
});

test.each([
  [1, 3, '33.3 %'],
  [0, 3, '0 %'],
  [3, 3, '100 %'],
  [0.005, 1, '0.50 %'],
  [1, 1e6, '< 0.01 %'],
  [1, 0, '0 %'],
  [-1, 4, '-25.0 %'],
])('%d of %d is %s', (part, whole, expected) => {
  expect(formatShare(part, whole)).toBe(expected);
});

test.each([
  [3.14, '+3.1 pp'],
  [-0.04, '−0.04 pp'],
  [0, '0 pp'],
  [0.001, '+<0.01 pp'],
  [-0.001, '−<0.01 pp'],
  // What is left of two shares that are equal but for rounding.
  [2.8e-14, '0 pp'],
])('a change of %d points is %s', (points, expected) => {
  expect(formatShareChange(points)).toBe(expected);
});
