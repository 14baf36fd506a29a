import { profileFromText } from '../engine/tree/treeText';
import { maskOfStacks } from './stackMask';
import { SampleLabels } from './sampleLabels';
import { bucketIndex, SeriesAccumulator } from './seriesAccumulator';

const buckets = { startMs: 60_000, stepMs: 60_000, count: 2 };

test.each([
  [59_999, -1],
  [60_000, 0],
  [119_999, 0],
  [120_000, 1],
  [180_000, -1],
])('%i ms falls into bucket %i', (timeMs, expected) => {
  expect(bucketIndex(buckets, timeMs)).toBe(expected);
});

test('values are kept apart by label, and counted at the start of their profile', () => {
  const profile = profileFromText(`
    main; a 1 vehicle=car
    main; b 2 vehicle=car
    main; c 4 vehicle=bike
    main; d 8
  `);
  const labels = new SampleLabels({ manifestLabels: [], pathLabels: [{ name: 'region', value: 'eu' }] }, profile);
  const readerOf = (row: number) => labels.reader(profile.labelSets[row]);
  const accumulator = new SeriesAccumulator(buckets, ['vehicle', 'region']);
  expect(accumulator.add(profile, 0, 60_000, {}, readerOf)).toBe(true);
  expect(accumulator.add(profile, 0, 130_000, {}, readerOf)).toBe(true);
  expect(accumulator.add(profile, 0, 180_000, {}, readerOf)).toBe(false);
  const groups = accumulator.result().map((group) => [group.labels.map(({ value }) => value).join(), ...group.sums]);
  expect(groups).toEqual([
    ['car,eu', 3, 3],
    ['bike,eu', 4, 4],
    ['eu', 8, 8],
  ]);
  expect([...accumulator.profileCounts]).toEqual([1, 1]);
});

test('of one function only its stacks count, but a group without it was recorded all the same', () => {
  const profile = profileFromText(`
    main; work 1 vehicle=car
    main; idle 2 vehicle=bike
  `);
  const labels = new SampleLabels({ manifestLabels: [], pathLabels: [] }, profile);
  const accumulator = new SeriesAccumulator(buckets, ['vehicle']);
  const stackMask = maskOfStacks(profile, { kind: 'function', name: 'work' });
  accumulator.add(profile, 0, 60_000, { stackMask }, (row) => labels.reader(profile.labelSets[row]));
  expect(accumulator.result().map(({ sums, profileCounts }) => [sums[0], profileCounts[0]])).toEqual([
    [1, 1],
    [0, 1],
  ]);
});
