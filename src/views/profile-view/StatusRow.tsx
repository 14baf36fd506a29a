// The line below the toolbar: the way of the focus, what is filtered, what has to be known about the profile. Absent while there is
// nothing to say. What just happened is said over the views, for a while.
import { css, cx } from '@emotion/css';
import { type DataFrame, type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import { profileMetaOf } from '../../frames/profileMeta';
import { hasNegativeValues } from '../profile/negativeValues';
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
  const remarks = useMemo(() => remarksOn(frame, profile), [frame, profile]);
  const { sandwichProgress } = view;
  const hasWay = focus.length + past.length + future.length > 0;
  const hasChips = remarks.length + activeChips(state, choices, sandwichProgress).length > 0;
  return (
    <div className={hasWay || hasChips ? styles.row : undefined}>
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
      <span aria-live="polite" className={cx(styles.notice, notice !== undefined && styles.said)}>
        {notice}
      </span>
    </div>
  );
}

/** What has to be known to read a profile: what its frame says about itself, and what bars cannot show. */
function remarksOn(frame: DataFrame, profile: ProfileModel): readonly Remark[] {
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
  if (hasNegativeValues(profile)) {
    remarks.push({
      text: 'negative values',
      hint: 'Some calls count less than nothing, as memory that was given back may. They have no bar; table and call tree list them.',
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
  // Over the views: what is pointed at stays where it is.
  notice: css({
    position: 'absolute',
    right: theme.spacing(1),
    bottom: theme.spacing(1),
    zIndex: 1,
    maxWidth: `calc(100% - ${theme.spacing(2)})`,
    pointerEvents: 'none',
  }),
  said: css({
    padding: theme.spacing(0.5, 1),
    background: theme.colors.background.elevated,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    boxShadow: theme.shadows.z2,
    color: theme.colors.text.primary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
