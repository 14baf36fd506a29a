// The label explorer: the total over time, the sentence that says what explains a change, and every label with its values.
import { css } from '@emotion/css';
import { type DataFrame, type GrafanaTheme2 } from '@grafana/data';
import { type TimeZone } from '@grafana/schema';
import { Icon, useStyles2, useTheme2 } from '@grafana/ui';
import React from 'react';
import { type LabelFilter } from '../../frames/labelTables';
import { LabelList } from '../label-list/LabelList';
import { useNotice } from '../profile-view/useNotice';
import { ViewHeight } from '../value-rows/useRowScroll';
import { type ExplorerActions } from './explorerActions';
import { ExplorerToolbar } from './ExplorerToolbar';
import { Headline } from './Headline';
import { ProgressLine } from './ProgressLine';
import { TimelineChart } from './TimelineChart';
import { useComparing } from './useComparing';
import { type ExplorerOptions, useExplorer } from './useExplorer';
import { useValueMenu } from './useValueMenu';
import { ValueMenu } from './ValueMenu';

/** What is explored: the frames of one query, at least one. */
export interface ExplorerSource {
  /** The same array as long as nothing is to be read again. */
  readonly frames: readonly DataFrame[];
  /** Which labels are wanted; the same function as long as the same are. */
  readonly keep: LabelFilter;
  readonly timeZone: TimeZone;
  /** How far a response has arrived; undefined when it is whole. */
  readonly progress: { readonly done: number; readonly total: number } | undefined;
  /** Sentences on what is missing, such as labels that failed. */
  readonly hints: readonly string[];
}

interface Props {
  readonly source: ExplorerSource;
  readonly options: ExplorerOptions;
  readonly actions: ExplorerActions;
  readonly widthPx: number;
  readonly heightPx: number;
}

const TIMELINE_HEIGHT_PX = 64;
/** Below this height the list needs the room of the timeline. */
const LOW_PX = 240;

export function LabelExplorer({ source, options, actions, widthPx, heightPx }: Props) {
  const styles = useStyles2(getStyles);
  const explorer = useExplorer(source.frames, source.keep, options, useTheme2());
  const [notice, say] = useNotice();
  const menu = useValueMenu(explorer, actions, say);
  const comparing = useComparing(explorer, actions);
  const { client, state, dispatch, format, answer, loaded, window, isBusy, problem } = explorer;
  const hints = [...(problem === undefined ? [] : [problem]), ...source.hints];
  return (
    <div className={styles.explorer} style={{ width: widthPx, height: heightPx }}>
      <ProgressLine progress={source.progress} isBusy={isBusy} />
      {loaded !== undefined && options.hasTimeline && heightPx >= LOW_PX && loaded.labelCount > 0 && (
        <TimelineChart
          timeline={loaded.timeline}
          window={window}
          onSelect={(next) => dispatch({ type: 'windowChosen', window: next })}
          format={format}
          timeZone={source.timeZone}
          widthPx={widthPx}
          heightPx={TIMELINE_HEIGHT_PX}
        />
      )}
      {answer !== undefined && loaded !== undefined && loaded.labelCount > 0 && (
        <>
          <Headline
            change={answer.change}
            format={format}
            showsCandidates={state.showsCandidates}
            onShowCandidates={(isShown) => dispatch({ type: 'candidatesShown', isShown })}
            onMenu={menu.open}
            compare={comparing.ofExplanation}
          />
          <ExplorerToolbar explorer={explorer} compare={comparing.ofPicked} />
        </>
      )}
      {hints.map((hint) => (
        <div key={hint} className={styles.hint} role="status" title={hint}>
          <Icon name="info-circle" size="sm" /> {hint}
        </div>
      ))}
      {loaded?.labelCount === 0 && (
        <p className={styles.none}>
          No label has more than one value here, so none can explain a difference. Choose a broader selector, or name
          labels in the query.
        </p>
      )}
      {answer !== undefined && loaded !== undefined && loaded.labelCount > 0 && (
        <div className={styles.list}>
          <ViewHeight.Provider value={heightPx}>
            <LabelList
              model={{
                answer,
                format,
                client,
                tables: loaded,
                hasCharts: options.hasCharts,
                folded: state.folded,
                showsSingleValued: state.showsSingleValued,
                picked: state.picked,
              }}
              events={{
                onFold: (label, isFolded) => dispatch({ type: 'folded', label, isFolded }),
                onPick: (value) => dispatch({ type: 'picked', value }),
                onMenu: menu.open,
                onFilter: menu.filter,
                onShowAll: (label) => dispatch({ type: 'limitTaken', label }),
                onShowSingleValued: (isShown) => dispatch({ type: 'singleValuedShown', isShown }),
              }}
            />
          </ViewHeight.Provider>
        </div>
      )}
      <span aria-live="polite" className={notice === undefined ? undefined : styles.hint}>
        {notice}
      </span>
      {menu.shown !== undefined && <ValueMenu menu={menu.shown} onClose={menu.close} />}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  explorer: css({ position: 'relative', display: 'flex', flexDirection: 'column', minHeight: 0, overflow: 'hidden' }),
  list: css({ display: 'flex', flex: 1, minHeight: 0 }),
  none: css({ margin: 'auto', maxWidth: 480, textAlign: 'center', color: theme.colors.text.secondary }),
  hint: css({
    flex: 'none',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
