import { createDataFrame, type DataFrame, FieldType } from '@grafana/data';
import { treeFromText, treeToText } from '../engine/tree/treeText';
import { diffOf } from '../engine/diff/diffOf.testHelper';
import { diffOfFrames } from './diffOfFrames';
import { profileFrame } from './profileFrame';

const meta = { profileType: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds', store: 'files' };
const before = treeFromText('main 1\n  gone 2\n  kept 4', 'nanoseconds');
const after = treeFromText('main 1\n  kept 8\n  new 16', 'nanoseconds');

/** A frame as somebody else's data source would write it, with string labels and columns for a diff if asked for. */
function foreignFrame(unit: string, columns: Record<string, unknown[]> = {}): DataFrame {
  const all = { label: ['total', 'main'], level: [0, 1], value: [5, 5], self: [0, 5], ...columns };
  return createDataFrame({
    fields: Object.entries(all).map(([name, values]) => ({
      name,
      type: name === 'label' ? FieldType.string : FieldType.number,
      config: name === 'value' ? { unit } : {},
      values,
    })),
  });
}

function textOf(baseline: DataFrame, comparison: DataFrame): string {
  const diff = diffOfFrames(baseline, comparison);
  return diff.ok ? treeToText(diff.value) : diff.error.sentence;
}

test('two frames are a diff, the same as of the trees', () => {
  expect(textOf(profileFrame(before, meta), profileFrame(after, meta))).toBe(treeToText(diffOf(before, after)));
});

test('units are compared by what they mean', () => {
  const ours = profileFrame(after, meta);
  expect(textOf(foreignFrame('nanoseconds'), ours)).toContain(
    '- main (total: 25, self: 1; baseline total: 5, self: 5)'
  );
  expect(textOf(foreignFrame('ms'), ours)).toBe(
    'The baseline is measured in ms and the comparison in ns, so they cannot be compared. Choose the same profile type on both sides.'
  );
});

test('files that one side does not know do not keep functions apart', () => {
  const withFile = profileFrame(treeFromText('main [main.go] 3', 'nanoseconds'), meta);
  expect(textOf(foreignFrame('ns'), withFile)).toContain(
    '- main [main.go] (total: 3, self: 3; baseline total: 5, self: 5)'
  );
});

test.each<[string, Record<string, unknown[]>, string]>([
  [
    'is half a diff',
    { valueRight: [1, 1] },
    'The baseline cannot be compared. A diff needs both valueRight and selfRight; this frame has only valueRight.',
  ],
  [
    'is a diff',
    { valueRight: [1, 1], selfRight: [0, 1] },
    'The baseline is a comparison of two profiles already. Choose a query that returns one profile.',
  ],
  [
    'has a value that is no number',
    { value: [NaN, 5] },
    'The baseline cannot be compared. Row 1 of the field value is not a number but NaN.',
  ],
  [
    'has levels out of order',
    { level: [0, 3] },
    'The baseline cannot be compared. The rows of a flame graph go down one level at a time; row 2 of this frame jumps from level 0 to level 3.',
  ],
])('a side that %s is refused with a sentence that says which', (_case, columns, sentence) => {
  expect(textOf(foreignFrame('ns', columns), profileFrame(after, meta))).toBe(sentence);
  expect(textOf(profileFrame(after, meta), foreignFrame('ns', columns))).toBe(
    sentence.replace('The baseline', 'The comparison')
  );
});

test.each<[string, Record<string, unknown[]>]>([
  ['no rows', { label: [], level: [], value: [], self: [] }],
  ['two roots', { level: [0, 0], value: [2, 3], self: [2, 3] }],
  ['negative values', { value: [-5, -5], self: [0, -5] }],
  ['values of 2^60', { value: [2 ** 60, 2 ** 60], self: [0, 2 ** 60] }],
  ['values of 0', { value: [0, 0], self: [0, 0] }],
])('a side with %s gives a diff of finite numbers', (_case, columns) => {
  const diff = diffOfFrames(foreignFrame('ns', columns), profileFrame(after, meta));
  expect(diff.ok && [...diff.value.baselineTotal, ...diff.value.total].every(Number.isFinite)).toBe(true);
  expect(diff.ok && diff.value.total[0]).toBe(after.total[0]);
});
