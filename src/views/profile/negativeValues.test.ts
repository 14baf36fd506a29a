import { FieldType, toDataFrame } from '@grafana/data';
import { hasNegativeValues } from './negativeValues';
import { profileOfFrame } from './profileModel';

function hasNegativeRows(value: readonly number[], valueRight?: readonly number[]): boolean {
  const numbers = (name: string, values: readonly number[]) => ({ name, type: FieldType.number, values: [...values] });
  const profile = profileOfFrame(
    toDataFrame({
      fields: [
        numbers('level', [0, 1, 1]),
        numbers('value', value),
        numbers('self', [0, value[1], value[2]]),
        ...(valueRight === undefined
          ? []
          : [numbers('valueRight', valueRight), numbers('selfRight', [0, valueRight[1], valueRight[2]])]),
        { name: 'label', type: FieldType.string, values: ['root', 'work', 'freed'] },
      ],
    })
  );
  if (!profile.ok) {
    throw new Error(profile.error.sentence);
  }
  return hasNegativeValues(profile.value);
}

test('a call that counts less than nothing is noticed, on either side', () => {
  expect(hasNegativeRows([6, 9, -3])).toBe(true);
  expect(hasNegativeRows([6, 9, -3], [5, 5, 0])).toBe(true);
  expect(hasNegativeRows([6, 6, 0], [2, 5, -3])).toBe(true);
});

test('zeros, and callees that are together more than their caller, are not negative', () => {
  expect(hasNegativeRows([6, 6, 0])).toBe(false);
  expect(hasNegativeRows([6, 6, 3])).toBe(false);
  expect(hasNegativeRows([6, 6, 0], [0, 0, 0])).toBe(false);
});
