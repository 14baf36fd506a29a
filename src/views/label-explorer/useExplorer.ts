// Everything that a label explorer shows, from frames, options and what the viewer chose.
import { type DataFrame, type GrafanaTheme2 } from '@grafana/data';
import { useMemo, useReducer } from 'react';
import { type BreakdownOrder } from '../../engine/explain/breakdown';
import { type TimeWindow } from '../../engine/explain/setSums';
import { type LabelFilter } from '../../frames/labelTables';
import { labelValuesOf } from '../../frames/labelValues';
import { type ExplainClient } from '../../worker/explain/explainClient';
import { type ExplorerAnswer, type ExplorerQuestion, type Sides } from '../../worker/explain/explainRequest';
import { type ValueFormat } from '../profile/valueFormat';
import { type ExplorerAction, type ExplorerState, initialExplorerState, reduceExplorer } from './explorerState';
import { labelFormatOf } from './labelFormat';
import { useAnswer } from './useAnswer';
import { useClient } from './useClient';
import { type LoadedTables, useLoadedTables } from './useLoadedTables';
import { edgesOf } from './windowSelection';

/** What a dashboard says about the explorer. */
export interface ExplorerOptions {
  readonly order: BreakdownOrder;
  /** So many values per label. */
  readonly limit: number;
  /** Small charts in the list. */
  readonly hasCharts: boolean;
  /** The chart of the total, on which a time is selected. */
  readonly hasTimeline: boolean;
}

export interface Explorer {
  readonly client: ExplainClient;
  readonly state: ExplorerState;
  readonly dispatch: (action: ExplorerAction) => void;
  readonly format: ValueFormat;
  readonly order: BreakdownOrder;
  /** The selected time, if the data has it. */
  readonly window: TimeWindow | undefined;
  readonly loaded: LoadedTables | undefined;
  readonly answer: ExplorerAnswer | undefined;
  readonly isBusy: boolean;
  readonly problem: string | undefined;
}

/** `frames`: at least one; the same array as long as nothing is to be read again. */
export function useExplorer(
  frames: readonly DataFrame[],
  keep: LabelFilter,
  options: ExplorerOptions,
  theme: GrafanaTheme2
): Explorer {
  const client = useClient();
  const [state, dispatch] = useReducer(reduceExplorer, initialExplorerState);
  const [frame] = frames;
  const { stepMs } = useMemo(() => labelValuesOf(frame), [frame]);
  const format = useMemo(() => labelFormatOf(frame, theme), [frame, theme]);
  const load = useLoadedTables(client, frames, keep, stepMs);
  const order = state.order ?? options.order;
  const { search, unlimited } = state;
  const hasBaseline = load.loaded?.hasBaseline === true;
  // A time that the data does not have any more is as good as none.
  const edges = state.window && load.loaded && edgesOf(load.loaded.timeline.buckets, state.window);
  const window = edges && state.window;
  const question = useMemo(
    (): ExplorerQuestion => ({
      sides: sidesOf(window, hasBaseline),
      order,
      limit: options.limit,
      unlimited,
      search,
    }),
    [window, hasBaseline, order, options.limit, unlimited, search]
  );
  const asked = useAnswer(client, load.loaded, question);
  return {
    client,
    state,
    dispatch,
    format,
    order,
    window,
    loaded: load.loaded,
    answer: asked.answer,
    isBusy: load.isLoading || asked.isAsking,
    problem: load.problem ?? asked.problem,
  };
}

function sidesOf(window: TimeWindow | undefined, hasBaseline: boolean): Sides {
  return window !== undefined ? { kind: 'window', window } : { kind: hasBaseline ? 'baseline' : 'nothing' };
}
