import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { prepareEditorTests, SLOW_TEST_MS } from './editorTests.testHelper';
import { showQueryEditor } from './queryEditor.testHelper';

jest.mock('./SelectorEditor', () => jest.requireActual('./selectorEditor.testHelper'));

jest.setTimeout(SLOW_TEST_MS);
beforeEach(prepareEditorTests);

const choice = (name: string) =>
  within(screen.getByRole('group', { name: 'Compare with' })).getByRole('button', { name });

test.each([
  ['Previous period', '$__range'],
  ['Same time yesterday', '1d'],
  ['Same time last week', '1w'],
])('%s is one click', async (name, timeShift) => {
  const { latest, onRunQuery } = showQueryEditor();
  await userEvent.click(choice(name));
  expect(latest()).toMatchObject({ baseline: { timeShift } });
  expect(onRunQuery).toHaveBeenCalledTimes(1);
  expect(choice(name)).toHaveAttribute('aria-pressed', 'true');
  await userEvent.click(choice('Nothing'));
  expect(latest()).toHaveProperty('baseline', undefined);
});

test('another label value asks for both, and follows the selector', async () => {
  const { latest, store } = showQueryEditor({ labelSelector: '{region="eu"}' });
  await userEvent.click(choice('Another label value'));
  expect(latest()).toBeUndefined();
  await userEvent.click(screen.getByRole('combobox', { name: 'Label of the baseline' }));
  await userEvent.click(await screen.findByRole('option', { name: 'region' }));
  await userEvent.click(screen.getByRole('combobox', { name: 'Value of the baseline' }));
  await userEvent.click(await screen.findByRole('option', { name: 'us' }));
  expect(latest()).toMatchObject({ baseline: { labelSelector: '{region="us"}' } });
  expect(store.labelValues.mock.lastCall?.[0]).toMatchObject({ name: 'region', selector: [] });
  await userEvent.click(screen.getByRole('radio', { name: 'Code' }));
  const selector = screen.getByRole('textbox', { name: 'Label selector' });
  await userEvent.clear(selector);
  await userEvent.type(selector, '{{region="eu", a="1"}');
  await userEvent.tab();
  expect(latest()).toMatchObject({ baseline: { labelSelector: '{region="us", a="1"}' } });
});

test("a custom baseline has all parts; emptied parts are the query's own", async () => {
  const { latest } = showQueryEditor({ baseline: { timeShift: '1d' } });
  await userEvent.click(choice('Custom'));
  const shift = screen.getByRole('textbox', { name: 'Time shift' });
  await userEvent.clear(shift);
  await userEvent.type(shift, '3h{Enter}');
  expect(latest()).toMatchObject({ baseline: { timeShift: '3h' } });
  await userEvent.clear(shift);
  await userEvent.type(screen.getByRole('textbox', { name: 'From of the baseline' }), 'now-2h{Enter}');
  expect(latest()?.baseline).toEqual({ from: 'now-2h' });
  await userEvent.type(screen.getByRole('textbox', { name: 'To of the baseline' }), 'now-1h{Enter}');
  expect(latest()?.baseline).toEqual({ from: 'now-2h', to: 'now-1h' });
});

test('a shift that is none, or one beside a range, is said', async () => {
  const { latest } = showQueryEditor({ baseline: { timeShift: 'soon' } });
  expect(screen.getByRole('alert')).toHaveTextContent('This is a number and a unit, such as 30m, 1d or 2w.');
  await userEvent.type(screen.getByRole('textbox', { name: 'From of the baseline' }), 'now-2h{Enter}');
  expect(latest()?.baseline).toEqual({ timeShift: 'soon', from: 'now-2h' });
  expect(screen.getByRole('alert')).toHaveTextContent('A time shift and a range exclude each other');
});

test('the selector of a custom baseline is its own only where it differs', async () => {
  const { latest } = showQueryEditor({ labelSelector: '{a="1"}', baseline: { timeShift: '3h' } });
  await userEvent.click(screen.getAllByRole('radio', { name: 'Code' })[1]);
  const selector = screen.getByRole('textbox', { name: 'Label selector of the baseline' });
  expect(selector).toHaveValue('{a="1"}');
  await userEvent.clear(selector);
  await userEvent.type(selector, '{{a="2"}');
  await userEvent.tab();
  expect(latest()?.baseline).toEqual({ timeShift: '3h', labelSelector: '{a="2"}' });
});

test('only profile types of the same unit are offered for the baseline', async () => {
  showQueryEditor({ profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds', baseline: { timeShift: '3h' } });
  await userEvent.click(await screen.findByRole('combobox', { name: 'Profile type of the baseline' }));
  await screen.findByRole('option', { name: /cpu \(nanoseconds\)/ });
  expect(screen.queryByRole('option', { name: /samples \(count\)/ })).not.toBeInTheDocument();
});
