// What this panel offers to the view in it: links, data links, and what the dashboard's other panels highlight.
import { type DataFrame, type PanelProps } from '@grafana/data';
import { type ReactNode, useMemo } from 'react';
import { linesMetaOf, linesOfFrame, type LineTable } from '../frames/linesFrame';
import { type ProfileHost } from '../views/profile-view/profileHost';
import { type Viewer } from '../views/profile-view/useProfileView';
import { scrolledNow } from '../views/profile/scrollPlaces';
import { linksOfFunction } from './dataLinks';
import { linkAddress } from './linkState';
import { serviceAskedFor } from './serviceAskedFor';
import { type FunctionEvents } from './useFunctionEvents';

interface PanelParts {
  readonly viewer: Viewer;
  /** The frame whose fields have the data links. */
  readonly frame: DataFrame | undefined;
  readonly events: FunctionEvents;
  readonly picker: ReactNode;
}

export function usePanelHost(
  { id, timeRange, data, replaceVariables }: Pick<PanelProps, 'id' | 'timeRange' | 'data' | 'replaceVariables'>,
  { viewer, frame, events, picker }: PanelParts
): ProfileHost {
  const { highlighted, onHover } = events;
  const { state, scroll } = viewer;
  const { series, request } = data;
  const lines = useLines(series, frame);
  return useMemo(
    () => ({
      leading: picker,
      linkAddress: () => linkAddress(id, { state, scrolledTo: scrolledNow(scroll) }, timeRange),
      linksOf: (step) => (frame === undefined ? [] : linksOfFunction(latestOf(frame, series), step)),
      lines,
      highlighted,
      onHover,
      exportSource: {
        service: serviceAskedFor(frame?.refId, request?.targets, replaceVariables),
        range: { fromMs: timeRange.from.valueOf(), toMs: timeRange.to.valueOf() },
      },
    }),
    [id, state, scroll, timeRange, frame, series, request, replaceVariables, lines, highlighted, onHover, picker]
  );
}

/** The source lines of the frame's own query, else of any other query of the panel; read once per frame of lines. */
function useLines(series: readonly DataFrame[], frame: DataFrame | undefined): LineTable | undefined {
  const candidates = series.filter((candidate) => linesMetaOf(candidate) !== undefined);
  const chosen = candidates.find(({ refId }) => refId === frame?.refId) ?? candidates[0];
  return useMemo(() => chosen && linesOfFrame(chosen), [chosen]);
}

/** A frame that is kept over a refresh that brought the same has links of the time before: the new one's are asked. */
function latestOf(frame: DataFrame, series: readonly DataFrame[]): DataFrame {
  return series.find(({ refId, name }) => refId === frame.refId && name === frame.name) ?? frame;
}
