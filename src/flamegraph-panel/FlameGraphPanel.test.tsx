import {
  type DataFrame,
  EventBusSrv,
  FieldType,
  getDefaultTimeRange,
  LoadingState,
  type PanelData,
  type PanelProps,
  toDataFrame,
} from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { act, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { buildFlameChart } from '../engine/flame-chart/buildFlameChart';
import { timedProfile } from '../engine/flame-chart/chartText.testHelper';
import { lineTree } from '../engine/lines/lineTree';
import { profileFromText, treeFromText } from '../engine/tree/treeText';
import { linesFrame } from '../frames/linesFrame';
import { type ProfileMeta } from '../frames/profileMeta';
import { profileFrame } from '../frames/profileFrame';
import { FunctionEvent, type FunctionEventPayload } from '../views/profile/functionEvent';
import { RecordingContext } from '../views/flame-graph/recordingContext.testHelper';
import { ROW_HEIGHT_PX } from '../views/flame-graph/viewport';
import { initialProfileViewState } from '../views/profile/profileViewState';
import { linkOfView } from '../views/profile/viewLink';
import { nextFrame, stubDom } from '../views/profile-view/domSize.testHelper';
import { FlameGraphPanel } from './FlameGraphPanel';
import { defaultOptions, type FlameGraphOptions } from './options';

// Grafana's components are slow in jsdom; a busy machine is no failure.
jest.setTimeout(60_000);

// Icons are fetched from Grafana's server, which is not there; core gives the runtime its error view.
jest.mock('react-inlinesvg', () => () => null);
const mockAddress = { search: '' };
jest.mock('@grafana/runtime', () => ({
  PanelDataErrorView: ({ message }: { readonly message?: string }) => message ?? 'No data',
  locationService: {
    getSearch: () => new URLSearchParams(mockAddress.search),
    partial: jest.fn(),
  },
}));
beforeEach(() => {
  mockAddress.search = '';
  jest.mocked(locationService.partial).mockClear();
});

const context = stubDom(900, 400);
const eventBus = new EventBusSrv();

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
    eventBus,
    onOptionsChange() {},
    onFieldConfigChange() {},
    replaceVariables: (text) => text,
    onChangeTimeRange: jest.fn(),
  };
}

async function show(props: PanelProps<FlameGraphOptions>) {
  const view = render(<FlameGraphPanel {...props} />);
  await act(nextFrame);
  // The controls come behind the first picture.
  await act(nextFrame);
  return {
    async next(series: DataFrame[], more?: Partial<PanelData>) {
      view.rerender(<FlameGraphPanel {...propsOf(series, more)} />);
      await act(nextFrame);
    },
  };
}

