// The line below the toolbar: the way of the focus, what is filtered, what has to be known about the profile, and what just happened.
// Absent while there is nothing to say.
import { css } from '@emotion/css';
import { type DataFrame, type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { profileMetaOf } from '../../frames/profileMeta';
import { type ProfileModel } from '../profile/profileModel';
import { activeChips, ActiveChips, type Remark } from './ActiveChips';
import { Breadcrumb } from './Breadcrumb';
import { type ProfileViewModel } from './useProfileView';

interface Props {
  readonly profile: ProfileModel;
  readonly view: ProfileViewModel;
  readonly frame: DataFrame;
  readonly notice: string | undefined;
}

export function StatusRow({ profile, view, frame, notice }: Props) {
  const styles = useStyles2(getStyles);
  const { state, choices, dispatch } = view;
  const { focus, past, future } = state;
  const remarks = remarksOf(frame);
  const { sandwichProgress } = view;
  const hasWay = focus.length + past.length + future.length > 0;
  const hasChips = remarks.length + activeChips(state, choices, sandwichProgress).length > 0;
  return (
    <div className={hasWay || hasChips || notice !== undefined ? styles.row : undefined}>
      {hasWay && <Breadcrumb profile={profile} view={view} />}
      {hasChips && (
        <ActiveChips
          state={state}
          choices={choices}
          sandwichProgress={sandwichProgress}
          remarks={remarks}
          dispatch={dispatch}
        />
      )}
      <span aria-live="polite" className={styles.notice}>
        {notice}
      </span>
    </div>
  );
}

/** What a profile frame says about itself that changes how it is to be read. */
function remarksOf(frame: DataFrame): readonly Remark[] {
  const meta = profileMetaOf(frame);
  const remarks: Remark[] = [];
  if (meta?.approximate === true) {
    remarks.push({
      text: 'approximate',
      hint:
        'The profile has no stacks, only who calls whom. The tree was made up from that: shares along a path are estimates.' +
        (meta.exactFunctions === undefined ? '' : ' The table is exact.'),
    });
  }
  if (meta?.truncated === true) {
    remarks.push({
      text: 'cut off',
      hint: 'The store left small calls out. Bars named other stand for them; ask for more nodes in the query to see them.',
    });
  }
  return remarks;
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({
    display: 'flex',
    flexWrap: 'wrap',
    flex: 'none',
    alignItems: 'center',
    gap: theme.spacing(0.25, 1.5),
    minWidth: 0,
    paddingBottom: theme.spacing(0.5),
  }),
  notice: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
