// The label selector as one line of code: coloured, completed, its error underlined and said below.
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { CodeEditor, type Monaco, type MonacoEditor, useStyles2 } from '@grafana/ui';
import React, { useCallback, useEffect, useRef } from 'react';
import { parseSelector } from '../../engine/labels/parseSelector';
import { type SelectorError } from '../../engine/labels/selector';
import { focusBeside } from './focusBeside';
import { completeSelector, type LabelSource } from './selectorCompletion';
import { completeIn, registerSelectorLanguage, SELECTOR_LANGUAGE } from './selectorLanguage';

interface SelectorEditorProps {
  readonly id: string;
  /** The name that screen readers say. */
  readonly label: string;
  readonly value: string;
  readonly labels: LabelSource;
  /** Called with a changed text when the user leaves the editor or presses Enter, never per key. */
  readonly onCommit: (selector: string) => void;
}

/** One line of Monaco: no gutter, no scrollbars, no other languages' words. */
const MONACO_OPTIONS = {
  lineNumbers: 'off',
  glyphMargin: false,
  folding: false,
  lineDecorationsWidth: 8,
  lineNumbersMinChars: 0,
  minimap: { enabled: false },
  overviewRulerLanes: 0,
  renderLineHighlight: 'none',
  scrollbar: { vertical: 'hidden', horizontal: 'hidden', alwaysConsumeMouseWheel: false },
  scrollBeyondLastLine: false,
  wordBasedSuggestions: false,
  quickSuggestions: { other: true, strings: true, comments: false },
  suggest: { showWords: false },
  fixedOverflowWidgets: true,
  padding: { top: 5, bottom: 5 },
  fontSize: 13,
} as const;

const MARKER_OWNER = 'flameboard';

export function SelectorEditor({ id, label, value, labels, onCommit }: SelectorEditorProps) {
  const styles = useStyles2(getStyles);
  const shown = oneLine(value);
  const error = errorOf(shown);
  // Monaco keeps the callbacks of its first render; they reach the newest props through this.
  const latest = useRef({ value, labels, onCommit });
  useEffect(() => {
    latest.current = { value, labels, onCommit };
  });

  const commit = useCallback((text: string) => {
    const committed = oneLine(text);
    if (committed !== oneLine(latest.current.value)) {
      latest.current.onCommit(committed);
    }
  }, []);

  const mount = useCallback(
    (editor: MonacoEditor, monaco: Monaco) => {
      const model = editor.getModel();
      if (model === null) {
        return;
      }
      completeIn(model, (text, offset) => completeSelector(text, offset, latest.current.labels));
      const mark = () => {
        const problem = errorOf(model.getValue());
        monaco.editor.setModelMarkers(
          model,
          MARKER_OWNER,
          problem === undefined ? [] : [markerOf(problem, monaco, editor)]
        );
      };
      mark();
      editor.onDidChangeModelContent(mark);
      // Enter takes a suggestion where there is one, else it runs the query.
      editor.addCommand(monaco.KeyCode.Enter, () => commit(model.getValue()), '!suggestWidgetVisible');
      // Monaco would write a tab: a keyboard user could never leave the editor.
      const leave = (direction: 'next' | 'previous') => () => {
        const node = editor.getDomNode();
        if (node !== null) {
          focusBeside(node, direction);
        }
      };
      editor.addCommand(monaco.KeyCode.Tab, leave('next'), '!suggestWidgetVisible');
      editor.addCommand(monaco.KeyMod.Shift | monaco.KeyCode.Tab, leave('previous'), '!suggestWidgetVisible');
    },
    [commit]
  );

  return (
    <div id={id} className={styles.editor} data-testid="label-selector">
      <CodeEditor
        value={shown}
        language={SELECTOR_LANGUAGE}
        height={30}
        showLineNumbers={false}
        showMiniMap={false}
        monacoOptions={{ ...MONACO_OPTIONS, ariaLabel: label }}
        onBeforeEditorMount={registerSelectorLanguage}
        onEditorDidMount={mount}
        onBlur={commit}
      />
      {error !== undefined && (
        <div role="alert" className={styles.error}>
          {error.message}
        </div>
      )}
    </div>
  );
}

/** Breaks between the parts become blanks; those in texts are part of the texts. */
function oneLine(selector: string): string {
  const textOrBreak = /("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`)|\s*\n\s*/g;
  return selector.replace(textOrBreak, (_part, text?: string) => text ?? ' ').trim();
}

/** Undefined for a selector that can be read; variables in it are fine. */
function errorOf(text: string): SelectorError | undefined {
  const parsed = parseSelector(text);
  return parsed.ok ? undefined : parsed.error;
}

function markerOf({ message, from, to }: SelectorError, monaco: Monaco, editor: MonacoEditor) {
  const model = editor.getModel();
  const start = model?.getPositionAt(from) ?? { lineNumber: 1, column: 1 };
  const end = model?.getPositionAt(Math.max(to, from + 1)) ?? start;
  return {
    message,
    severity: monaco.MarkerSeverity.Error,
    startLineNumber: start.lineNumber,
    startColumn: start.column,
    endLineNumber: end.lineNumber,
    endColumn: end.column,
  };
}

const getStyles = (theme: GrafanaTheme2) => ({
  editor: css({ minWidth: 280, width: '100%' }),
  error: css({
    color: theme.colors.error.text,
    fontSize: theme.typography.bodySmall.fontSize,
    marginTop: theme.spacing(0.5),
  }),
});
