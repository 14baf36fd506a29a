// The menu of a label value: which entries it has, and what they do.
import { useState } from 'react';
import { type LabelValue } from '../../engine/explain/explainChange';
import { printSelector } from '../../engine/labels/printSelector';
import { type MenuPoint } from '../flame-graph/flameGraphModel';
import { copyText } from '../profile-view/copyText';
import { matcherOf, sidesOfPicked } from './comparedSelectors';
import { type ExplorerActions, type Possible } from './explorerActions';
import { isSameValue } from './explorerState';
import { type Explorer } from './useExplorer';
import { type MenuEntry, type ValueMenuModel } from './ValueMenu';

export interface ValueMenuState {
  readonly shown: ValueMenuModel | undefined;
  readonly open: (value: LabelValue, at: MenuPoint) => void;
  readonly close: () => void;
  /** Filters at once; says why where it cannot. */
  readonly filter: (value: LabelValue, isKept: boolean) => void;
}

export function useValueMenu(
  explorer: Explorer,
  actions: ExplorerActions,
  say: (sentence: string) => void
): ValueMenuState {
  const [shown, setShown] = useState<ValueMenuModel>();
  const filterOf = (value: LabelValue, isKept: boolean) =>
    actions.filter(
      value,
      isKept,
      explorer.answer?.labels.find(({ name }) => name === value.label)
    );
  return {
    shown,
    open: (value, at) => setShown({ value, at, groups: groupsOf(value, explorer, actions, say, filterOf) }),
    close: () => setShown(undefined),
    filter(value, isKept) {
      const action = filterOf(value, isKept);
      if ('whyNot' in action) {
        say(action.whyNot);
      } else {
        action.run();
      }
    },
  };
}

function groupsOf(
  value: LabelValue,
  { state, dispatch, window }: Explorer,
  { compare, showFlameGraph, openExplore }: ExplorerActions,
  say: (sentence: string) => void,
  filterOf: (value: LabelValue, isKept: boolean) => Possible<() => void>
): ValueMenuModel['groups'] {
  const selector = [matcherOf(value, '=')];
  const matcher = printSelector(selector).slice(1, -1);
  const isPicked = state.picked.some((picked) => isSameValue(picked, value));
  const sides = sidesOfPicked([value]);
  const entry = (label: string, action: Possible<() => void>): MenuEntry => ({ label, action });
  return [
    {
      label: 'Filter',
      entries: [entry('Filter for value', filterOf(value, true)), entry('Filter out value', filterOf(value, false))],
    },
    {
      label: 'Compare',
      entries: [
        entry(
          'Compare with the others',
          withArguments(compare, (run) => sides && run(sides, window))
        ),
        entry(isPicked ? 'Do not compare' : 'Pick for a comparison', {
          run: () => dispatch({ type: 'picked', value }),
        }),
      ],
    },
    {
      label: 'Show',
      entries: [
        entry(
          'Show its flame graph',
          withArguments(showFlameGraph, (run) => run(selector))
        ),
        entry(
          'Open in Explore',
          withArguments(openExplore, (run) => {
            run(selector).catch((error: unknown) =>
              say(`Explore cannot be opened: ${error instanceof Error ? error.message : String(error)}`)
            );
          })
        ),
      ],
    },
    {
      label: 'Copy',
      entries: [
        entry('Copy matcher', {
          run: () => {
            void copyText(matcher).then((isCopied) =>
              say(isCopied ? `${matcher} is copied.` : `Copying failed. The matcher is ${matcher}`)
            );
          },
        }),
      ],
    },
  ];
}

function withArguments<T>(action: Possible<T>, call: (run: T) => void): Possible<() => void> {
  return 'whyNot' in action ? action : { run: () => call(action.run) };
}
