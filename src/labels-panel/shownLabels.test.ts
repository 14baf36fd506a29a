import {
  type DataFrame,
  FieldType,
  getDefaultTimeRange,
  LoadingState,
  type PanelData,
  toDataFrame,
} from '@grafana/data';
import { labelsFrame, type LabelsMeta } from '../frames/labelsFrame';
import { chooseLabels } from './shownLabels';
import { suggestLabels } from './suggestions';

const meta: LabelsMeta = {
  side: 'comparison',
  profileType: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
  store: 'files',
  stepMs: 1000,
  aggregation: 'sum',
  fromMs: 0,
  toMs: 2000,
};
const labels = (more?: Partial<LabelsMeta>, refId = 'A'): DataFrame => ({
  ...labelsFrame(['pod'], [], 'ns', { ...meta, ...more }),
  refId,
});
const response = (series: DataFrame[], more?: Partial<PanelData>): PanelData => ({
  state: LoadingState.Done,
  series,
  timeRange: getDefaultTimeRange(),
  ...more,
});
const series = (text: Record<string, string>) =>
  toDataFrame({
    fields: [
      { name: 'Time', type: FieldType.time, values: [1] },
      { name: 'Value', type: FieldType.number, labels: text, values: [1] },
    ],
  });

test('parts are shown as they arrive at first; later the last complete picture stays until the next is whole', () => {
  const part = labels({ progress: { done: 1, total: 3 } });
  const whole = [labels()];
  expect(chooseLabels(response([part]), [])).toMatchObject({
    frames: [part],
    isComplete: false,
    progress: { done: 1 },
  });
  expect(chooseLabels(response([part]), whole).frames).toBe(whole);
  expect(chooseLabels(response(whole), [])).toMatchObject({ isComplete: true, progress: undefined });
});

test('an error keeps what was complete; one beside an answer is only told', () => {
  const failed = { state: LoadingState.Error, errors: [{ message: 'No answer.' }] };
  const whole = [labels()];
  expect(chooseLabels(response([], failed), whole)).toMatchObject({
    frames: whole,
    hints: ['This is the last complete picture. No answer.'],
  });
  expect(chooseLabels(response(whole, failed), [])).toMatchObject({ hints: ['No answer.'], isComplete: false });
});

test('of two queries the first with labels is shown, and that is said', () => {
  const { frames, hints } = chooseLabels(response([series({}), labels(), labels({}, 'B')]), []);
  expect(frames.map(({ refId }) => refId)).toEqual(['A']);
  expect(hints).toEqual(['Only query A is shown: values of different queries cannot be summed.']);
});

test('the panel is offered only where labels differ', () => {
  const offered = (rawFrames: DataFrame[]) =>
    suggestLabels({ rawFrames } as Parameters<typeof suggestLabels>[0]).length;
  expect(offered([labels()])).toBe(1);
  expect(offered([series({ pod: 'a' }), series({ pod: 'b' })])).toBe(1);
  expect(offered([series({ pod: 'a' })])).toBe(0);
  expect(offered([series({})])).toBe(0);
  expect(offered([])).toBe(0);
});
