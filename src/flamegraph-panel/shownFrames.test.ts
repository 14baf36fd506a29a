import { type DataFrame, getDefaultTimeRange, LoadingState, type PanelData, toDataFrame } from '@grafana/data';
import { treeFromText } from '../engine/tree/treeText';
import { type Progress } from '../frames/profileMeta';
import { profileFrame } from '../frames/profileFrame';
import { chooseFrames } from './shownFrames';

function profile(refId: string, progress?: Progress): DataFrame {
  return { ...profileFrame(treeFromText('main 1'), { profileType: '', store: 'files', progress }), refId };
}

const response = (state: LoadingState, series: DataFrame[], errors?: PanelData['errors']): PanelData => ({
  state,
  series,
  errors,
  timeRange: getDefaultTimeRange(),
});

test('a complete response is shown and kept', () => {
  const frame = profile('A');
  expect(chooseFrames(response(LoadingState.Done, [frame]), [])).toEqual({ frames: [frame], isComplete: true });
});

test('only profile frames are shown', () => {
  const series = toDataFrame({ fields: [{ name: 'time', values: [1] }] });
  expect(chooseFrames(response(LoadingState.Done, [series]), [])).toEqual({ frames: [], isComplete: true });
});

test('while the next picture is partial the last complete one stays', () => {
  const [last, partial] = [profile('A'), profile('A', { done: 12, total: 40 })];
  expect(chooseFrames(response(LoadingState.Streaming, [partial]), [last])).toEqual({
    frames: [last],
    hint: 'Reading profiles: 12 of 40.',
    isComplete: false,
  });
});

test('a first picture is shown while it is partial', () => {
  const partial = profile('A', { done: 1, total: 2 });
  expect(chooseFrames(response(LoadingState.Streaming, [partial]), []).frames).toEqual([partial]);
});

test('a frame whose progress has reached its end is complete', () => {
  const frame = profile('A', { done: 40, total: 40 });
  expect(chooseFrames(response(LoadingState.Done, [frame]), [])).toEqual({ frames: [frame], isComplete: true });
});

test('when a query fails its last picture stays, and the hint says why', () => {
  const last = profile('A');
  const failed = response(LoadingState.Error, [], [{ refId: 'A', message: 'The store did not answer.' }]);
  expect(chooseFrames(failed, [last])).toEqual({
    frames: [last],
    hint: 'This is the last complete picture. The store did not answer.',
    isComplete: false,
  });
});

test('a failing query takes nothing from the others', () => {
  const [lastA, lastB, newA] = [profile('A'), profile('B'), profile('A')];
  const failed = response(LoadingState.Error, [newA], [{ refId: 'B', message: 'No.' }]);
  const { frames } = chooseFrames(failed, [lastA, lastB]);
  expect(frames).toHaveLength(2);
  expect(frames[0]).toBe(newA);
  expect(frames[1]).toBe(lastB);
});

test('an error without any picture is only its sentence', () => {
  const failed = response(LoadingState.Error, [], [{ message: 'The store did not answer.' }]);
  expect(chooseFrames(failed, [])).toEqual({ frames: [], hint: 'The store did not answer.', isComplete: false });
});

test('while a new answer is on its way the last picture stays', () => {
  const last = profile('A');
  expect(chooseFrames(response(LoadingState.Loading, []), [last]).frames).toEqual([last]);
});

test('an answer without profiles is an answer: the old picture goes', () => {
  expect(chooseFrames(response(LoadingState.Done, []), [profile('A')])).toEqual({ frames: [], isComplete: true });
});
