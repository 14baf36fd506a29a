import { CoreApp } from '@grafana/data';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { CPU, fakeStore } from '../fakeStore.testHelper';
import { prepareEditorTests, SLOW_TEST_MS } from './editorTests.testHelper';
import { showQueryEditor } from './queryEditor.testHelper';

jest.mock('./SelectorEditor', () => jest.requireActual('./selectorEditor.testHelper'));

jest.setTimeout(SLOW_TEST_MS);
beforeEach(prepareEditorTests);

async function pick(name: string, option: string | RegExp) {
  await userEvent.click(await screen.findByRole('combobox', { name }));
  await userEvent.click(await screen.findByRole('option', { name: option }));
}

function openOptions() {
  return userEvent.click(screen.getByRole('button', { name: /^Options/ }));
}

test('without a choice it names the profile type of the settings', async () => {
  const defaultProfileTypeId = 'memory:inuse_space:bytes:space:bytes';
  showQueryEditor({}, CoreApp.Dashboard, fakeStore(), { defaultProfileTypeId });
  expect(await screen.findByPlaceholderText('Default: memory / inuse_space (bytes)')).toBeInTheDocument();
});

test('without a choice it names the usual profile type; a choice runs the query', async () => {
  const { latest, onRunQuery } = showQueryEditor();
  await screen.findByPlaceholderText('Default: process_cpu / cpu (nanoseconds)');
  await pick('Profile type', /process_cpu \/ cpu \(nanoseconds\)/);
  expect(latest()).toMatchObject({ refId: 'A', profileTypeId: CPU, version: 1 });
  expect(onRunQuery).toHaveBeenCalledTimes(1);
});

test('profile types come in groups and say what they measure', async () => {
  showQueryEditor();
  await userEvent.click(await screen.findByRole('combobox', { name: 'Profile type' }));
  expect(await screen.findByText('Time on the CPU')).toBeInTheDocument();
  expect(screen.getByText('process_cpu')).toBeInTheDocument();
});

test('a variable can be typed as profile type', async () => {
  const { latest } = showQueryEditor();
  await userEvent.type(await screen.findByRole('combobox', { name: 'Profile type' }), '$type{Enter}');
  expect(latest()).toMatchObject({ profileTypeId: '$type' });
});

test('both is offered in Explore alone, and means profile elsewhere', async () => {
  showQueryEditor({ queryType: 'both' });
  expect(await screen.findByRole('combobox', { name: 'Query type' })).toHaveValue('Profile');
  await userEvent.click(screen.getByRole('combobox', { name: 'Query type' }));
  await screen.findByRole('option', { name: /Call graph/ });
  expect(screen.queryByRole('option', { name: /^Both/ })).not.toBeInTheDocument();
});

test('in Explore both shows the fields of both', async () => {
  showQueryEditor({ queryType: 'both' }, CoreApp.Explore);
  expect(await screen.findByRole('combobox', { name: 'Query type' })).toHaveValue('Both');
  expect(screen.getByRole('combobox', { name: 'Group by' })).toBeInTheDocument();
  await openOptions();
  expect(screen.getByRole('spinbutton', { name: 'Max nodes' })).toBeInTheDocument();
});

test.each([
  ['metrics', ['Group by', 'Function', 'Limit', 'Call site', 'Exemplars', 'Heatmap'], ['Max nodes', 'Labels']],
  ['profile', ['Max nodes', 'Call site', 'Trace ID', 'Span ID', 'Profile ID', 'Source lines'], ['Limit', 'Group by']],
  ['labels', ['Labels', 'Values per label'], ['Max nodes', 'Group by']],
  ['functions', ['Sort by', 'Function filter', 'Limit', 'Call site'], ['Max nodes', 'Group by']],
  ['callgraph', ['Function filter', 'Limit', 'Max nodes', 'Call site'], ['Labels', 'Group by']],
] as const)('%s has the fields %j and not %j', async (queryType, present, absent) => {
  showQueryEditor({ queryType });
  await openOptions();
  for (const name of present) {
    expect(screen.getAllByLabelText(name).length).toBeGreaterThan(0);
  }
  for (const name of absent) {
    expect(screen.queryByLabelText(name, { selector: 'input' })).not.toBeInTheDocument();
  }
});

