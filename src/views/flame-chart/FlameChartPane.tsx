// The flame chart within a profile view: colours, search and highlights as the other views have them, by the functions of its own bars.
import { type DataFrame } from '@grafana/data';
import { Alert, useTheme2 } from '@grafana/ui';
import React, { useDeferredValue, useMemo } from 'react';
import { mutedIndex, treeStyles } from '../flame-graph/barStyles';
import { type MenuPoint } from '../flame-graph/flameGraphModel';
import { type PathStep } from '../profile/functionPath';
import { functionSet } from '../profile/functionSet';
import { type ProfileViewState } from '../profile/profileViewState';
import { runSearch } from '../profile/search';
import { type ValueFormat } from '../profile/valueFormat';
import { type ViewChoices } from '../profile/viewChoices';
import { type ViewEvents } from '../value-rows/viewEvents';
import { type ChartModel, chartOfFrame, firstBarOf, functionOfBar, isBase, pathOfBar } from './chartModel';
import { FlameChart } from './FlameChart';

interface Props {
  readonly frame: DataFrame;
  readonly state: Pick<ProfileViewState, 'search' | 'match' | 'focus'>;
  readonly choices: Pick<ViewChoices, 'colorBy' | 'scheme' | 'compareBy'>;
  readonly format: ValueFormat;
  /** The function that is hovered elsewhere or pinned. */
  readonly lit: PathStep | undefined;
  readonly events: ViewEvents;
}

export function FlameChartPane({ frame, ...rest }: Props) {
  const model = chartOfFrame(frame);
  return model.ok ? (
    <LoadedChart model={model.value} {...rest} />
  ) : (
    <Alert severity="warning" title={model.error.sentence} />
  );
}

type LoadedProps = Omit<Props, 'frame'> & { readonly model: ChartModel };

function LoadedChart({ model, state, choices, format, lit, events }: LoadedProps) {
  const look = useLook(model, { state, choices, format, lit });
  const chartEvents = useMemo(
    () => ({
      onHover: (node: number) =>
        events.onHover(node === -1 || isBase(model, node) ? undefined : functionOfBar(model, node)),
      onMenu: (node: number, at: MenuPoint) => {
        if (!isBase(model, node)) {
          events.onMenu({ function: functionOfBar(model, node), path: pathOfBar(model, node), at });
        }
      },
    }),
    [model, events]
  );
  return <FlameChart model={model} look={look} events={chartEvents} />;
}

function useLook(model: ChartModel, { state, choices, format, lit }: Omit<LoadedProps, 'model' | 'events'>) {
  const theme = useTheme2();
  const { colorBy, scheme, compareBy } = choices;
  const search = useDeferredValue(state.search);
  const colors = useMemo(
    () => chartStyles(model, treeStyles(model.profile, theme, { colorBy, scheme, compareBy })),
    [model, theme, colorBy, scheme, compareBy]
  );
  const matched = useMemo(() => {
    const result = runSearch(model.profile, search);
    return result.kind === 'matches' ? result.functions : undefined;
  }, [model, search]);
  const marked = state.match ?? state.focus;
  const markedNode = useMemo(() => firstBarOf(model, marked), [model, marked]);
  return useMemo(
    () => ({
      barStyles: { ...colors, matched, focusedRow: 0 },
      highlighted: lit && functionSet(model.chart.functions, lit),
      format,
      markedNode,
      name: format.name,
    }),
    [colors, matched, lit, model, format, markedNode]
  );
}

/** The root and the lanes are no functions and have no colour of one. */
function chartStyles(model: ChartModel, styles: ReturnType<typeof treeStyles>) {
  const muted = mutedIndex(styles);
  return { ...styles, paletteIndexOf: (node: number) => (isBase(model, node) ? muted : styles.paletteIndexOf(node)) };
}
