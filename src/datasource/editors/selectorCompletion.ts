// What can be completed at the cursor of a label selector: names and values that the other matchers leave.
import { cursorContext } from '../../engine/labels/cursorContext';
import { printName } from '../../engine/labels/printSelector';
import { type Selector } from '../../engine/labels/selector';
import { quoteLiteral } from '../../engine/labels/stringLiteral';
import { type SelectorSuggestion } from './selectorLanguage';

/** Where names and values come from; both are narrowed by the selector's other matchers. */
export interface LabelSource {
  labelNames(others: Selector): Promise<readonly string[]>;
  labelValues(name: string, others: Selector): Promise<readonly string[]>;
}

const OPERATORS = ['=', '!=', '=~', '!~'];

/** Suggestions in the order in which they are to be shown; none where nothing can be completed. */
export async function completeSelector(
  text: string,
  offset: number,
  source: LabelSource
): Promise<readonly SelectorSuggestion[]> {
  const context = cursorContext(text, offset);
  switch (context.kind) {
    case 'none':
      return [];
    case 'name': {
      const used = new Set(context.matchers.map(({ name }) => name));
      const names = await source.labelNames(context.matchers);
      return names
        .filter((name) => !used.has(name))
        .map((name) => ({ ...span(context), kind: 'name', label: name, insertText: printName(name) }));
    }
    case 'operator':
      return OPERATORS.map((operator) => ({
        ...span(context),
        kind: 'operator',
        label: operator,
        insertText: operator,
      }));
    case 'value': {
      const values = await source.labelValues(context.name, context.matchers);
      // A quote that was closed already stays out of the replaced text.
      const to =
        text[context.to] === '"' && text[context.from] === '"' && context.to === offset ? context.to + 1 : context.to;
      return values.map((value) => ({
        from: context.from,
        to,
        kind: 'value',
        label: value,
        insertText: quoteLiteral(value),
      }));
    }
  }
}

function span({ from, to }: { readonly from: number; readonly to: number }) {
  return { from, to };
}