test('functions are listed by function or by source line, by keyboard', async () => {
  const { latest } = showQueryEditor({ queryType: 'functions', functions: { sortBy: 'total' } });
  const rows = await screen.findByRole('radio', { name: 'Functions' });
  expect(rows).toBeChecked();
  rows.focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(latest()).toMatchObject({ functions: { sortBy: 'total', by: 'line' } });
  await userEvent.click(screen.getByRole('radio', { name: 'Self' }));
  expect(latest()).toMatchObject({ functions: { sortBy: 'self', by: 'line' } });
  await userEvent.click(screen.getByRole('radio', { name: 'Functions' }));
  expect(latest()?.functions).toEqual({ sortBy: 'self' });
});

test('source lines are asked for by a switch, and leave no key when it is off', async () => {
  const { latest } = showQueryEditor({ queryType: 'profile' });
  await openOptions();
  await userEvent.click(screen.getByRole('switch', { name: 'Source lines' }));
  expect(latest()).toMatchObject({ sourceLines: true });
  await userEvent.click(screen.getByRole('switch', { name: 'Source lines' }));
  expect(latest()?.sourceLines).toBeUndefined();
});

test('labels are offered for group by', async () => {
  const { latest } = showQueryEditor({ queryType: 'metrics' });
  await pick('Group by', 'k8s.pod');
  expect(latest()).toMatchObject({ groupBy: ['k8s.pod'] });
});

test('labels to split by, the order of functions, and texts are stored', async () => {
  const { latest } = showQueryEditor({ queryType: 'labels' });
  await pick('Labels', 'region');
  expect(latest()).toMatchObject({ labels: ['region'] });
  await pick('Query type', /^Functions/);
  expect(latest()).toMatchObject({ queryType: 'functions' });
  await userEvent.click(screen.getByRole('radio', { name: 'Total' }));
  expect(latest()).toMatchObject({ functions: { sortBy: 'total' } });
  await userEvent.type(screen.getByRole('textbox', { name: 'Function filter' }), ' /lock/i {Enter}');
  expect(latest()).toMatchObject({ frameFilter: '/lock/i' });
  await pick('Query type', /^Metrics/);
  await userEvent.type(screen.getByRole('textbox', { name: 'Function' }), 'mutex_lock');
  await userEvent.tab();
  expect(latest()).toMatchObject({ functionSelector: 'mutex_lock' });
});

test('options are closed and summed up; by keyboard they open', async () => {
  showQueryEditor({ maxNodes: 500, traceIdSelector: ['abc'] });
  const toggle = screen.getByRole('button', { name: /^Options/ });
  expect(toggle).toHaveAccessibleName(/Max nodes: 500.*Trace: abc/);
  expect(toggle).toHaveAttribute('aria-expanded', 'false');
  toggle.focus();
  await userEvent.keyboard('{Enter}');
  expect(toggle).toHaveAttribute('aria-expanded', 'true');
  expect(screen.getByRole('textbox', { name: 'Trace ID' })).toHaveValue('abc');
});

test('a number runs the query when it is done, not per key; emptied it means what holds without one', async () => {
  const { latest, onRunQuery } = showQueryEditor({ maxNodes: 5 });
  await openOptions();
  const nodes = screen.getByRole('spinbutton', { name: 'Max nodes' });
  await userEvent.clear(nodes);
  await userEvent.type(nodes, '1000');
  expect(onRunQuery).not.toHaveBeenCalled();
  await userEvent.keyboard('{Enter}');
  expect(latest()).toMatchObject({ maxNodes: 1000 });
  expect(onRunQuery).toHaveBeenCalledTimes(1);
  await userEvent.clear(nodes);
  await userEvent.tab();
  expect(latest()).toHaveProperty('maxNodes', undefined);
});

