import {
  type DataFrame,
  EventBusSrv,
  getDefaultTimeRange,
  LoadingState,
  type PanelData,
  type PanelProps,
} from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { labelsFrame, type LabelsMeta } from '../frames/labelsFrame';
import { stubDom } from '../views/profile-view/domSize.testHelper';
import { LabelsPanel } from './LabelsPanel';
import { defaultOptions, type LabelsOptions } from './options';

// Grafana's components are slow in jsdom; a busy machine is no failure.
jest.setTimeout(60_000);

// Icons are fetched from Grafana's server, which is not there; core gives the runtime its error view.
jest.mock('react-inlinesvg', () => () => null);
const mockVariables: Array<{ name: string; type: string }> = [];
jest.mock('@grafana/runtime', () => ({
  PanelDataErrorView: ({ message }: { readonly message?: string }) => message ?? 'No data',
  config: {},
  getTemplateSrv: () => ({ getVariables: () => mockVariables, replace: () => '' }),
  locationService: { getSearch: () => new URLSearchParams(''), partial: jest.fn(), push: jest.fn() },
}));
beforeEach(() => {
  mockVariables.length = 0;
  jest.mocked(locationService.partial).mockClear();
});

stubDom(900, 500);

const SECONDS = 24;
const meta: LabelsMeta = {
  side: 'comparison',
  profileType: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
  store: 'files',
  stepMs: 1000,
  aggregation: 'sum',
  fromMs: 0,
  toMs: SECONDS * 1000,
};
const times = Array.from({ length: SECONDS }, (_, index) => (index + 1) * 1000);

/** `us` takes four times as long in the last third. */
function frame(more: Partial<LabelsMeta> = {}): DataFrame {
  const series = ['eu', 'us'].flatMap((region) =>
    ['a', 'b', 'c'].map((pod, place) => ({
      labels: [
        { name: 'region', value: region },
        { name: 'pod', value: pod },
      ],
      times,
      values: times.map((_, second) => {
        const noise = ((second * 7 + place * 3) % 5) * 4e6;
        return (region === 'eu' ? 1900e6 : second >= 16 ? 1600e6 : 400e6) + noise;
      }),
    }))
  );
  return { ...labelsFrame(['region', 'pod'], series, 'ns', { ...meta, ...more }), refId: 'A' };
}

function propsOf(series: DataFrame[], more?: Partial<PanelData>): PanelProps<LabelsOptions> {
  const timeRange = getDefaultTimeRange();
  return {
    id: 1,
    data: { state: LoadingState.Done, series, timeRange, ...more },
    timeRange,
    timeZone: 'utc',
    options: defaultOptions,
    transparent: false,
    width: 900,
    height: 500,
    fieldConfig: { defaults: {}, overrides: [] },
    renderCounter: 0,
    title: 'Labels',
    eventBus: new EventBusSrv(),
    onOptionsChange() {},
    onFieldConfigChange() {},
    replaceVariables: (text) => text,
    onChangeTimeRange: jest.fn(),
  };
}

async function show(props: PanelProps<LabelsOptions>) {
  const view = render(<LabelsPanel {...props} />);
  await screen.findByRole('treegrid', { name: 'Labels' });
  return view;
}

/** Selects the last third with the keyboard. */
async function selectSpike() {
  act(() => screen.getByRole('slider', { name: 'Selected time begins' }).focus());
  await userEvent.keyboard('{PageUp>16/}');
}

test('every label with its values, averages as cores, shares of everything', async () => {
  await show(propsOf([frame()]));
  const eu = screen.getByRole('row', { name: /eu/ });
  expect(eu).toHaveTextContent(/5\.72 cores/);
  expect(eu).toHaveTextContent('70.3 %');
  expect(screen.getByTestId('label-headline')).toHaveTextContent('Drag over the chart');
});

test('a selected time is explained in a sentence with numbers', async () => {
  await show(propsOf([frame()]));
  await selectSpike();
  await waitFor(() =>
    expect(screen.getByTestId('label-headline')).toHaveTextContent(/^region=us: 100 % of the increase/)
  );
  expect(screen.getByRole('columnheader', { name: 'Difference' })).toBeInTheDocument();
});

