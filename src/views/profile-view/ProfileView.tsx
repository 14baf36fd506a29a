// One profile as the viewer sees it: the toolbar, what is focused and filtered, and below one view or two beside each other.
import { css } from '@emotion/css';
import { type DataFrame, type GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React, { useMemo, useRef, useState } from 'react';
import { isDiffTree } from '../../engine/tree/callTree';
import { profileValueField } from '../../frames/profileFields';
import { profileMetaOf } from '../../frames/profileMeta';
import { timeOrderOf } from '../../frames/timeOrder';
import { type ExportSource } from '../export/exportFileName';
import { ExportMenu } from '../export/ExportMenu';
import { type ExportSubject } from '../export/exportSubject';
import { FlameGraphLegend } from '../flame-graph/FlameGraphLegend';
import { type ProfileModel } from '../profile/profileModel';
import { type ProfileViewAction } from '../profile/profileViewState';
import { valueFormatOf } from '../profile/valueFormat';
import { choicesInForce, shownAfterClick, shownInTime, type ViewChoices, visibleViews } from '../profile/viewChoices';
import { functionsAsListed, type TableColumn } from '../top-table/tableColumns';
import { ViewHeight } from '../value-rows/useRowScroll';
import { type MenuTarget, type ViewEvents } from '../value-rows/viewEvents';
import { copyText } from './copyText';
import { FunctionMenu } from './FunctionMenu';
import { Panes } from './Panes';
import { type ProfileHost } from './profileHost';
import { listedBy, ProfilePane } from './ProfilePane';
import { ProfileToolbar } from './ProfileToolbar';
import { StatusRow } from './StatusRow';
import { useAfterPaint } from './useAfterPaint';
import { useFindKey } from './useFindKey';
import { useNotice } from './useNotice';
import { useProfileView, type Viewer } from './useProfileView';

interface Props {
  readonly profile: ProfileModel;
  /** The frame that `profile` was read from: it knows unit, decimals and names. */
  readonly frame: DataFrame;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly viewer: Viewer;
  readonly options: ProfileViewOptions;
  readonly host?: ProfileHost;
}

/** What to show until the viewer chooses otherwise, and what only the panel's editor can choose. */
export interface ProfileViewOptions extends ViewChoices {
  readonly hasToolbar: boolean;
  /** Columns of the table of a single profile, in this order. */
  readonly columns: readonly TableColumn[];
  /** Columns of the table of a diff: each value as baseline, comparison and difference. */
  readonly diffColumns: readonly TableColumn[];
}

/** Below this width there is no room for two views beside each other; Grafana's own panel has the same border. */
const WIDE_FROM_PX = 800;
/** From this width on buttons have room for words. */
const WORDS_FROM_PX = 1000;
/** Narrower panels leave the names of packages out. */
const LEGEND_FROM_PX = 500;
/** From this width on the toolbar takes one line: of a profile, and of a comparison, which has more controls. */
const ONE_LINE_FROM_PX = { profile: 1000, comparison: 1280 };
/** Below this height the room is the picture's. */
const TOOLBAR_FROM_PX = 130;
/** From this height on the toolbar may take several lines. */
const WRAP_FROM_PX = 210;
/** Lower panels leave out what the colours mean. */
const LEGEND_FROM_HEIGHT_PX = 260;

const NO_HOST: ProfileHost = {};

export function ProfileView({ profile, frame, widthPx, heightPx, viewer, options, host = NO_HOST }: Props) {
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  const element = useRef<HTMLDivElement>(null);
  const searchInput = useRef<HTMLInputElement>(null);
  useFindKey(element, searchInput);
  const [menu, setMenu] = useState<MenuTarget>();
  const [notice, say] = useNotice();
  const choices = useMemo(() => choicesInForce(options, viewer.state.choices), [options, viewer.state.choices]);
  const format = useMemo(() => valueFormatOf(frame, theme), [frame, theme]);
  const isDiff = isDiffTree(profile.tree);
  const chartFrame = !isDiff && timeOrderOf(frame) !== undefined ? frame : undefined;
  const { highlighted, lines } = host;
  const view = useProfileView(profile, viewer, choices, { highlighted, lines, chartFrame });
  const look = {
    format,
    columns: isDiff ? options.diffColumns : options.columns,
    isApproximate: profileMetaOf(frame)?.approximate === true,
  };
  const room = widthPx < WIDE_FROM_PX ? 1 : 2;
  const inTime = shownInTime(choices.shown, chartFrame !== undefined, viewer.state.choices.shown !== undefined);
  const shown = visibleViews(inTime, isDiff, room, lines !== undefined);
  const { onHover } = host;
  const events = useMemo((): ViewEvents => ({ onMenu: setMenu, onHover: (step) => onHover?.(step) }), [onHover]);
  const copy = async (text: string, what: string) => {
    const wasCopied = await copyText(text);
    say(wasCopied ? `${what} copied.` : `${what} could not be copied: the browser does not allow it on this page.`);
  };
  const { linkAddress } = host;
  const copyLink =
    linkAddress &&
    (() => {
      const address = linkAddress();
      if (address.ok) {
        void copy(address.value, 'Link');
      } else {
        say(address.error);
      }
    });
  // A sandwich stands in the flame graph's place, which a chart leaves no room for.
  const dispatchFromMenu = (action: ProfileViewAction) => {
    if (action.type === 'sandwiched' && shown.includes('flameChart') && !shown.includes('flameGraph')) {
      view.dispatch({ type: 'chose', choices: { shown: shownAfterClick(shown, 'flameGraph', room) } });
    }
    view.dispatch(action);
  };
  const exported = (): ExportSubject => ({
    profile,
    focusedNode: view.focusedNode,
    unchained: profile.unchained,
    sandwich: view.sandwich,
    barStyles: view.barStyles,
    format,
    orientation: choices.orientation,
    widthPx: element.current?.querySelector('canvas')?.clientWidth ?? widthPx,
    functionOrder: shown.some((kind) => kind === 'table')
      ? () => {
          const { barStyles, state } = view;
          return functionsAsListed(
            profile,
            { shown: look.columns, sort: state.sort, matched: listedBy(state.search, barStyles.matched) },
            { format, compareBy: choices.compareBy }
          );
        }
      : undefined,
    source: exportSourceOf(frame, host.exportSource),
  });
  // The scale of a diff is one line; packages are many words.
  const hasLegend = heightPx >= LEGEND_FROM_HEIGHT_PX && (isDiff || widthPx >= LEGEND_FROM_PX);
  const hasBars = options.hasToolbar && heightPx >= TOOLBAR_FROM_PX;
  // The controls cost as much as picture and table, so they follow behind them, into the room of a line that is kept. Where they may take
  // more lines they come at once, so that nothing moves.
  const isPainted = useAfterPaint();
  const hasControls = isPainted || widthPx < ONE_LINE_FROM_PX[isDiff ? 'comparison' : 'profile'];
  const pane = (index: 0 | 1) => (
    <ProfilePane
      key={shown[index]}
      kind={shown[index] ?? 'flameGraph'}
      profile={profile}
      view={view}
      look={look}
      events={events}
    />
  );
  return (
    <div ref={element} className={styles.view} style={{ width: widthPx, height: heightPx }}>
      {hasBars && !hasControls && <div className={styles.roomOfToolbar} />}
      {hasBars && hasControls && (
        <ProfileToolbar
          profile={profile}
          view={view}
          shown={shown}
          room={{ views: room, isTight: widthPx < WORDS_FROM_PX, canWrap: heightPx >= WRAP_FROM_PX }}
          searchInput={searchInput}
          onCopyLink={copyLink}
          slots={{ leading: host.leading, exports: <ExportMenu subject={exported} onNotice={say} /> }}
        />
      )}
      {hasBars && <StatusRow profile={profile} view={view} frame={frame} notice={notice} />}
      <ViewHeight.Provider value={heightPx}>
        <Panes
          panes={shown.length === 2 ? [pane(0), pane(1)] : [pane(0)]}
          initialShare={shown[0] === 'callTree' || shown[0] === 'lines' ? 0.5 : isDiff ? 0.46 : 0.38}
        />
      </ViewHeight.Provider>
      {hasBars && hasLegend && shown.some((kind) => kind === 'flameGraph' || kind === 'flameChart') && (
        <FlameGraphLegend profile={profile} barStyles={view.barStyles} />
      )}
      {menu !== undefined && (
        <FunctionMenu
          target={menu}
          state={view.state}
          actions={{
            dispatch: dispatchFromMenu,
            copy: (text, what) => void copy(text, what),
            copyLink,
            links: host.linksOf?.(menu.function) ?? [],
            hasCallTree: shown.includes('callTree'),
          }}
          onClose={() => setMenu(undefined)}
        />
      )}
    </div>
  );
}

/** The frame knows best where it is from; what it does not say the host may know from the query. */
function exportSourceOf(frame: DataFrame, asked: ProfileHost['exportSource']): ExportSource {
  return {
    service: profileValueField(frame)?.labels?.service_name ?? asked?.service,
    profileType: profileMetaOf(frame)?.profileType,
    range: asked?.range,
  };
}

const getStyles = (theme: GrafanaTheme2) => ({
  view: css({ position: 'relative', display: 'flex', flexDirection: 'column', minHeight: 0, gap: theme.spacing(0.25) }),
  roomOfToolbar: css({ flex: 'none', height: theme.spacing(theme.components.height.md + 0.5) }),
});
