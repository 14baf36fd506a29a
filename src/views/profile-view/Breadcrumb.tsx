// Where the focus is: back and forward, the whole profile, and the calls that lead to the focused one. Of a long way its beginning is
// left out, never its end.
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Icon, IconButton, useStyles2 } from '@grafana/ui';
import React from 'react';
import { formatShare } from '../profile/valueFormat';
import { type ProfileModel } from '../profile/profileModel';
import { type ProfileViewModel } from './useProfileView';

interface Props {
  readonly profile: ProfileModel;
  readonly view: ProfileViewModel;
}

/** Calls that are written out; the whole profile and an ellipsis stand before them. */
const LAST_STEPS = 3;

export function Breadcrumb({ profile, view }: Props) {
  const styles = useStyles2(getStyles);
  const { state, focusedNode, dispatch } = view;
  const { focus, past, future } = state;
  const first = Math.max(0, focus.length - LAST_STEPS);
  const focused = focus.at(-1);
  const share =
    focusedNode === 0 ? 'not in this profile' : formatShare(profile.tree.total[focusedNode], profile.whole.total);
  return (
    <nav className={styles.breadcrumb} aria-label="Focus">
      <IconButton
        name="arrow-left"
        tooltip="Go back"
        disabled={past.length === 0}
        onClick={() => dispatch({ type: 'wentBack' })}
      />
      <IconButton
        name="arrow-right"
        tooltip="Go forward"
        disabled={future.length === 0}
        onClick={() => dispatch({ type: 'wentForward' })}
      />
      <button type="button" className={styles.step} onClick={() => dispatch({ type: 'focused', path: [] })}>
        {profile.tree.functions.names[profile.tree.functionIndex[0]]}
      </button>
      {first > 0 && <span className={styles.separator}>› …</span>}
      {focus.slice(first, -1).map(({ name }, index) => (
        <React.Fragment key={first + index}>
          <span className={styles.separator}>›</span>
          <button
            type="button"
            className={styles.step}
            title={name}
            onClick={() => dispatch({ type: 'focused', path: focus.slice(0, first + index + 1) })}
          >
            <bdi>{name}</bdi>
          </button>
        </React.Fragment>
      ))}
      {focused !== undefined && (
        <>
          <span className={styles.separator}>›</span>
          <button
            type="button"
            className={styles.focused}
            aria-label={`Reset focus on ${focused.name}, ${share}`}
            title={`${focused.name}\nClick to show the whole profile.`}
            onClick={() => dispatch({ type: 'focused', path: [] })}
          >
            <bdi className={styles.name}>{focused.name}</bdi>
            <span className={styles.share}>{share}</span>
            <Icon name="times" size="sm" />
          </button>
        </>
      )}
    </nav>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  breadcrumb: css({
    display: 'flex',
    alignItems: 'center',
    minWidth: 0,
    gap: theme.spacing(0.5),
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  step: css({
    flex: '0 1 auto',
    minWidth: 24,
    maxWidth: 260,
    padding: 0,
    border: 'none',
    background: 'none',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: theme.colors.text.link,
    '&:hover': { textDecoration: 'underline' },
  }),
  focused: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    minWidth: 0,
    padding: theme.spacing(0, 0.75),
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.secondary,
    lineHeight: '20px',
    color: theme.colors.text.primary,
    '&:hover': { background: theme.colors.action.hover },
  }),
  name: css({ maxWidth: 260, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
  separator: css({ flex: 'none', color: theme.colors.text.secondary }),
  share: css({
    flex: 'none',
    color: theme.colors.text.secondary,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  }),
});
