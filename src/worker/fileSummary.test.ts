import { readFileSync } from 'node:fs';
import { decodeProfile } from '../engine/formats/decodeProfile';
import { profileFromText } from '../engine/tree/treeText';
import { MAX_LISTED_LABELS, summarizeProfile } from './fileSummary';

test('types, labels with their values in order, and the time are remembered', () => {
  const profile = profileFromText(`
    main 1 vehicle=car region=eu
    main 2 vehicle=bike
  `);
  expect(summarizeProfile({ ...profile, timeRange: { fromMs: 1, toMs: 2 } })).toEqual({
    profileTypeIds: ['samples:samples:count::'],
    labels: [
      { name: 'region', values: ['eu'] },
      { name: 'vehicle', values: ['bike', 'car'] },
    ],
    timeRange: { fromMs: 1, toMs: 2 },
  });
});

test('types whose values are all zero are named, as ddtrace writes those that it could have measured', () => {
  const profile = decodeProfile(readFileSync('testdata/ddtrace/ddtrace.4711.1.pprof'));
  const { profileTypeIds, emptyTypeIds = [] } = summarizeProfile(profile);
  expect(profileTypeIds).toHaveLength(19);
  expect(profileTypeIds.filter((id) => !emptyTypeIds.includes(id)).map((id) => id.split(':')[1])).toEqual([
    'cpu-time',
    'cpu-samples',
    'wall-time',
    'wall-samples',
    'alloc-space',
    'alloc-samples',
  ]);
});

test('a value per sample does not fill memory, and hides no other label', () => {
  const lines = Array.from({ length: MAX_LISTED_LABELS + 50 }, (_, index) => `main 1 span_id=${index}`);
  const { labels } = summarizeProfile(profileFromText([...lines, 'main 1 vehicle=car'].join('\n')));
  expect(labels.map(({ name, values }) => [name, values.length])).toEqual([
    ['span_id', MAX_LISTED_LABELS],
    ['vehicle', 1],
  ]);
});
