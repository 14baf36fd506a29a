// What changes the picture, one chip each, so that nothing is hidden without a word; a click takes it back.
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Icon, Tooltip, useStyles2 } from '@grafana/ui';
import React from 'react';
import { type ProfileViewAction, type ProfileViewState } from '../profile/profileViewState';
import { type ViewChoices } from '../profile/viewChoices';
import { type SandwichProgress } from './useSandwich';

interface Chip {
  readonly key: string;
  readonly text: string;
  readonly hint: string;
  /** How to take it back; undefined for what is only said. */
  readonly undo?: ProfileViewAction;
}

interface Props {
  readonly state: ProfileViewState;
  readonly choices: ViewChoices;
  readonly sandwichProgress: SandwichProgress;
  /** Things to know about the profile itself, as short words with an explanation. */
  readonly remarks: readonly Remark[];
  readonly dispatch: (action: ProfileViewAction) => void;
}

/** Something to know about a profile. */
export interface Remark {
  readonly text: string;
  readonly hint: string;
}

export function ActiveChips({ state, choices, sandwichProgress, remarks, dispatch }: Props) {
  const styles = useStyles2(getStyles);
  const chips = [
    ...remarks.map((remark): Chip => ({ key: remark.text, ...remark })),
    ...activeChips(state, choices, sandwichProgress),
  ];
  return (
    <ul className={styles.chips} aria-label="What is shown">
      {chips.map(({ key, text, hint, undo }) => (
        <li key={key} className={styles.item}>
          <Tooltip content={hint}>
            {undo === undefined ? (
              <span className={styles.chip} tabIndex={0}>
                {text}
              </span>
            ) : (
              <button
                type="button"
                className={styles.chip}
                aria-label={`Remove: ${text}`}
                onClick={() => dispatch(undo)}
              >
                <span className={styles.text}>{text}</span>
                <Icon name="times" size="sm" />
              </button>
            )}
          </Tooltip>
        </li>
      ))}
    </ul>
  );
}

const SANDWICH_NOTES: Readonly<Record<SandwichProgress, string>> = {
  merging: ': merging its calls…',
  done: '',
  absent: ': not in this profile',
};

/** The chips of a state, in the order in which they take effect. */
export function activeChips(
  state: ProfileViewState,
  choices: ViewChoices,
  sandwichProgress: SandwichProgress
): readonly Chip[] {
  const chips: Chip[] = [];
  const add = (text: string, hint: string, undo: ProfileViewAction) =>
    chips.push({ key: `${text} ${hint}`, text, hint: `${hint} Click to undo.`, undo });
  for (const step of state.onlyStacksWith) {
    add(`with ${step.name}`, `Only stacks with ${step.name} are shown, and count.`, {
      type: 'stacksReleased',
      function: step,
    });
  }
  for (const step of state.hidden) {
    add(`without ${step.name}`, `${step.name} is left out: what it calls counts for its callers.`, {
      type: 'functionShown',
      function: step,
    });
  }
  if (choices.hidePattern !== '') {
    add(`without ${choices.hidePattern}`, 'Frames whose function, file or binary matches are left out.', {
      type: 'chose',
      choices: { hidePattern: '' },
    });
  }
  if (choices.groupBy !== 'function') {
    add(`by ${choices.groupBy}`, `Calls within one ${choices.groupBy} are one.`, {
      type: 'chose',
      choices: { groupBy: 'function' },
    });
  }
  if (choices.collapsesRecursion) {
    add('recursion collapsed', 'A function that calls itself is entered once.', {
      type: 'chose',
      choices: { collapsesRecursion: false },
    });
  }
  if (choices.collapsesChains) {
    add('chains collapsed', 'A row of single callees is one bar, with their number.', {
      type: 'chose',
      choices: { collapsesChains: false },
    });
  }
  if (state.isSwapped) {
    add('sides swapped', 'Baseline and comparison have changed places.', { type: 'sidesSwapped' });
  }
  if (state.sandwich !== undefined) {
    const { name } = state.sandwich.function;
    add(`sandwich of ${name}${SANDWICH_NOTES[sandwichProgress]}`, `Who calls ${name}, and what it calls.`, {
      type: 'sandwiched',
    });
  }
  if (state.pinned !== undefined) {
    add(`pinned ${state.pinned.name}`, `${state.pinned.name} stays highlighted, here and in the other panels.`, {
      type: 'pinned',
    });
  }
  return chips;
}

const getStyles = (theme: GrafanaTheme2) => ({
  chips: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    minWidth: 0,
    margin: 0,
    padding: 0,
    listStyle: 'none',
  }),
  item: css({ display: 'flex', minWidth: 0, maxWidth: '100%' }),
  chip: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    minWidth: 0,
    maxWidth: 280,
    padding: theme.spacing(0, 0.75),
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.pill,
    background: theme.colors.background.secondary,
    color: theme.colors.text.primary,
    fontSize: theme.typography.bodySmall.fontSize,
    lineHeight: '20px',
    whiteSpace: 'nowrap',
    'button&:hover': { background: theme.colors.action.hover },
  }),
  text: css({ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis' }),
});
