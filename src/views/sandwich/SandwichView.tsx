// The sandwich: above, who calls the function, growing upward from it; below, what it calls. Each half has a focus and a keyboard of
// its own; search, menu and pin are those of the whole view.
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React, { useCallback, useMemo, useReducer } from 'react';
import { type BarStyles, treeStyles } from '../flame-graph/barStyles';
import { FlameGraph } from '../flame-graph/FlameGraph';
import { type FlameGraphModel } from '../flame-graph/flameGraphModel';
import { nodeAtPath } from '../profile/functionPath';
import { stepOfFunction } from '../profile/functionSet';
import { type ProfileModel } from '../profile/profileModel';
import { initialProfileViewState, type ProfileViewAction, profileViewReducer } from '../profile/profileViewState';
import { type ViewEvents } from '../value-rows/viewEvents';
import { type SandwichModel } from './sandwichModel';

/** What both halves show alike. */
export type HalfModel = Pick<FlameGraphModel, 'format' | 'highlighted' | 'name' | 'isApproximate'> & {
  readonly barStyles: Pick<BarStyles, 'coloring' | 'matched'>;
};

interface Props {
  readonly sandwich: SandwichModel;
  readonly model: HalfModel;
  readonly dispatch: (action: ProfileViewAction) => void;
  readonly events: ViewEvents;
}

export function SandwichView({ sandwich, model, dispatch, events }: Props) {
  const styles = useStyles2(getStyles);
  const { callers, callees, isCut } = sandwich;
  const { name } = sandwich.function;
  const half = (profile: ProfileModel, kind: 'callers' | 'callees') => (
    <section
      className={styles.half}
      // Of two halves the deeper one needs more room; neither takes all.
      style={{ flexGrow: Math.min(12, Math.max(4, profile.layout.rowCount)) }}
      aria-label={`${kind === 'callers' ? 'Callers' : 'Callees'} of ${name}`}
    >
      <Half
        // Another function begins with a focus of its own.
        key={`${name}\n${sandwich.function.fileName}`}
        profile={profile}
        kind={kind}
        model={model}
        dispatch={dispatch}
        events={events}
      />
    </section>
  );
  return (
    <div className={styles.sandwich} data-testid="sandwich">
      <p className={styles.title}>
        Callers of <bdi>{name}</bdi>
        {callers.tree.length === 1 && ': none, stacks begin with it'}
        {isCut && ': the farthest are left out, because there are too many'}
        {model.isApproximate === true && callers.tree.length > 1 && ', beyond the direct ones estimated'}
      </p>
      {half(callers, 'callers')}
      {half(callees, 'callees')}
      <p className={styles.title}>
        Callees of <bdi>{name}</bdi>
        {callees.tree.length === 1 && ': none, it calls nothing'}
        {model.isApproximate === true && callees.tree.length > 1 && ', beyond the direct ones estimated'}
      </p>
    </div>
  );
}

interface HalfProps {
  readonly profile: ProfileModel;
  readonly kind: 'callers' | 'callees';
  readonly model: HalfModel;
  readonly dispatch: (action: ProfileViewAction) => void;
  readonly events: ViewEvents;
}

function Half({ profile, kind, model, dispatch, events }: HalfProps) {
  const theme = useTheme2();
  const [{ focus, cursor }, move] = useReducer(profileViewReducer, initialProfileViewState);
  const { coloring, matched } = model.barStyles;
  const found = nodeAtPath(profile, focus);
  const focusedNode = found === -1 ? 0 : found;
  const cursorNode = cursor === undefined ? -1 : nodeAtPath(profile, cursor);
  const colors = useMemo(() => treeStyles(profile, theme, coloring), [profile, theme, coloring]);
  const barStyles = useMemo(
    () => ({ ...colors, matched, focusedRow: profile.tree.depth[focusedNode] }),
    [colors, matched, profile, focusedNode]
  );
  const stepAt = useCallback(
    (node: number) => stepOfFunction(profile.tree.functions, profile.tree.functionIndex[node]),
    [profile]
  );
  const flameGraphEvents = useMemo(
    () => ({
      dispatch: (action: ProfileViewAction) => (isOfHalf(action) ? move(action) : dispatch(action)),
      onHover: (node: number) => events.onHover(node === -1 ? undefined : stepAt(node)),
      onMenu: (node: number, at: { readonly clientX: number; readonly clientY: number }) =>
        events.onMenu({ function: stepAt(node), at }),
    }),
    [dispatch, events, stepAt]
  );
  return (
    <FlameGraph
      model={{
        ...model,
        name: `${model.name}, ${kind} of ${stepAt(0).name}`,
        profile,
        focusedNode,
        cursorNode,
        barStyles,
        orientation: kind === 'callers' ? 'rootAtBottom' : 'rootAtTop',
        markedNode: -1,
      }}
      events={flameGraphEvents}
    />
  );
}

/** Paths of a half mean nothing in the whole tree. */
function isOfHalf({ type }: ProfileViewAction): boolean {
  return type === 'focused' || type === 'wentBack' || type === 'wentForward' || type === 'cursorMoved';
}

const getStyles = (theme: GrafanaTheme2) => ({
  sandwich: css({ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }),
  half: css({ display: 'flex', flexShrink: 1, flexBasis: 0, minHeight: 0 }),
  title: css({
    flex: 'none',
    margin: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