/** A recording in which `main` reads twice. */
function timedFrame(): DataFrame {
  const chart = buildFlameChart(timedProfile('0-300 main;read\n300-400 main;hash\n700-1000 main;read'), 0);
  if (!chart.ok) {
    throw new Error(chart.error);
  }
  return { ...profileFrame(chart.value, meta), refId: 'A' };
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

test('source lines that came along are a view of their own; without them there is none', async () => {
  const lines = {
    ...linesFrame(
      lineTree(profileFromText('main [main.py:3]; work [work.py:8] 6'), 0).tree,
      {
        rows: Int32Array.of(2),
        functionCount: 1,
        totals: { self: Float64Array.of(0, 0, 6), total: Float64Array.of(6, 6, 6) },
      },
      { profileType: meta.profileType, store: 'files', sortBy: 'total', lineCount: 1, total: 6 }
    ),
    refId: 'A',
  };
  const page = await show(propsOf([profile('main 0\n  work 6'), lines]));
  await userEvent.click(screen.getByRole('button', { name: 'Lines' }));
  await act(nextFrame);
  expect(screen.getByRole('grid', { name: 'Source lines' })).toHaveTextContent('work.py:8');
  await page.next([profile('main 0\n  work 6')]);
  expect(screen.queryByRole('button', { name: 'Lines' })).not.toBeInTheDocument();
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

test('two profiles of one unit are compared, the first is the baseline; each can be chosen alone', async () => {
  await show(propsOf([profile('first 1'), profile('second 1', {}, 'B')]));
  expect(screen.getByRole('combobox', { name: 'Profile' })).toHaveValue('B compared with A');
  expect(screen.getByRole('row', { name: /second/ })).toHaveTextContent('new');
  expect(screen.getByRole('row', { name: /first/ })).toHaveTextContent('vanished');
  await userEvent.click(screen.getByRole('combobox', { name: 'Profile' }));
  await userEvent.click(await screen.findByRole('option', { name: 'B' }));
  await act(nextFrame);
  expect(drawnNames()).toEqual(['total', 'second']);
});

test('profiles of different units stand beside each other; asked to compare them the panel says why it cannot', async () => {
  const bytes = { ...profileFrame(treeFromText('second 1', 'bytes'), meta), refId: 'B' };
  await show(propsOf([profile('first 1'), bytes]));
  expect(drawnNames()).toEqual(['total', 'first']);
  const asked = { ...propsOf([profile('first 1'), bytes]), options: { ...defaultOptions, baseline: 'query:A' } };
  await show(asked);
  expect(screen.getByText(/cannot be compared/)).toBeInTheDocument();
});

test('a refresh that brings the same paints nothing', async () => {
  const panel = await show(propsOf([profile('main 1\n  work 2')]));
  const painted = jest.spyOn(context(), 'clearRect');
  await panel.next([profile('main 1\n  work 2')]);
  expect(painted).not.toHaveBeenCalled();
  await panel.next([profile('main 1\n  work 3')]);
  expect(painted).toHaveBeenCalled();
});

test('a link brings focus and scroll position back; one that cannot be read says so', async () => {
  const link = linkOfView({
    state: { ...initialProfileViewState, focus: [{ name: 'main', fileName: '' }] },
    scrolledTo: { table: { name: 'main', fileName: '' } },
  });
  mockAddress.search = `flameboard-1=${link.ok ? link.value : ''}&flameboard-2=1.broken`;
  await show(propsOf([profile('idle 1\nmain 1\n  work 2')]));
  expect(screen.getByRole('button', { name: /^Reset focus on main/ })).toBeInTheDocument();
  const table = screen.getByRole('grid', { name: 'Functions' });
  const place = screen.getByRole('row', { name: /^main/ });
  expect(table.scrollTop).toBe(parseFloat(place.style.top));
  expect(table.scrollTop).toBeGreaterThan(0);
  await show({ ...propsOf([profile('main 1')]), id: 2 });
  expect(screen.getByText(/The link holds a view of this panel that cannot be read/)).toBeInTheDocument();
});

test('a function that another panel hovers is highlighted, and what is pinned here is told', async () => {
  const heard: FunctionEventPayload[] = [];
  const props = {
    ...propsOf([profile('main 1\n  work 2')]),
    options: { ...defaultOptions, pinnedVariable: 'function' },
  };
  await show(props);
  const subscription = eventBus.subscribe(FunctionEvent, ({ payload }) => heard.push(payload));
  await userEvent.pointer({ target: screen.getByRole('row', { name: /work/ }), keys: '[MouseRight]' });
  await userEvent.click(screen.getByRole('menuitem', { name: 'Pin highlight' }));
  await act(nextFrame);
  expect(heard.filter(({ pinned }) => pinned)).toEqual([{ name: 'work', pinned: true }]);
  expect(locationService.partial).toHaveBeenCalledWith({ 'var-function': 'work' }, true);
  subscription.unsubscribe();
});

test('the data links of a function are in its menu, with its name filled in', async () => {
  const frame = profile('main 1\n  work 2');
  const fields = frame.fields.map((field) =>
    field.name === 'label'
      ? {
          ...field,
          getLinks: ({ valueRowIndex = -1 }) => [
            { title: 'Source', href: `/find/${valueRowIndex}`, target: '_blank' as const, origin: field },
          ],
        }
      : field
  );
  await show(propsOf([{ ...frame, fields }]));
  await userEvent.pointer({ target: screen.getByRole('row', { name: /work/ }), keys: '[MouseRight]' });
  expect(screen.getByRole('menuitem', { name: 'Source' })).toHaveAttribute('href', '/find/2');
});

test('the focus outlives a time range without profiles', async () => {
  const panel = await show(propsOf([profile('main 1\n  work 2')]));
  act(() => screen.getByRole('application').focus());
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{Enter}');
  await panel.next([profile('main 0')]);
  await panel.next([profile('other 5\nmain 1\n  work 2')]);
  expect(screen.getByRole('button', { name: /^Reset focus/ })).toHaveTextContent('work');
});

describe('a recording in order of time', () => {
  test('is shown as a flame chart beside its merged table', async () => {
    await show(propsOf([timedFrame()]));
    expect(screen.getByRole('application', { name: /^Flame chart of cpu, 6 bars in 3 rows/ })).toBeTruthy();
    expect(screen.getAllByRole('row', { name: /read/ })).toHaveLength(1);
    await userEvent.click(screen.getByRole('button', { name: 'Flame graph' }));
    expect(screen.getByRole('application', { name: 'Flame graph of cpu, 4 call nodes in 3 rows' })).toBeTruthy();
  });

  test('a search lights its bars and marks the first match', async () => {
    await show(propsOf([timedFrame()]));
    const [before] = [new Set(chartFills())];
    await userEvent.type(screen.getByRole('textbox'), 'hash{Enter}');
    await act(nextFrame);
    expect(new Set(chartFills())).not.toEqual(before);
    const mark = screen.getByTestId('flame-chart').parentElement?.children[2];
    expect(mark instanceof HTMLElement && mark.style.visibility).toBe('visible');
  });

  test('a sandwich from the menu of a bar opens beside the chart', async () => {
    await show(propsOf([timedFrame()]));
    fireEvent.contextMenu(screen.getByTestId('flame-chart'), {
      clientX: 350,
      clientY: 2 * ROW_HEIGHT_PX + 5,
      button: 2,
    });
    await userEvent.click(await screen.findByText('Sandwich: callers and callees'));
    await act(nextFrame);
    expect(screen.getByTestId('flame-chart')).toBeTruthy();
    expect(screen.getAllByRole('application', { name: /hash/ }).length).toBeGreaterThan(0);
  });

  test('a profile without an order has no chart to choose', async () => {
    await show(propsOf([profile('main 3')]));
    expect(screen.queryByRole('button', { name: 'Flame chart' })).toBeNull();
  });

  const chartFills = () => {
    const canvas: HTMLCanvasElement = screen.getByTestId('flame-chart');
    const drawn: unknown = canvas.getContext('2d');
    return drawn instanceof RecordingContext ? drawn.boxes.map(({ fill }) => fill) : [];
  };
});
