// One of the views of a profile, by its kind.
import React, { useMemo } from 'react';
import { type BitSet } from '../../base/bitSet';
import { type DiffTree, isDiffTree } from '../../engine/tree/callTree';
import { FlameChartPane } from '../flame-chart/FlameChartPane';
import { FlameGraph } from '../flame-graph/FlameGraph';
import { type MenuPoint } from '../flame-graph/flameGraphModel';
import { pathOfNode, type PathStep } from '../profile/functionPath';
import { type ProfileModel } from '../profile/profileModel';
import { type Search } from '../profile/search';
import { type ValueFormat } from '../profile/valueFormat';
import { type ViewKind } from '../profile/viewChoices';
import { SandwichView } from '../sandwich/SandwichView';
import { SourceLines } from '../source-lines/SourceLines';
import { type TableColumn } from '../top-table/tableColumns';
import { TopTable } from '../top-table/TopTable';
import { TableScroll } from '../value-rows/FunctionGrid';
import { type ViewEvents } from '../value-rows/viewEvents';
import { ChangesList } from '../worst-first/ChangesList';
import { CallTreePane } from './CallTreePane';
import { type ProfileViewModel } from './useProfileView';

interface Props {
  readonly kind: ViewKind;
  readonly profile: ProfileModel;
  readonly view: ProfileViewModel;
  readonly look: PaneLook;
  readonly events: ViewEvents;
}

/** How the views write and order what they show. */
export interface PaneLook {
  readonly format: ValueFormat;
  readonly columns: readonly TableColumn[];
  readonly isApproximate: boolean;
}

export function ProfilePane({ kind, profile, view, look, events }: Props) {
  const { state, choices, dispatch, barStyles } = view;
  const { format, columns } = look;
  const { compareBy, shortensPaths } = choices;
  const context = useMemo(() => ({ format, compareBy, shortensPaths }), [format, compareBy, shortensPaths]);
  const listState = { ...state, pinned: view.lit };
  const listed = listedBy(state.search, barStyles.matched);
  switch (kind) {
    case 'table':
      return (
        <TableScroll.Provider value={view.scroll.table}>
          <TopTable
            profile={profile}
            context={context}
            columns={columns}
            matched={listed}
            state={listState}
            dispatch={dispatch}
            events={events}
          />
        </TableScroll.Provider>
      );
    case 'changes':
      return isDiffProfile(profile) ? (
        <ChangesList
          profile={profile}
          context={context}
          matched={listed}
          state={listState}
          dispatch={dispatch}
          events={events}
        />
      ) : null;
    case 'callTree':
      return <CallTreePane profile={profile} view={view} context={context} events={events} />;
    case 'lines':
      return view.lines === undefined ? null : (
        <SourceLines
          lines={view.lines}
          context={context}
          columns={columns}
          state={state}
          dispatch={dispatch}
          events={events}
        />
      );
    case 'flameChart':
      return view.chartFrame === undefined ? null : (
        <FlameChartPane
          frame={view.chartFrame}
          state={state}
          choices={choices}
          format={format}
          lit={view.lit}
          events={events}
        />
      );
    case 'flameGraph':
      return view.sandwich === undefined ? (
        <WholeFlameGraph profile={profile} view={view} look={look} events={events} />
      ) : (
        <SandwichView
          sandwich={view.sandwich}
          model={{ ...look, barStyles, highlighted: view.highlighted, name: format.name }}
          dispatch={dispatch}
          events={events}
        />
      );
  }
}

/** The functions that lists are narrowed to: one that was picked in a list is highlighted, not the only one left in it. */
export function listedBy(search: Search, matched: BitSet | undefined): BitSet | undefined {
  return search.kind === 'text' ? matched : undefined;
}

function WholeFlameGraph({ profile, view, look, events }: Omit<Props, 'kind'>) {
  const { dispatch } = view;
  const flameGraphEvents = useMemo(() => {
    const { functions, functionIndex } = profile.tree;
    const functionOf = (node: number): PathStep => ({
      name: functions.names[functionIndex[node]],
      fileName: functions.fileNames[functionIndex[node]],
    });
    return {
      dispatch,
      onHover: (node: number) => events.onHover(node === -1 ? undefined : functionOf(node)),
      onMenu: (node: number, at: MenuPoint) =>
        events.onMenu({ function: functionOf(node), path: pathOfNode(profile, node), at }),
    };
  }, [dispatch, events, profile]);
  return (
    <FlameGraph
      model={{
        profile,
        focusedNode: view.focusedNode,
        cursorNode: view.cursorNode,
        barStyles: view.barStyles,
        format: look.format,
        orientation: view.choices.orientation,
        markedNode: view.markedNode,
        highlighted: view.highlighted,
        name: look.format.name,
        isApproximate: look.isApproximate,
      }}
      events={flameGraphEvents}
      scroll={view.scroll.graph}
    />
  );
}

function isDiffProfile(profile: ProfileModel): profile is ProfileModel & { readonly tree: DiffTree } {
  return isDiffTree(profile.tree);
}
