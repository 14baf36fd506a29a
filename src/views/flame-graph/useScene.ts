// What is painted, from what is shown: the window of the zoom, the height of all rows worth scrolling to, and the calls to be marked.
import { useTheme2 } from '@grafana/ui';
import { useCallback, useMemo } from 'react';
import { type BitSet } from '../../base/bitSet';
import { type ProfileModel } from '../profile/profileModel';
import { type CallsByRow, callsByRow, isRoughEnough, rowsWithCalls } from './callsByRow';
import { barNote } from './describeBar';
import { type FlameGraphModel } from './flameGraphModel';
import { type CanvasSize, type Scene } from './FlameGraphRenderer';
import { MIN_BAR_WIDTH_PX, ROW_HEIGHT_PX, visibleRowCount, windowOf, zoomedWindow } from './viewport';
import { type Zoom } from './zoom';

interface SceneOfModel {
  readonly scene: Scene;
  /** Narrower bars cannot be seen; in value units. */
  readonly minWidth: number;
}

export function useScene(model: FlameGraphModel, zoom: Zoom, size: CanvasSize): SceneOfModel {
  const { profile, focusedNode, cursorNode, markedNode, barStyles, format, orientation } = model;
  const font = `12px ${useTheme2().typography.fontFamily}`;
  const { compareBy } = barStyles.coloring;
  const { noteOf: ownNoteOf } = model;
  const shareOf = useCallback(
    (node: number) => barNote(profile, node, compareBy, format),
    [profile, compareBy, format]
  );
  const noteOf = ownNoteOf ?? shareOf;
  const window = useMemo(() => zoomedWindow(profile, focusedNode, zoom), [profile, focusedNode, zoom]);
  const minWidth = size.widthPx > 0 ? ((window.toValue - window.fromValue) / size.widthPx) * MIN_BAR_WIDTH_PX : 0;
  // Of a canvas whose size is not known yet nothing is seen.
  const isRough = minWidth === 0 || isRoughEnough(profile.layout, minWidth);
  const matches = useCalls(profile, barStyles.matched, isRough);
  const outlined = useCalls(profile, model.highlighted, isRough);
  const rowCount = useMemo(
    () =>
      Math.max(
        minWidth > 0 ? visibleRowCount(profile, focusedNode, minWidth) : 0,
        matches === undefined ? 0 : rowsWithCalls(matches, windowOf(profile, focusedNode)),
        rowsDownTo(profile, cursorNode),
        rowsDownTo(profile, markedNode)
      ),
    [profile, focusedNode, minWidth, matches, cursorNode, markedNode]
  );
  const contentHeightPx = Math.max(size.heightPx, rowCount * ROW_HEIGHT_PX);
  const scene = useMemo(
    () => ({
      profile,
      window,
      orientation,
      contentHeightPx,
      cursorNode,
      markedNode,
      styles: barStyles,
      matches,
      outlined,
      noteOf,
      font,
      size,
    }),
    [
      profile,
      window,
      orientation,
      contentHeightPx,
      cursorNode,
      markedNode,
      barStyles,
      matches,
      outlined,
      noteOf,
      font,
      size,
    ]
  );
  return { scene, minWidth };
}

function useCalls(profile: ProfileModel, functions: BitSet | undefined, isRough: boolean): CallsByRow | undefined {
  return useMemo(() => functions && callsByRow(profile, functions, isRough), [profile, functions, isRough]);
}

function rowsDownTo({ tree }: ProfileModel, node: number): number {
  return node === -1 ? 0 : tree.depth[node] + 1;
}
