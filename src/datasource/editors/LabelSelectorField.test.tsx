import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React, { useState } from 'react';
import { prepareEditorTests, SLOW_TEST_MS } from './editorTests.testHelper';
import { LabelSelectorField } from './LabelSelectorField';

jest.mock('./SelectorEditor', () => jest.requireActual('./selectorEditor.testHelper'));

jest.setTimeout(SLOW_TEST_MS);
beforeEach(prepareEditorTests);

function show(value: string) {
  const labels = {
    labelNames: jest.fn(async () => ['region', 'k8s.pod']),
    labelValues: jest.fn(async () => ['eu', 'us.east']),
  };
  const onCommit = jest.fn();
  function Page() {
    const [selector, setSelector] = useState(value);
    const commit = (text: string) => {
      onCommit(text);
      setSelector(text);
    };
    return <LabelSelectorField id="s" value={selector} labels={labels} onCommit={commit} />;
  }
  const { unmount } = render(<Page />);
  return { labels, onCommit, unmount };
}

async function pick(name: string, option: string) {
  await userEvent.click(screen.getByRole('combobox', { name }));
  await userEvent.click(await screen.findByRole('option', { name: option }));
}

test('an empty selector begins with an empty row: label, then value', async () => {
  const { onCommit, labels } = show('{}');
  expect(screen.getByRole('combobox', { name: 'Value 1' })).toBeDisabled();
  await pick('Label 1', 'k8s.pod');
  expect(onCommit).not.toHaveBeenCalled();
  await pick('Value 1', 'eu');
  expect(onCommit).toHaveBeenCalledWith('{"k8s.pod"="eu"}');
  expect(labels.labelValues).toHaveBeenLastCalledWith('k8s.pod', []);
});

test('by keyboard alone', async () => {
  const { onCommit } = show('{}');
  screen.getByRole('combobox', { name: 'Label 1' }).focus();
  await userEvent.keyboard('region{Enter}');
  await userEvent.tab();
  await userEvent.tab();
  expect(screen.getByRole('combobox', { name: 'Value 1' })).toHaveFocus();
  await userEvent.keyboard('$zone{Enter}');
  expect(onCommit).toHaveBeenCalledWith('{region="$zone"}');
});

test('the other matchers narrow names and values', async () => {
  const { labels } = show('{a="1", region="eu"}');
  await userEvent.click(screen.getByRole('combobox', { name: 'Value 2' }));
  await screen.findByRole('option', { name: 'us.east' });
  expect(labels.labelValues).toHaveBeenLastCalledWith('region', [{ name: 'a', operator: '=', value: '1' }]);
  await userEvent.click(screen.getByRole('button', { name: 'Add label' }));
  await userEvent.click(screen.getByRole('combobox', { name: 'Label 3' }));
  await screen.findByRole('option', { name: 'k8s.pod' });
  expect(labels.labelNames).toHaveBeenLastCalledWith([
    { name: 'a', operator: '=', value: '1' },
    { name: 'region', operator: '=', value: 'eu' },
  ]);
});

test('several values are one expression, each escaped; patterns stay', async () => {
  const { onCommit } = show('{region="eu"}');
  await pick('Operator 1', '=~ is one of, or matches');
  expect(onCommit).toHaveBeenLastCalledWith('{region=~"eu"}');
  await pick('Value 1', 'us.east');
  expect(onCommit).toHaveBeenLastCalledWith('{region=~"eu|us\\\\.east"}');
});

test('a row with a new label asks for its value before the selector changes', async () => {
  const { onCommit, labels } = show('{region="eu", a=""}');
  await pick('Label 1', 'k8s.pod');
  expect(onCommit).not.toHaveBeenCalled();
  expect(screen.getByRole('combobox', { name: 'Label 1' })).toHaveValue('k8s.pod');
  await pick('Value 1', 'us.east');
  expect(labels.labelValues).toHaveBeenLastCalledWith('k8s.pod', [{ name: 'a', operator: '=', value: '' }]);
  expect(onCommit).toHaveBeenLastCalledWith('{"k8s.pod"="us.east", a=""}');
  await pick('Operator 2', '!= is not');
  expect(onCommit).toHaveBeenLastCalledWith('{"k8s.pod"="us.east", a!=""}');
});

test.each([
  ['{name="a \\"quoted\\" word", x=\'y\'}'],
  ['{name=~"eu-.+|us\\\\.(east|west)", city!="Zürich · 東京 🚲"}'],
  ['{a=`raw \\d+`, b=~"$pods", [[c]]="x", ${filters}}'],
])('%s goes through the builder and back unchanged', async (text) => {
  const { onCommit } = show(text);
  expect(screen.getByRole('radio', { name: 'Builder' })).toBeChecked();
  await userEvent.click(screen.getByRole('radio', { name: 'Code' }));
  expect(screen.getByRole('textbox', { name: 'Label selector' })).toHaveValue(text);
  await userEvent.click(screen.getByRole('radio', { name: 'Builder' }));
  await userEvent.click(screen.getByRole('radio', { name: 'Code' }));
  expect(screen.getByRole('textbox', { name: 'Label selector' })).toHaveValue(text);
  await userEvent.tab();
  for (const [committed] of onCommit.mock.calls) {
    expect(committed).toBe(text);
  }
});

test('rows and variables go', async () => {
  const { onCommit } = show('{a="1", $filters}');
  await userEvent.click(screen.getByRole('button', { name: 'Remove label 1' }));
  expect(onCommit).toHaveBeenLastCalledWith('{$filters}');
  await userEvent.click(screen.getByRole('button', { name: 'Remove $filters' }));
  expect(onCommit).toHaveBeenLastCalledWith('{}');
});

test('builder and code edit the same text, and the choice is remembered', async () => {
  const text = '{ a = `x.y` , "k8s.pod"=~$pod }';
  const { onCommit, unmount } = show(text);
  await userEvent.click(screen.getByRole('radio', { name: 'Code' }));
  expect(screen.getByRole('textbox', { name: 'Label selector' })).toHaveValue(text);
  await userEvent.click(screen.getByRole('radio', { name: 'Builder' }));
  expect(onCommit.mock.calls.filter(([committed]) => committed !== text)).toEqual([]);
  await userEvent.click(screen.getByRole('radio', { name: 'Code' }));
  unmount();
  show('{}');
  expect(screen.getByRole('radio', { name: 'Code' })).toBeChecked();
});

test('what cannot be read is code until it can', () => {
  show('{a=');
  expect(screen.getByRole('textbox', { name: 'Label selector' })).toHaveValue('{a=');
  expect(screen.getByRole('radio', { name: 'Builder' })).toBeDisabled();
});

test('to a variable in place of everything nothing can be added', () => {
  show('$selector');
  expect(screen.getByText('$selector')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: /Add label|whole selector/ })).toHaveAttribute('aria-disabled', 'true');
});
