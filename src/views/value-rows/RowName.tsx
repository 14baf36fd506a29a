// The name at the beginning of a row: a button, words that mark it, and the button of its menu.
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { type MouseEvent } from 'react';
import { type SideState } from '../../engine/diff/compareSides';
import { type MenuPoint } from '../flame-graph/flameGraphModel';
import { SideTag } from './SideTag';

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
        {name}
      </button>
      {(state === 'new' || state === 'vanished') && <SideTag state={state} />}
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
    // A name is read in its own direction and turns nothing around it, as in a `bdi` of its own.
    unicodeBidi: 'plaintext',
    color: theme.colors.text.primary,
    '&:hover': { color: theme.colors.text.link, textDecoration: 'underline' },
  }),
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
