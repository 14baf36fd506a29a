import {
  type DataFrame,
  FieldType,
  getDefaultTimeRange,
  LoadingState,
  type PanelData,
  type PanelProps,
  toDataFrame,
} from '@grafana/data';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { treeFromText } from '../engine/tree/treeText';
import { type ProfileMeta } from '../frames/profileMeta';
import { profileFrame } from '../frames/profileFrame';
import { nextFrame, stubDom } from '../views/profile-view/domSize.testHelper';
import { FlameGraphPanel } from './FlameGraphPanel';
import { defaultOptions, type FlameGraphOptions } from './options';

// Icons are fetched from Grafana's server, which is not there; core gives the runtime its error view.
jest.mock('react-inlinesvg', () => () => null);
jest.mock('@grafana/runtime', () => ({
  PanelDataErrorView: ({ message }: { readonly message?: string }) => message ?? 'No data',
}));

const context = stubDom(900, 400);

const meta: ProfileMeta = { profileType: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds', store: 'files' };
const profile = (text: string, more?: Partial<ProfileMeta>, refId = 'A'): DataFrame => ({
  ...profileFrame(treeFromText(text, 'nanoseconds'), { ...meta, ...more }),
  refId,
});

function propsOf(series: DataFrame[], more?: Partial<PanelData>): PanelProps<FlameGraphOptions> {
  const timeRange = getDefaultTimeRange();
  return {
    id: 1,
    data: { state: LoadingState.Done, series, timeRange, ...more },
    timeRange,
    timeZone: 'utc',
    options: defaultOptions,
    transparent: false,
    width: 900,
    height: 400,
    fieldConfig: { defaults: {}, overrides: [] },
    renderCounter: 0,
    title: 'CPU',
    eventBus: {
      publish() {},
      getStream: jest.fn(),
      subscribe: jest.fn(),
      removeAllListeners() {},
      newScopedBus: jest.fn(),
    },
    onOptionsChange() {},
    onFieldConfigChange() {},
    replaceVariables: (text) => text,
    onChangeTimeRange: jest.fn(),
  };
}

async function show(props: PanelProps<FlameGraphOptions>) {
  const view = render(<FlameGraphPanel {...props} />);
  await act(nextFrame);
  return {
    async next(series: DataFrame[], more?: Partial<PanelData>) {
      view.rerender(<FlameGraphPanel {...propsOf(series, more)} />);
      await act(nextFrame);
    },
  };
}

const drawnNames = () =>
  context()
    .texts.map(({ text }) => text)
    .filter((text) => !text.endsWith('%'));

test("a frame in the shape of Grafana's own flame graph is drawn", async () => {
  const frame = toDataFrame({
    fields: [
      { name: 'level', type: FieldType.number, values: [0, 1, 1] },
      { name: 'value', type: FieldType.number, values: [10, 6, 4], config: { unit: 'bytes' } },
      { name: 'self', type: FieldType.number, values: [0, 6, 4] },
      { name: 'label', type: FieldType.string, values: ['root', 'alloc', 'free'] },
    ],
  });
  await show(propsOf([frame]));
  expect(drawnNames()).toEqual(['root', 'alloc', 'free']);
});

test.each([
  [[0, 2], 'jumps from level 0 to level 2'],
  [[1, 1], 'start at level 0'],
])('levels %j are answered with a sentence', async (levels, sentence) => {
  const frame = toDataFrame({
    fields: [
      { name: 'level', type: FieldType.number, values: levels },
      { name: 'value', type: FieldType.number, values: [10, 6] },
      { name: 'self', type: FieldType.number, values: [0, 6] },
      { name: 'label', type: FieldType.string, values: ['root', 'alloc'] },
    ],
  });
  await show(propsOf([frame]));
  expect(screen.getByText(new RegExp(sentence))).toBeInTheDocument();
});

test('half a diff is answered with a sentence', async () => {
  const frame = profile('main 1');
  await show(
    propsOf([
      { ...frame, fields: [...frame.fields, { name: 'valueRight', type: FieldType.number, config: {}, values: [1] }] },
    ])
  );
  expect(screen.getByText(/needs both valueRight and selfRight/)).toBeInTheDocument();
});

test('frames without a profile are answered with what to do', async () => {
  await show(propsOf([toDataFrame({ fields: [{ name: 'time', type: FieldType.time, values: [1] }] })]));
  expect(screen.getByText(/Choose the query type Profile/)).toBeInTheDocument();
});

test('no frames are answered in the words of Grafana', async () => {
  await show(propsOf([]));
  expect(screen.getByText('No data')).toBeInTheDocument();
});

test('a first load shows nothing of its own', async () => {
  const { container } = render(<FlameGraphPanel {...propsOf([], { state: LoadingState.Loading })} />);
  expect(container).toBeEmptyDOMElement();
});

test('an empty profile says from when to when there are profiles and leads there', async () => {
  const available = { fromMs: Date.UTC(2026, 10, 21, 12), toMs: Date.UTC(2026, 10, 21, 13) };
  const props = propsOf([profile('main 0', { available })]);
  await show(props);
  expect(screen.getByText('No profiles in this time range.')).toBeInTheDocument();
  expect(screen.getByText('There are profiles from 2026-11-21 12:00:00 to 2026-11-21 13:00:00.')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Show this time range' }));
  expect(props.onChangeTimeRange).toHaveBeenCalledWith({ from: available.fromMs, to: available.toMs });
});

test('an empty profile of an unknown store only says so', async () => {
  await show(propsOf([profile('main 0')]));
  expect(screen.getByText('Nothing in this time range matches the query.')).toBeInTheDocument();
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
});

test('an error keeps the last complete picture and says so', async () => {
  const panel = await show(propsOf([profile('first 1')]));
  await panel.next([], { state: LoadingState.Error, errors: [{ refId: 'A', message: 'The store did not answer.' }] });
  expect(drawnNames()).toEqual(['total', 'first']);
  expect(screen.getByText('This is the last complete picture. The store did not answer.')).toBeInTheDocument();
});

test('a partial answer keeps the last complete picture until it is whole', async () => {
  const panel = await show(propsOf([profile('first 1')]));
  await panel.next([profile('second 1', { progress: { done: 1, total: 3 } })], { state: LoadingState.Streaming });
  expect(drawnNames()).toEqual(['total', 'first']);
  expect(screen.getByText('Reading profiles: 1 of 3.')).toBeInTheDocument();
  await panel.next([profile('second 1')]);
  expect(drawnNames()).toEqual(['total', 'second']);
  expect(screen.queryByText(/Reading profiles/)).not.toBeInTheDocument();
});

test('of several profiles one is shown and the others can be chosen', async () => {
  await show(propsOf([profile('first 1'), profile('second 1', {}, 'B')]));
  expect(drawnNames()).toEqual(['total', 'first']);
  await userEvent.click(screen.getByRole('combobox', { name: 'Profile' }));
  await userEvent.click(await screen.findByRole('option', { name: /B/ }));
  await act(nextFrame);
  expect(drawnNames()).toEqual(['total', 'second']);
});

test('the focus outlives a time range without profiles', async () => {
  const panel = await show(propsOf([profile('main 1\n  work 2')]));
  act(() => screen.getByRole('application').focus());
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{Enter}');
  await panel.next([profile('main 0')]);
  await panel.next([profile('other 5\nmain 1\n  work 2')]);
  expect(screen.getByRole('button', { name: 'Reset focus' })).toHaveTextContent('work');
});
