// Frames as other data sources send them, in the shapes that Grafana's own flame graph panel takes.
import { createDataFrame, FieldType } from '@grafana/data';
import { treeToText } from '../engine/tree/treeText';
import { profileOfFrame } from '../views/profile/profileModel';
import { suggestFlameGraph } from './suggestions';

const number = (name: string, values: number[], unit?: string) => ({
  name,
  type: FieldType.number,
  values,
  config: { unit },
});

const pyroscope = createDataFrame({
  name: 'response',
  meta: { preferredVisualisationType: 'flamegraph' },
  fields: [
    number('level', [0, 1, 2, 1]),
    number('value', [10, 7, 5, 3], 'ns'),
    number('self', [0, 2, 5, 3], 'ns'),
    {
      name: 'label',
      type: FieldType.enum,
      values: [0, 1, 2, 3],
      config: { type: { enum: { text: ['total', 'main', 'work', 'other'] } } },
    },
  ],
});

const parca = createDataFrame({
  name: 'response',
  meta: { preferredVisualisationType: 'flamegraph' },
  fields: [
    number('level', [0, 1, 2]),
    number('value', [9, 9, 4], 'ns'),
    number('self', [0, 5, 4], 'ns'),
    { name: 'label', type: FieldType.string, values: ['total', '[app] main.run', '[libc.so.6] 0x7f00'] },
  ],
});

/** TestData's flame graph: text labels; its diff has both sides. */
const testData = createDataFrame({
  fields: [
    { name: 'label', type: FieldType.string, values: ['total', 'test/pkg/create.(*create).initServer.func2.1', 'gc'] },
    number('level', [0, 1, 1]),
    number('value', [16460000000, 16450000000, 10000000], 'ns'),
    number('self', [0, 16450000000, 10000000], 'ns'),
    number('valueRight', [20, 0, 20], 'ns'),
    number('selfRight', [0, 0, 20], 'ns'),
  ],
});

/** Answered with nothing: the same fields, the label as text. */
const empty = createDataFrame({
  fields: [
    number('level', []),
    number('value', []),
    number('self', []),
    { name: 'label', type: FieldType.string, values: [] },
  ],
});

function drawn(frame: typeof pyroscope): string {
  const profile = profileOfFrame(frame);
  return profile.ok ? treeToText(profile.value.tree) : profile.error.sentence;
}

test("the Pyroscope data source's frame is drawn", () => {
  expect(drawn(pyroscope)).toBe(
    [
      '- total (total: 10, self: —)',
      '  - main (total: 7, self: 2)',
      '    - work (total: 5, self: 5)',
      '  - other (total: 3, self: 3)',
    ].join('\n')
  );
});

test("the old Parca data source's frame is drawn", () => {
  expect(drawn(parca)).toBe(
    [
      '- total (total: 9, self: —)',
      '  - [app] main.run (total: 9, self: 5)',
      '    - [libc.so.6] 0x7f00 (total: 4, self: 4)',
    ].join('\n')
  );
});

test("TestData's diff is drawn with both sides, left is the baseline", () => {
  expect(drawn(testData)).toContain('- gc (total: 20, self: 20; baseline total: 10000000, self: 10000000)');
});

test('an empty answer is a profile without values', () => {
  expect(drawn(empty)).toBe('- total (total: —, self: —)');
});

test('the panel is suggested for such frames, and for no others', () => {
  const summary = (rawFrames: (typeof pyroscope)[]) => suggestFlameGraph({ rawFrames } as never);
  expect([pyroscope, parca, testData].map((frame) => summary([frame]).length)).toEqual([1, 1, 1]);
  const series = createDataFrame({
    fields: [{ name: 'time', type: FieldType.time, values: [1] }, number('level', [1])],
  });
  expect(summary([series])).toEqual([]);
  expect(summary([])).toEqual([]);
});
