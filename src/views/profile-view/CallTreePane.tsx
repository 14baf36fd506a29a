// The call tree of the whole profile from its focus down; of a sandwich either half.
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { RadioButtonGroup, useStyles2 } from '@grafana/ui';
import React from 'react';
import { CallTree, type ShownTree } from '../call-tree/CallTree';
import { type ProfileModel } from '../profile/profileModel';
import { type SandwichState } from '../profile/profileViewState';
import { type SandwichModel } from '../sandwich/sandwichModel';
import { type ListContext } from '../value-rows/valueColumns';
import { type ViewEvents } from '../value-rows/viewEvents';
import { type ProfileViewModel } from './useProfileView';

interface Props {
  readonly profile: ProfileModel;
  readonly view: ProfileViewModel;
  readonly context: ListContext;
  readonly events: ViewEvents;
}

export function CallTreePane({ profile, view, context, events }: Props) {
  const { state, sandwich, barStyles, dispatch } = view;
  const styles = useStyles2(getStyles);
  const half = state.sandwich?.half ?? 'callees';
  const shown =
    sandwich === undefined
      ? {
          profile,
          label: 'Call tree',
          root: view.focusedNode,
          markedNode: view.markedNode,
          matched: barStyles.matched,
          hasPaths: true,
        }
      : halfTree(sandwich, half, view);
  return (
    <div className={styles.pane}>
      {sandwich !== undefined && (
        <div className={styles.halves}>
          <RadioButtonGroup
            size="sm"
            aria-label="Half of the sandwich"
            options={[
              { value: 'callers' as const, label: 'Callers' },
              { value: 'callees' as const, label: 'Callees' },
            ]}
            value={half}
            onChange={(value) => dispatch({ type: 'sandwiched', function: sandwich.function, half: value })}
          />
        </div>
      )}
      <div className={styles.tree}>
        <CallTree
          shown={shown}
          context={context}
          state={{ treeSort: state.treeSort, pinned: view.lit }}
          dispatch={dispatch}
          events={events}
        />
      </div>
    </div>
  );
}

function halfTree(sandwich: SandwichModel, half: SandwichState['half'], view: ProfileViewModel): ShownTree {
  return {
    profile: sandwich[half],
    label: `${half === 'callers' ? 'Callers' : 'Callees'} of ${sandwich.function.name}`,
    root: 0,
    markedNode: -1,
    matched: view.barStyles.matched,
    hasPaths: false,
  };
}

const getStyles = (theme: GrafanaTheme2) => ({
  pane: css({ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }),
  halves: css({ paddingBottom: theme.spacing(0.5) }),
  tree: css({ flex: 1, minHeight: 0 }),
});