test('ids and call sites are lists; trace and span exclude each other', async () => {
  const { latest } = showQueryEditor();
  await openOptions();
  await userEvent.type(screen.getByRole('textbox', { name: 'Call site' }), 'main; run<int, long>;{Enter}');
  expect(latest()).toMatchObject({ stackTraceSelector: ['main', 'run<int, long>'] });
  await userEvent.type(screen.getByRole('textbox', { name: 'Trace ID' }), 'a, b{Enter}');
  expect(latest()).toMatchObject({ traceIdSelector: ['a', 'b'] });
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  await userEvent.type(screen.getByRole('textbox', { name: 'Span ID' }), 'c{Enter}');
  expect(screen.getByRole('alert')).toHaveTextContent('by trace or by span');
  await userEvent.clear(screen.getByRole('textbox', { name: 'Trace ID' }));
  await userEvent.tab();
  expect(latest()).toHaveProperty('traceIdSelector', undefined);
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('what the store cannot do is disabled, with the reason beside it', async () => {
  const store = fakeStore();
  const capabilities = {
    ...store.capabilities,
    groupBy: 'This store keeps no labels apart.',
    limit: 'No limits here.',
  };
  showQueryEditor({ queryType: 'metrics' }, CoreApp.Dashboard, { ...store, capabilities });
  expect(await screen.findByRole('combobox', { name: 'Group by' })).toBeDisabled();
  expect(screen.getByText('This store keeps no labels apart.')).toBeVisible();
  await openOptions();
  expect(screen.getByRole('spinbutton', { name: 'Limit' })).toBeDisabled();
  expect(screen.getByText('No limits here.')).toBeVisible();
  expect(screen.getByRole('switch', { name: 'Exemplars' })).toBeDisabled();
  expect(screen.getByText('This store has no exemplars.')).toBeVisible();
});

test('a store without series of functions still gets them, and how is said beside the field', async () => {
  const store = fakeStore();
  const capabilities = { ...store.capabilities, functionSeries: 'There are none.' };
  const { latest } = showQueryEditor({ queryType: 'metrics' }, CoreApp.Dashboard, { ...store, capabilities });
  expect(screen.getByText(/made of up to 30 flame graphs/)).toBeVisible();
  await userEvent.type(screen.getByRole('textbox', { name: 'Function' }), 'work{Enter}');
  expect(latest()).toMatchObject({ functionSelector: 'work' });
});

test('a series of a call site is asked for in metrics, and not beside a function', async () => {
  const { latest } = showQueryEditor({ queryType: 'metrics' });
  await openOptions();
  await userEvent.type(screen.getByRole('textbox', { name: 'Call site' }), 'main;work{Enter}');
  expect(latest()).toMatchObject({ stackTraceSelector: ['main', 'work'] });
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  await userEvent.type(screen.getByRole('textbox', { name: 'Function' }), 'work{Enter}');
  expect(screen.getByRole('alert')).toHaveTextContent('here the function counts');
});

test('a limit that the query leaves open shows what holds: that of the settings, or the usual one', async () => {
  showQueryEditor({ queryType: 'metrics' }, CoreApp.Dashboard, fakeStore(), { seriesLimit: 7 });
  await openOptions();
  expect(screen.getByRole('spinbutton', { name: 'Limit' })).toHaveAttribute('placeholder', '7');
  await pick('Query type', /^Functions/);
  expect(screen.getByRole('spinbutton', { name: 'Limit' })).toHaveAttribute('placeholder', '50');
});

test('exemplars and the heatmap are switched where the store has them', async () => {
  const store = fakeStore();
  const capabilities = { ...store.capabilities, exemplars: true, heatmap: true } as const;
  const { latest } = showQueryEditor({ queryType: 'metrics' }, CoreApp.Dashboard, { ...store, capabilities });
  await openOptions();
  await userEvent.click(screen.getByRole('switch', { name: 'Exemplars' }));
  expect(latest()).toMatchObject({ includeExemplars: true });
  await userEvent.click(screen.getByRole('switch', { name: 'Heatmap' }));
  await userEvent.click(
    within(screen.getByRole('radiogroup', { name: 'Heatmap of' })).getByRole('radio', { name: 'Spans' })
  );
  expect(latest()).toMatchObject({ includeHeatmap: true, heatmapType: 'span' });
});

test('a committed selector runs the query', async () => {
  const { latest, onRunQuery } = showQueryEditor();
  await userEvent.click(screen.getByRole('radio', { name: 'Code' }));
  await userEvent.type(screen.getByRole('textbox', { name: 'Label selector' }), ' ');
  await userEvent.tab();
  expect(latest()).toMatchObject({ labelSelector: '{} ' });
  expect(onRunQuery).toHaveBeenCalledTimes(1);
});

test.each(['profile', 'metrics', 'labels', 'functions', 'callgraph'] as const)(
  'every control of %s has a name',
  async (queryType) => {
    showQueryEditor({ queryType, baseline: { from: 'now-1h' } });
    await openOptions();
    const controls = Array.from(document.querySelectorAll('input, button'));
    expect(controls.length).toBeGreaterThan(15);
    const nameless = controls.filter(
      (control) =>
        !(control.getAttribute('aria-label') ?? control.textContent) &&
        document.querySelector(`label[for="${control.id}"]`) === null
    );
    expect(nameless.map(({ outerHTML }) => outerHTML)).toEqual([]);
  }
);

test('a store that does not answer is said', async () => {
  const store = fakeStore();
  store.profileTypes.mockRejectedValue(new Error('The folder could not be reached.'));
  showQueryEditor({}, CoreApp.Dashboard, store);
  await waitFor(() => expect(screen.getByText('The folder could not be reached.')).toBeInTheDocument());
});
