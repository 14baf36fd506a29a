import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React, { useEffect, useState } from 'react';
import { SelectorEditor } from './SelectorEditor';

/** What the editor under test does to Monaco, which jsdom cannot run. */
const monaco = {
  languages: {
    register: jest.fn(),
    setLanguageConfiguration: jest.fn(),
    setMonarchTokensProvider: jest.fn(),
    registerCompletionItemProvider: jest.fn(),
    CompletionItemKind: { Field: 1, Operator: 2, Value: 3 },
  },
  editor: { setModelMarkers: jest.fn() },
  KeyCode: { Tab: 2, Enter: 3 },
  KeyMod: { Shift: 1024 },
  MarkerSeverity: { Error: 8 },
  Range: class {
    constructor(...columns: number[]) {
      Object.assign(this, { columns });
    }
  },
};

/** One line of text with Monaco's places: columns count from 1. */
class FakeModel {
  text = '';
  getValue = () => this.text;
  getOffsetAt = ({ column }: { column: number }) => column - 1;
  getPositionAt = (offset: number) => ({ lineNumber: 1, column: offset + 1 });
}

const model = new FakeModel();
const pressed = new Map<number, () => void>();
const pressEnter = () => pressed.get(monaco.KeyCode.Enter)?.();
let typeInto: (text: string) => void;

jest.mock('@grafana/ui', () => ({
  ...jest.requireActual('@grafana/ui'),
  CodeEditor: function FakeCodeEditor(props: Record<string, never> & { value: string }) {
    const { value, onBeforeEditorMount, onEditorDidMount, onBlur, monacoOptions } = props as never as {
      value: string;
      onBeforeEditorMount: (m: unknown) => void;
      onEditorDidMount: (editor: unknown, m: unknown) => void;
      onBlur: (text: string) => void;
      monacoOptions: { ariaLabel: string };
    };
    useEffect(() => {
      let changed: () => void = () => undefined;
      model.text = value;
      typeInto = (text) => {
        model.text = text;
        changed();
      };
      onBeforeEditorMount(monaco);
      onEditorDidMount(
        {
          getModel: () => model,
          onDidChangeModelContent: (listener: () => void) => {
            changed = listener;
          },
          getDomNode: () => document.querySelector('button'),
          addCommand: (key: number, run: () => void) => pressed.set(key, run),
        },
        monaco
      );
    }, [value, onBeforeEditorMount, onEditorDidMount]);
    return <button aria-label={monacoOptions.ariaLabel} onBlur={() => onBlur(model.text)} />;
  },
}));

function show(value: string) {
  const onCommit = jest.fn();
  const labels = { labelNames: jest.fn(async () => ['region']), labelValues: jest.fn(async () => ['eu', 'us']) };
  function Parent() {
    const [selector, setSelector] = useState(value);
    onCommit.mockImplementation(setSelector);
    return <SelectorEditor id="s" label="Label selector" value={selector} labels={labels} onCommit={onCommit} />;
  }
  render(<Parent />);
  return { onCommit, labels };
}

test('Enter commits a changed text, in one line, and only a changed one', () => {
  const { onCommit } = show('{}');
  act(() => pressEnter());
  expect(onCommit).not.toHaveBeenCalled();
  typeInto('{a="b",\n  c="d"}');
  expect(onCommit).not.toHaveBeenCalled();
  act(() => pressEnter());
  expect(onCommit).toHaveBeenCalledWith('{a="b", c="d"}');
});

test('a selector of several lines is shown in one, and is no change; a break in a text stays', () => {
  const { onCommit } = show('{a="b",\n  c=`d\ne`}');
  expect(model.getValue()).toBe('{a="b", c=`d\ne`}');
  act(() => pressEnter());
  expect(onCommit).not.toHaveBeenCalled();
});

test('leaving commits', async () => {
  const { onCommit } = show('{}');
  await userEvent.click(screen.getByRole('button', { name: 'Label selector' }));
  typeInto('{a="b"}');
  await userEvent.tab();
  expect(onCommit).toHaveBeenCalledWith('{a="b"}');
});

test('Tab leaves, in both directions', () => {
  Element.prototype.getClientRects = () => [{}] as never;
  show('{}');
  render(<input aria-label="behind" />);
  act(() => pressed.get(monaco.KeyCode.Tab)?.());
  expect(screen.getByRole('textbox', { name: 'behind' })).toHaveFocus();
  expect(pressed.has(monaco.KeyMod.Shift | monaco.KeyCode.Tab)).toBe(true);
});

test('an error is underlined where it is while it is typed, and said when it is committed', () => {
  show('{}');
  typeInto('{a="b" c="d"}');
  const [, , markers] = monaco.editor.setModelMarkers.mock.lastCall ?? [];
  expect(markers).toMatchObject([{ severity: 8, startLineNumber: 1, startColumn: 8 }]);
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  act(() => pressEnter());
  expect(screen.getByRole('alert')).toHaveTextContent(markers[0].message);
  typeInto('{a="b"}');
  act(() => pressEnter());
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('the language is registered once, and completes from the labels of its own editor', async () => {
  show('{}');
  const { labels } = show('{region=}');
  expect(monaco.languages.register).toHaveBeenCalledTimes(1);
  const [, provider] = monaco.languages.registerCompletionItemProvider.mock.lastCall ?? [];
  const { suggestions } = await provider.provideCompletionItems(model, { column: 9 });
  expect(
    suggestions.map(({ label, insertText, range }: never) => [
      label,
      insertText,
      (range as { columns: number[] }).columns,
    ])
  ).toEqual([
    ['eu', '"eu"', [1, 9, 1, 9]],
    ['us', '"us"', [1, 9, 1, 9]],
  ]);
  expect(labels.labelValues).toHaveBeenCalledWith('region', []);
});
