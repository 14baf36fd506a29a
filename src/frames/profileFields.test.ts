import { FieldType, toDataFrame } from '@grafana/data';
import { isDiffFrame, isProfileFrame, profileLabelField, profileValueField } from './profileFields';

const frameOf = (...names: string[]) =>
  toDataFrame({ fields: names.map((name) => ({ name, type: FieldType.number, values: [] })) });

test('names and values are found by the names of their fields', () => {
  const frame = frameOf('level', 'value', 'label');
  expect(profileLabelField(frame)).toBe(frame.fields[2]);
  expect(profileValueField(frame)).toBe(frame.fields[1]);
  expect(profileLabelField(frameOf('time'))).toBeUndefined();
});

test('a second side makes a diff, also half of it', () => {
  expect(isDiffFrame(frameOf('level', 'value', 'self', 'label'))).toBe(false);
  expect(isDiffFrame(frameOf('level', 'value', 'self', 'label', 'valueRight', 'selfRight'))).toBe(true);
  expect(isDiffFrame(frameOf('level', 'value', 'self', 'label', 'selfRight'))).toBe(true);
});

test('a frame is a profile by its levels, or because it says so', () => {
  expect(isProfileFrame(frameOf('level'))).toBe(true);
  expect(isProfileFrame(frameOf('time'))).toBe(false);
  expect(isProfileFrame({ ...frameOf('time'), meta: { preferredVisualisationType: 'flamegraph' } })).toBe(true);
});