test('the baseline of the query is explained at once', async () => {
  const calm = { ...frame({ side: 'baseline' }) };
  const shifted = {
    ...calm,
    fields: calm.fields.map((field) =>
      field.name === 'value'
        ? {
            ...field,
            values: Array.from(field.values, (value: number) => (value < 1700e6 ? 400e6 + (value % 20e6) : value)),
          }
        : field
    ),
  };
  await show(propsOf([frame(), shifted]));
  await waitFor(() => expect(screen.getByTestId('label-headline')).toHaveTextContent(/^region=us: /));
});

test('compare writes both sides into the variables of the dashboard', async () => {
  mockVariables.push({ name: 'comparison', type: 'textbox' }, { name: 'baseline', type: 'textbox' });
  await show(propsOf([frame()]));
  await userEvent.click(screen.getByRole('checkbox', { name: 'Compare region=eu' }));
  await userEvent.click(screen.getByRole('checkbox', { name: 'Compare region=us' }));
  await userEvent.click(screen.getByRole('button', { name: 'Compare' }));
  expect(locationService.partial).toHaveBeenCalledWith({
    'var-comparison': 'region="us"',
    'var-baseline': 'region="eu"',
  });
});

test('without variables the button says what is missing', async () => {
  await show(propsOf([frame()]));
  await userEvent.click(screen.getByRole('checkbox', { name: 'Compare region=eu' }));
  expect(screen.getByRole('button', { name: /Compare/ })).toHaveAttribute('aria-disabled', 'true');
});

test('keys on the list: fold, pick, filter', async () => {
  mockVariables.push({ name: 'region', type: 'query' });
  await show(propsOf([frame()]));
  act(() => screen.getByRole('treegrid').focus());
  await userEvent.keyboard('{ArrowDown}{ArrowDown}+');
  expect(locationService.partial).toHaveBeenCalledWith({ 'var-region': 'eu' });
  await userEvent.keyboard('{Enter}');
  expect(screen.getByRole('checkbox', { name: 'Compare region=eu' })).toBeChecked();
  await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
  expect(screen.queryByRole('checkbox', { name: 'Compare region=eu' })).not.toBeInTheDocument();
});

test('what has arrived is shown with the progress; a label that failed says so beside the others', async () => {
  const partial = frame({ progress: { done: 1, total: 3 } });
  const view = await show(propsOf([partial], { state: LoadingState.Streaming }));
  expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '1');
  const text = 'The label node is missing: the store timed out.';
  const failed = { ...frame(), meta: { ...frame().meta, notices: [{ severity: 'warning' as const, text }] } };
  view.rerender(<LabelsPanel {...propsOf([failed])} />);
  expect(await screen.findByText(text)).toBeInTheDocument();
  expect(screen.getByRole('row', { name: /eu/ })).toBeInTheDocument();
  expect(screen.queryByRole('progressbar')).not.toBeInTheDocument();
});

test('an error keeps the last complete picture and says so', async () => {
  const view = await show(propsOf([frame()]));
  const errors = [{ refId: 'A', message: 'The store did not answer.' }];
  view.rerender(<LabelsPanel {...propsOf([], { state: LoadingState.Error, errors })} />);
  expect(await screen.findByText('This is the last complete picture. The store did not answer.')).toBeInTheDocument();
  expect(screen.getByRole('row', { name: /eu/ })).toBeInTheDocument();
});

test('data without labels, and a broken option, end in a sentence', () => {
  render(<LabelsPanel {...propsOf([{ fields: [], length: 0 }])} />);
  expect(screen.getByText(/The label explorer needs labels/)).toBeInTheDocument();
  render(<LabelsPanel {...propsOf([frame()])} options={{ ...defaultOptions, hide: '/(/' }} />);
  expect(screen.getByText(/is not a regular expression/)).toBeInTheDocument();
});
