// The name at the beginning of a row: a button, words that mark it, and the button of its menu.
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { type MouseEvent } from 'react';
import { type SideState } from '../../engine/diff/compareSides';
import { type MenuPoint } from '../flame-graph/flameGraphModel';

interface Props {
  readonly name: string;
  /** More than the name, for the tooltip. */
  readonly title: string;
  readonly state?: SideState;
  readonly onPick: () => void;
  readonly onMenu: (at: MenuPoint) => void;
}

export function RowName({ name, title, state, onPick, onMenu }: Props) {
  const styles = useStyles2(getStyles);
  const openMenu = (event: MouseEvent<HTMLElement>) => {
    const { left, bottom } = event.currentTarget.getBoundingClientRect();
    onMenu({ clientX: left, clientY: bottom });
  };
  return (
    <>
      <button type="button" tabIndex={-1} className={styles.pick} title={title} onClick={onPick}>
        <bdi>{name}</bdi>
      </button>
      {(state === 'new' || state === 'vanished') && (
        <span className={cx(styles.tag, state === 'new' ? styles.new : styles.vanished)}>{state}</span>
      )}
      <button
        type="button"
        tabIndex={-1}
        className={styles.menu}
        aria-label={`Actions for ${name}`}
        title="Actions"
        onClick={openMenu}
      />
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  pick: css({
    flex: '0 1 auto',
    // What marks a name leaves some of it.
    minWidth: 'min(4ch, 100%)',
    padding: 0,
    border: 'none',
    background: 'none',
    font: 'inherit',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    textAlign: 'left',
    color: theme.colors.text.primary,
    '&:hover': { color: theme.colors.text.link, textDecoration: 'underline' },
  }),
  tag: css({
    flex: 'none',
    marginLeft: theme.spacing(0.75),
    padding: theme.spacing(0, 0.5),
    border: '1px solid',
    borderRadius: theme.shape.radius.default,
    // On that of a row under the pointer the word would be too pale.
    background: theme.colors.background.primary,
    fontSize: 10,
    lineHeight: '14px',
  }),
  new: css({ color: theme.colors.warning.text, borderColor: theme.colors.warning.border }),
  vanished: css({ color: theme.colors.info.text, borderColor: theme.colors.info.border }),
  // A character of the style: an icon in each row would be more work than all of its numbers, text would be copied with the name.
  menu: css({
    flex: 'none',
    marginLeft: 'auto',
    padding: theme.spacing(0, 0.75),
    border: 'none',
    borderRadius: theme.shape.radius.default,
    background: 'none',
    color: theme.colors.text.secondary,
    lineHeight: 1,
    '&::before': { content: '"⋮"' },
    '&:hover': { background: theme.colors.action.hover, color: theme.colors.text.primary },
    // Without a pointer that hovers, the button is the way to the menu.
    '@media (hover: hover)': {
      display: 'none',
      '[role=row]:hover &': { display: 'inline-block' },
    },
  }),
});
