import { createDataFrame, type DataFrame, dataFrameFromJSON, dataFrameToJSON } from '@grafana/data';
import { buildFlameChart } from '../engine/flame-chart/buildFlameChart';
import { chartToText, timedProfile } from '../engine/flame-chart/chartText.testHelper';
import { buildCallTree } from '../engine/tree/buildCallTree';
import { treeToText } from '../engine/tree/treeText';
import { callTreeFromFrame } from './callTreeFromFrame';
import { flameChartFromFrame } from './flameChartFromFrame';
import { profileFrame } from './profileFrame';
import { profileMetaOf } from './profileMeta';
import { smallTree } from './testTrees.testHelper';

const meta = { profileType: 'wall:wall:nanoseconds:wall:nanoseconds', store: 'files' };
const profile = timedProfile('0-4 main;read thread=a\n1-3 work thread=b\n4-6 main thread=a\n9-12 main;read thread=a');

function chart() {
  const built = buildFlameChart(profile, 0);
  if (!built.ok) {
    throw new Error(built.error);
  }
  return built.value;
}

const throughJson = (frame: DataFrame) => dataFrameFromJSON(JSON.parse(JSON.stringify(dataFrameToJSON(frame))));
const without = (frame: DataFrame, name: string) => ({
  ...frame,
  fields: frame.fields.filter((field) => field.name !== name),
});

test('a chart comes back from its frame, also from a snapshot', () => {
  const frame = profileFrame(chart(), meta);
  expect(profileMetaOf(frame)).toMatchObject({ order: 'time', lanes: true });
  expect(frame.fields.slice(-2).map(({ name, config }) => [name, config.unit])).toEqual([
    ['start', 'ns'],
    ['duration', 'ns'],
  ]);
  for (const given of [frame, throughJson(frame)]) {
    const read = flameChartFromFrame(given);
    expect(read.ok ? chartToText(read.value) : read.error).toBe(chartToText(chart()));
  }
});

test('all other views see the merged tree, without lanes', () => {
  const read = callTreeFromFrame(profileFrame(chart(), meta));
  expect(read.ok ? treeToText(read.value) : read.error).toBe(treeToText(buildCallTree(profile, 0)));
});

test('a frame without times is no chart, and is read as it stands', () => {
  const frame = without(profileFrame(chart(), meta), 'duration');
  expect(flameChartFromFrame(frame)).toMatchObject({
    ok: false,
    error: { sentence: expect.stringMatching(/no order of time/) },
  });
  expect(callTreeFromFrame(frame)).toMatchObject({ ok: true, value: { length: chart().length } });
  expect(flameChartFromFrame(profileFrame(smallTree, meta)).ok).toBe(false);
});

test('times that are no numbers are refused with a sentence', () => {
  const frame = profileFrame(chart(), meta);
  const fields = frame.fields.map((field) =>
    field.name === 'start' ? { ...field, values: [...field.values].fill(NaN) } : field
  );
  expect(flameChartFromFrame(createDataFrame({ ...frame, fields }))).toMatchObject({
    ok: false,
    error: { sentence: 'Row 1 of the field start is not a number but NaN.' },
  });
});
