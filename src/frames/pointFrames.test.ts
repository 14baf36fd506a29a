// Heatmap, exemplars and annotations: frames that Grafana's own panels read by the names of their fields.
import { annotationsFrame } from './annotationsFrame';
import { exemplarsFrame } from './exemplarsFrame';
import { heatmapFrame } from './heatmapFrame';

test('a heatmap has a cell per row, with the width of its columns', () => {
  const frame = heatmapFrame([{ timeMs: 1000, yMin: 0, yMax: 5, count: 3 }], 500, 'ns');
  expect(frame.meta?.type).toBe('heatmap-cells');
  expect(frame.fields.map(({ name, values }) => [name, values[0]])).toEqual([
    ['xMax', 1000],
    ['yMin', 0],
    ['yMax', 5],
    ['count', 3],
  ]);
  expect(frame.fields[0].config.interval).toBe(500);
});

test('exemplars carry the labels of all, and a link on their id', () => {
  const points = [
    { timeMs: 1, value: 2, id: 'p', labels: [{ name: 'pod', value: 'a' }] },
    { timeMs: 3, value: 4, id: 'q', labels: [{ name: 'region', value: 'eu' }] },
  ];
  const links = [{ title: 'View profile', url: '' }];
  const frame = exemplarsFrame(points, { idTitle: 'Profile ID', unit: 'cores', links });
  expect(frame.name).toBe('exemplar');
  expect(frame.meta?.dataTopic).toBe('annotations');
  expect(frame.fields.map(({ name, values }) => [name, ...Array.from(values)])).toEqual([
    ['Time', 1, 3],
    ['Value', 2, 4],
    ['Id', 'p', 'q'],
    ['pod', 'a', ''],
    ['region', '', 'eu'],
  ]);
  expect(frame.fields[2].config).toMatchObject({ displayName: 'Profile ID', links });
});

test('annotations are in order of time, and a tag is one tag', () => {
  const frame = annotationsFrame([
    { timeMs: 2, title: 'version 2', text: 'first seen', tag: 'a,b' },
    { timeMs: 1, title: 'version 1', text: 'first seen', tag: 'version' },
  ]);
  expect(frame.meta?.dataTopic).toBe('annotations');
  expect(frame.fields.map(({ name, values }) => [name, ...Array.from(values)])).toEqual([
    ['time', 1, 2],
    ['title', 'version 1', 'version 2'],
    ['text', 'first seen', 'first seen'],
    ['tags', 'version', 'a b'],
  ]);
});
