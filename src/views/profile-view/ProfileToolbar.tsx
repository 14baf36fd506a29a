// The bar above the views: search, how a diff is compared, colours, grouping, export, link, and which views are shown.
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import React, { type ReactNode, type RefObject } from 'react';
import { isDiffTree } from '../../engine/tree/callTree';
import { type ProfileModel } from '../profile/profileModel';
import { type Shown } from '../profile/viewChoices';
import { DiffControls } from './DiffControls';
import { SearchBox } from './SearchBox';
import { type ProfileViewModel } from './useProfileView';
import { ColorMenu, GroupMenu } from './ViewMenu';
import { ViewToggles } from './ViewToggles';

/** How much room the toolbar has. */
export interface ToolbarRoom {
  readonly views: 1 | 2;
  /** Icons instead of words. */
  readonly isTight: boolean;
  /** May take several lines; otherwise it scrolls in one. */
  readonly canWrap: boolean;
}

interface Props {
  readonly profile: ProfileModel;
  readonly view: ProfileViewModel;
  readonly shown: Shown;
  readonly room: ToolbarRoom;
  readonly searchInput: RefObject<HTMLInputElement | null>;
  /** Undefined where links lead nowhere. */
  readonly onCopyLink: (() => void) | undefined;
  /** What stands before the search, and the menu of exports. */
  readonly slots: { readonly leading?: ReactNode; readonly exports?: ReactNode };
}

export function ProfileToolbar({ profile, view, shown, room, searchInput, onCopyLink, slots }: Props) {
  const styles = useStyles2(getStyles);
  const { state, choices, dispatch } = view;
  const isDiff = isDiffTree(profile.tree);
  return (
    <div className={cx(styles.toolbar, room.canWrap ? styles.wrapping : styles.scrolling)}>
      {slots.leading}
      <SearchBox profile={profile} view={view} input={searchInput} />
      <div className={styles.right}>
        {isDiff && <DiffControls choices={choices} isSwapped={state.isSwapped} dispatch={dispatch} />}
        <ColorMenu choices={choices} isDiff={isDiff} dispatch={dispatch} />
        <GroupMenu choices={choices} dispatch={dispatch} />
        {slots.exports}
        {onCopyLink !== undefined && (
          <Button
            variant="secondary"
            icon="link"
            aria-label="Copy link"
            tooltip="Copy a link to what is shown"
            onClick={onCopyLink}
          />
        )}
        <ViewToggles
          shown={shown}
          isDiff={isDiff}
          hasLines={view.lines !== undefined}
          hasOrder={view.chartFrame !== undefined}
          room={room.views}
          isTight={room.isTight}
          onChange={(next) => dispatch({ type: 'chose', choices: { shown: next } })}
        />
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  toolbar: css({
    display: 'flex',
    flex: 'none',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1),
    paddingBottom: theme.spacing(0.5),
    minWidth: 0,
  }),
  wrapping: css({ flexWrap: 'wrap' }),
  scrolling: css({ flexWrap: 'nowrap', overflowX: 'auto', scrollbarWidth: 'thin' }),
  // Its children stand in the toolbar itself, so that a line is full before the next one begins.
  right: css({
    display: 'contents',
    '& > *': { flex: 'none' },
    '& > :first-child': { marginLeft: 'auto' },
  }),
});
