// The search: what is looked for, what it found, and the way from match to match.
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Icon, IconButton, Input, useStyles2 } from '@grafana/ui';
import React, { type KeyboardEvent, type RefObject, useState, useTransition } from 'react';
import { pathOfNode } from '../profile/functionPath';
import { type ProfileModel } from '../profile/profileModel';
import { matchPosition, nextMatch, runSearch, type Search, type SearchMatches } from '../profile/search';
import { formatShare } from '../profile/valueFormat';
import { type ProfileViewModel } from './useProfileView';

interface Props {
  readonly profile: ProfileModel;
  readonly view: ProfileViewModel;
  readonly input: RefObject<HTMLInputElement | null>;
}

export function SearchBox({ profile, view, input }: Props) {
  const styles = useStyles2(getStyles);
  const { state, searchResult, dispatch } = view;
  const isExact = state.search.kind === 'function';
  // A key renders this box alone; the rest of the view is rendered once, with the latest text, when there is time for it.
  const [typed, setTyped] = useState('');
  const [isTyping, startTransition] = useTransition();
  const text = isTyping ? typed : textOf(state.search);
  const type = (next: string) => {
    setTyped(next);
    startTransition(() => dispatch({ type: 'searched', text: next }));
  };
  const hasMatch = searchResult.kind === 'matches' && searchResult.functionCount > 0;
  // The halves of a sandwich are not the tree whose matches are walked.
  const isOnlyMarked = view.sandwich !== undefined;
  const goOn = (step: 1 | -1) => {
    // Whoever presses Enter has typed all of it, and goes to a match of that.
    const found = isTyping ? runSearch(profile, { kind: 'text', text }) : view.searchNow();
    if (found.kind === 'matches' && found.functionCount > 0 && !isOnlyMarked) {
      const nodes = found.nodes();
      const inFocus = nextMatch(profile, nodes, view.focusedNode, isTyping ? -1 : view.markedNode, step);
      // Where the focus has no match, the way leads out of it.
      const node = inFocus === -1 ? nextMatch(profile, nodes, 0, view.focusedNode, step) : inFocus;
      if (node !== -1) {
        if (isTyping) {
          dispatch({ type: 'searched', text });
        }
        dispatch({ type: 'matchReached', path: pathOfNode(profile, node) });
      }
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      goOn(event.shiftKey ? -1 : 1);
    } else if (event.key === 'Escape' && text !== '') {
      event.preventDefault();
      event.stopPropagation();
      type('');
    }
  };
  return (
    <>
      <div className={styles.search}>
        <Input
          ref={input}
          value={text}
          aria-label="Search functions"
          aria-keyshortcuts="/"
          placeholder="Search, or /regex/"
          title={
            isExact
              ? 'Exactly this function'
              : 'Part of a name, or /regex/, or /regex/i. Enter leads from match to match.'
          }
          prefix={<Icon name={isExact ? 'crosshair' : 'search'} />}
          suffix={text !== '' && <IconButton name="times" aria-label="Clear search" onClick={() => type('')} />}
          invalid={searchResult.kind === 'invalid'}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      {searchResult.kind === 'invalid' && (
        <span role="alert" className={styles.invalid} title={searchResult.sentence}>
          {searchResult.sentence}
        </span>
      )}
      {searchResult.kind === 'matches' && (
        <span className={styles.result}>
          <span role="status" className={styles.found} title={shareTitle(profile, searchResult)}>
            {searchResult.functionCount.toLocaleString('en-US')}{' '}
            {searchResult.functionCount === 1 ? 'function' : 'functions'},{' '}
            {formatShare(searchResult.total, profile.whole.total)}
          </span>
          {hasMatch && !isOnlyMarked && <MatchWalk profile={profile} view={view} found={searchResult} onStep={goOn} />}
          {hasMatch && isOnlyMarked && <NoMatchWalk />}
        </span>
      )}
    </>
  );
}

function textOf(search: Search): string {
  return search.kind === 'function' ? search.function.name : search.text;
}

interface WalkProps {
  readonly profile: ProfileModel;
  readonly view: ProfileViewModel;
  readonly found: SearchMatches;
  readonly onStep: (step: 1 | -1) => void;
}

function MatchWalk({ profile, view, found, onStep }: WalkProps) {
  const styles = useStyles2(getStyles);
  const isWalking = view.markedNode !== -1;
  // All matches are counted only for who walks along them.
  const position = isWalking
    ? matchPosition(profile, found.nodes(), view.focusedNode, view.markedNode)
    : { count: 0, ordinal: 0 };
  return (
    <>
      {isWalking && (
        <span className={styles.found} role="status">
          {position.ordinal.toLocaleString('en-US')} of {position.count.toLocaleString('en-US')}
        </span>
      )}
      <IconButton name="angle-up" tooltip="Previous match (Shift+Enter)" onClick={() => onStep(-1)} />
      <IconButton name="angle-down" tooltip="Next match (Enter)" onClick={() => onStep(1)} />
    </>
  );
}

/** The ways to the next match where they lead nowhere: they stay where they are and say why. */
function NoMatchWalk() {
  const styles = useStyles2(getStyles);
  const reason = 'A sandwich marks its matches; remove it to go from one to the next';
  return (
    <>
      <IconButton name="angle-up" aria-disabled className={styles.disabled} tooltip={`Previous match: ${reason}`} />
      <IconButton name="angle-down" aria-disabled className={styles.disabled} tooltip={`Next match: ${reason}`} />
    </>
  );
}

function shareTitle({ whole }: ProfileModel, { total, baselineTotal }: SearchMatches): string {
  const share = `${formatShare(total, whole.total)} of all samples have a match in their stack; each sample is counted once`;
  return baselineTotal === undefined
    ? share
    : `${share}. In the baseline: ${formatShare(baselineTotal, whole.baselineTotal)}`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  search: css({ flex: '1 1 180px', minWidth: 90, maxWidth: 260 }),
  result: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.75), flex: 'none' }),
  disabled: css({ color: theme.colors.action.disabledText, cursor: 'not-allowed' }),
  found: css({
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  }),
  invalid: css({
    minWidth: 0,
    flex: '0 1 auto',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: theme.colors.error.text,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
