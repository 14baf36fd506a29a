// Label selectors in Monaco: their language, colours, and the link between an editor and what completes in it.
import { type Monaco, type monacoTypes } from '@grafana/ui';

export const SELECTOR_LANGUAGE = 'flameboard-label-selector';

/** What completes in one editor. */
export type CompleteAt = (text: string, offset: number) => Promise<readonly SelectorSuggestion[]>;

export interface SelectorSuggestion {
  readonly kind: 'name' | 'operator' | 'value';
  /** As it is listed. */
  readonly label: string;
  /** As it is put in, in place of [from, to). */
  readonly insertText: string;
  readonly from: number;
  readonly to: number;
}

/** Monaco asks one provider for all editors of a language: each editor's model leads to its own completion. */
const completions = new WeakMap<monacoTypes.editor.ITextModel, CompleteAt>();

const registered = new WeakSet<object>();

/** Makes the language known to this Monaco; a second call does nothing. */
export function registerSelectorLanguage(monaco: Monaco): void {
  if (registered.has(monaco.languages)) {
    return;
  }
  registered.add(monaco.languages);
  monaco.languages.register({ id: SELECTOR_LANGUAGE });
  monaco.languages.setLanguageConfiguration(SELECTOR_LANGUAGE, {
    brackets: [['{', '}']],
    autoClosingPairs: [
      { open: '{', close: '}' },
      { open: '"', close: '"' },
    ],
  });
  monaco.languages.setMonarchTokensProvider(SELECTOR_LANGUAGE, {
    tokenizer: {
      root: [
        [/"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|`[^`]*`?/, 'string'],
        [/=~|!=|!~|=/, 'operator'],
        [/[{},]/, 'delimiter'],
        [/\$\{[^}]*\}|\$\w+|\[\[\w+\]\]/, 'variable'],
        [/[^\s{},=!~"'`]+/, 'tag'],
      ],
    },
  });
  monaco.languages.registerCompletionItemProvider(SELECTOR_LANGUAGE, {
    triggerCharacters: ['{', ',', '=', '~', '"', ' '],
    provideCompletionItems: async (model, position) => {
      const complete = completions.get(model);
      const suggestions = complete === undefined ? [] : await complete(model.getValue(), model.getOffsetAt(position));
      return {
        suggestions: suggestions.map((suggestion, index) => toCompletionItem(monaco, model, suggestion, index)),
      };
    },
  });
}

/** From now on `complete` answers for this model; a later call replaces it. */
export function completeIn(model: monacoTypes.editor.ITextModel, complete: CompleteAt): void {
  completions.set(model, complete);
}

function toCompletionItem(
  monaco: Monaco,
  model: monacoTypes.editor.ITextModel,
  { kind, label, insertText, from, to }: SelectorSuggestion,
  index: number
): monacoTypes.languages.CompletionItem {
  const start = model.getPositionAt(from);
  const end = model.getPositionAt(to);
  const kinds = monaco.languages.CompletionItemKind;
  return {
    label,
    insertText,
    kind: kind === 'name' ? kinds.Field : kind === 'operator' ? kinds.Operator : kinds.Value,
    range: new monaco.Range(start.lineNumber, start.column, end.lineNumber, end.column),
    // Filtered by what is to be replaced, quotes included.
    filterText: insertText,
    sortText: String(index).padStart(5, '0'),
    // After a name comes an operator, after an operator a value: offer it at once.
    command: kind === 'value' ? undefined : { id: 'editor.action.triggerSuggest', title: 'Suggest' },
  };
}
