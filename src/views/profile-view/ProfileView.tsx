// One profile as the viewer sees it: the toolbar, and below it the top table, the flame graph, or both side by side.
import { css } from '@emotion/css';
import { type DataFrame, type GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React, { type ReactNode, useMemo } from 'react';
import { isDiffTree } from '../../engine/tree/callTree';
import { FlameGraph } from '../flame-graph/FlameGraph';
import { TopTable } from '../top-table/TopTable';
import { type ProfileModel } from '../profile/profileModel';
import { ProfileToolbar } from './ProfileToolbar';
import { type ColorBy, type Shown } from '../profile/profileViewState';
import { useProfileView, type Viewer } from './useProfileView';
import { valueFormatOf } from '../profile/valueFormat';

interface Props {
  readonly profile: ProfileModel;
  /** The frame that `profile` was read from: it knows unit, decimals and names. */
  readonly frame: DataFrame;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly viewer: Viewer;
  readonly options: ProfileViewOptions;
  /** Stands at the beginning of the toolbar. */
  readonly children?: ReactNode;
}

/** What to show until the viewer chooses otherwise. */
export interface ProfileViewOptions {
  readonly shown: Shown;
  readonly colorBy: ColorBy;
  readonly hasToolbar: boolean;
}

/** Below this width there is no room for two views beside each other; Grafana's own panel has the same border. */
const WIDE_FROM_PX = 800;
/** Below this height the room is the picture's. */
const TOOLBAR_FROM_PX = 130;

export function ProfileView({ profile, frame, widthPx, heightPx, viewer, options, children }: Props) {
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  const view = useProfileView(profile, viewer, options.colorBy);
  const format = useMemo(() => valueFormatOf(frame, theme), [frame, theme]);
  const isNarrow = widthPx < WIDE_FROM_PX;
  const chosen = view.state.shown ?? options.shown;
  const shown = isNarrow && chosen === 'both' ? 'flameGraph' : chosen;
  // A function picked in the table is highlighted, not the only one left in it.
  const listed = view.state.search.kind === 'text' ? view.barStyles.matched : undefined;
  return (
    <div className={styles.view} style={{ width: widthPx, height: heightPx }}>
      {options.hasToolbar && heightPx >= TOOLBAR_FROM_PX && (
        <ProfileToolbar
          profile={profile}
          view={view}
          colorBy={view.state.colorBy ?? options.colorBy}
          shown={shown}
          isNarrow={isNarrow}
        >
          {children}
        </ProfileToolbar>
      )}
      <div className={styles.panes}>
        {shown !== 'flameGraph' && (
          <div
            className={shown === 'both' ? styles.side : styles.whole}
            style={shown === 'both' ? { flexBasis: isDiffTree(profile.tree) ? '46%' : '38%' } : undefined}
          >
            <TopTable profile={profile} format={format} matched={listed} state={view.state} dispatch={view.dispatch} />
          </div>
        )}
        {shown !== 'table' && (
          <div className={styles.whole}>
            <FlameGraph
              profile={profile}
              focusedNode={view.focusedNode}
              cursorNode={view.cursorNode}
              barStyles={view.barStyles}
              format={format}
              dispatch={view.dispatch}
            />
          </div>
        )}
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  view: css({ display: 'flex', flexDirection: 'column', minHeight: 0 }),
  panes: css({ display: 'flex', flex: 1, minHeight: 0, gap: theme.spacing(1) }),
  whole: css({ flex: 1, minWidth: 0, minHeight: 0 }),
  side: css({ flex: 'none', minWidth: 0, minHeight: 0 }),
});
