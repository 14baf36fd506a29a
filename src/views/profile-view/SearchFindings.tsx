// What a search found: how many functions, their share, and the way from match to match; or why nothing can be found.
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { IconButton, useStyles2 } from '@grafana/ui';
import React from 'react';
import { type ProfileModel } from '../profile/profileModel';
import { matchPosition, type SearchMatches, type SearchResult } from '../profile/search';
import { formatShare } from '../profile/valueFormat';
import { type ProfileViewModel } from './useProfileView';

interface Props {
  readonly profile: ProfileModel;
  readonly view: ProfileViewModel;
  readonly found: SearchResult;
  /** To the next match or the one before. */
  readonly onStep: (step: 1 | -1) => void;
}

/** The halves of a sandwich are not the tree whose matches are walked. */
export function isOnlyMarked({ sandwich }: Pick<ProfileViewModel, 'sandwich'>): boolean {
  return sandwich !== undefined;
}

/** Mounted and unseen before anything is searched for, so that a search has only words to write. */
export function SearchFindings({ profile, view, found, onStep }: Props) {
  const styles = useStyles2(getStyles);
  if (found.kind === 'invalid') {
    return (
      <span role="alert" className={styles.invalid} title={found.sentence}>
        {found.sentence}
      </span>
    );
  }
  const hasMatch = found.kind === 'matches' && found.functionCount > 0;
  const canWalk = hasMatch && !isOnlyMarked(view);
  return (
    <span className={found.kind === 'none' ? styles.unseen : styles.result}>
      {found.kind === 'matches' && (
        <span role="status" className={styles.found} title={shareTitle(profile, found)}>
          {found.functionCount.toLocaleString('en-US')} {found.functionCount === 1 ? 'function' : 'functions'},{' '}
          {formatShare(found.total, profile.whole.total)}
        </span>
      )}
      {canWalk && view.markedNode !== -1 && <Position profile={profile} view={view} found={found} />}
      <span className={canWalk ? styles.ways : styles.unseen}>
        <IconButton name="angle-up" tooltip="Previous match (Shift+Enter)" onClick={() => onStep(-1)} />
        <IconButton name="angle-down" tooltip="Next match (Enter)" onClick={() => onStep(1)} />
      </span>
      {hasMatch && !canWalk && <NoMatchWalk />}
    </span>
  );
}

/** Where the way along the matches is. All of them are counted only for who walks. */
function Position({ profile, view, found }: Pick<Props, 'profile' | 'view'> & { readonly found: SearchMatches }) {
  const styles = useStyles2(getStyles);
  const { count, ordinal } = matchPosition(profile, found.nodes(), view.focusedNode, view.markedNode);
  return (
    <span className={styles.found} role="status">
      {ordinal.toLocaleString('en-US')} of {count.toLocaleString('en-US')}
    </span>
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
  result: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.75), flex: 'none' }),
  ways: css({ display: 'contents' }),
  unseen: css({ display: 'none' }),
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
