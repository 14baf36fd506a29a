// Flame graphs at their full height, whatever the panel's: how large they are, and how they are drawn on any context.
import { type GrafanaTheme2 } from '@grafana/data';
import { callsByRow, isRoughEnough } from '../flame-graph/callsByRow';
import { barNote } from '../flame-graph/describeBar';
import { TextFitter } from '../flame-graph/fitText';
import { type DrawingContext, renderFlameGraph } from '../flame-graph/renderFlameGraph';
import { MIN_BAR_WIDTH_PX, ROW_HEIGHT_PX, visibleRowCount, zoomedWindow } from '../flame-graph/viewport';
import { NO_ZOOM } from '../flame-graph/zoom';
import { type ExportSubject, type PicturePart, partsOf } from './exportSubject';

/** A part and where it stands in the picture, in CSS pixels. */
export interface PlacedPart extends PicturePart {
  readonly topPx: number;
  readonly rowCount: number;
}

/** All that pictures of one subject share. */
export interface PicturePlan {
  readonly parts: readonly PlacedPart[];
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rowCount: number;
  readonly background: string;
  /** CSS font of the labels. */
  readonly font: string;
  readonly fontFamily: string;
  readonly fontSizePx: number;
  readonly subject: ExportSubject;
}

const FONT_SIZE_PX = 12;
/** Between the halves of a sandwich. */
const GAP_PX = 8;

/**
 * Places the parts below each other; only rows with something to see count. Beyond `maxRows`, rows are left out, in each part those
 * farthest from the root.
 */
export function planPicture(subject: ExportSubject, theme: GrafanaTheme2, maxRows = Infinity): PicturePlan {
  const { widthPx } = subject;
  const { fontFamily } = theme.typography;
  const parts: PlacedPart[] = [];
  let topPx = 0;
  let rowsLeft = maxRows;
  for (const part of partsOf(subject, theme)) {
    const minWidth = leastWidthOf(part, widthPx);
    const rowCount = Math.min(rowsLeft, visibleRowCount(part.profile, part.focusedNode, minWidth));
    parts.push({ ...part, topPx, rowCount });
    rowsLeft -= rowCount;
    topPx += rowCount * ROW_HEIGHT_PX + GAP_PX;
  }
  return {
    parts,
    widthPx,
    heightPx: topPx - GAP_PX,
    rowCount: parts.reduce((sum, part) => sum + part.rowCount, 0),
    background: theme.colors.background.primary,
    font: `${FONT_SIZE_PX}px ${fontFamily}`,
    fontFamily,
    fontSizePx: FONT_SIZE_PX,
    subject,
  };
}

/** How wide a bar is at least that can be seen, in value units. */
function leastWidthOf({ profile, focusedNode }: Pick<PlacedPart, 'profile' | 'focusedNode'>, widthPx: number): number {
  return (profile.layout.widthOf(focusedNode) / widthPx) * MIN_BAR_WIDTH_PX;
}

/** Draws one part from the upper left corner of a context. */
export function drawPart(
  context: DrawingContext,
  part: PlacedPart,
  { subject, widthPx, font }: PicturePlan,
  { pixelRatio, measure }: { readonly pixelRatio: number; readonly measure: (text: string) => number }
): void {
  const { profile, focusedNode, barStyles, orientation, rowCount } = part;
  const { matched, coloring } = barStyles;
  const heightPx = rowCount * ROW_HEIGHT_PX;
  const minWidth = leastWidthOf(part, widthPx);
  renderFlameGraph(context, {
    profile,
    viewport: {
      ...zoomedWindow(profile, focusedNode, NO_ZOOM),
      widthPx,
      heightPx,
      scrollTopPx: 0,
      contentHeightPx: heightPx,
      orientation,
      pixelRatio,
    },
    styles: barStyles,
    noteOf: (node) => barNote(profile, node, coloring.compareBy, subject.format),
    matches: matched && callsByRow(profile, matched, isRoughEnough(profile.layout, minWidth)),
    texts: new TextFitter(measure),
    font,
  });
}
