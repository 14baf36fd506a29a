// Draws the visible part of a flame graph on any 2D context. The work is bounded by pixels, whatever the size of the tree: only
// visible rows, only bars of half a pixel and more (the layout skips the others without visiting them).
//
//   collect  row by row, bar by bar: boxes into one list per style, labels and marks into others
//   fill     style by style: the fill style is set once per colour instead of once per bar
//   write    label by label; the text is cut to its bar by arithmetic, never by clipping
//   mark     what a search found too narrow for a bar, and outlines of functions that are pointed at elsewhere
import { BAR_HEIGHT_PX, BarCollector, type BarLabel, type Boxes, EDGE_HEIGHT_PX } from './barCollector';
import { mutedIndex } from './barStyles';
import { type Picture } from './picture';
import { visibleRows } from './viewport';

/** What drawing needs of a canvas. */
export type DrawingContext = Pick<
  CanvasRenderingContext2D,
  'fillStyle' | 'font' | 'textAlign' | 'textBaseline' | 'setTransform' | 'clearRect' | 'fillRect' | 'fillText'
>;

/** What was drawn. */
export interface DrawingRecord {
  /** Bars on the canvas; touching muted bars are filled as one box but counted one by one. */
  readonly bars: number;
  readonly labels: number;
  /** Call nodes that were looked at. */
  readonly visited: number;
}

/** Thickness of an outline. */
const OUTLINE_PX = 2;

/** Clears the canvas and draws a picture on it. */
export function renderFlameGraph(context: DrawingContext, picture: Picture): DrawingRecord {
  const { viewport, styles } = picture;
  const collector = new BarCollector(picture);
  const rows = visibleRows(viewport, picture.profile.layout.rowCount);
  for (let row = rows.from; row < rows.to; row++) {
    collector.collectRow(row);
  }
  context.setTransform(viewport.pixelRatio, 0, 0, viewport.pixelRatio, 0, 0);
  context.clearRect(0, 0, viewport.widthPx, viewport.heightPx);
  styles.styles.forEach(({ fill, text }, styleIndex) => {
    fillBoxes(context, fill, collector.boxes[styleIndex], BAR_HEIGHT_PX);
    fillBoxes(context, text, collector.edges[styleIndex], EDGE_HEIGHT_PX);
  });
  fillBoxes(context, styles.styles[mutedIndex(styles)].fill, collector.muted, BAR_HEIGHT_PX);
  writeLabels(context, picture, collector.labels);
  fillBoxes(context, styles.marks.match, collector.matchMarks, BAR_HEIGHT_PX);
  drawOutlines(context, styles.marks.outline, collector.outlines);
  return { bars: collector.barCount, labels: collector.labels.length, visited: collector.visitedCount };
}

function fillBoxes(context: DrawingContext, fill: string, boxes: Boxes, heightPx: number) {
  if (boxes.length > 0) {
    context.fillStyle = fill;
  }
  for (let index = 0; index < boxes.length; index += 3) {
    context.fillRect(boxes[index], boxes[index + 1], boxes[index + 2], heightPx);
  }
}

function writeLabels(context: DrawingContext, { font, styles }: Picture, labels: readonly BarLabel[]) {
  context.font = font;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  for (const { text, styleIndex, x, y } of labels) {
    context.fillStyle = styles.styles[styleIndex].text;
    context.fillText(text, x, y);
  }
}

function drawOutlines(context: DrawingContext, color: string, boxes: Boxes) {
  if (boxes.length > 0) {
    context.fillStyle = color;
  }
  for (let index = 0; index < boxes.length; index += 3) {
    const [x, y, widthPx] = [boxes[index], boxes[index + 1], boxes[index + 2]];
    const sidePx = Math.min(OUTLINE_PX, widthPx);
    context.fillRect(x, y, widthPx, OUTLINE_PX);
    context.fillRect(x, y + BAR_HEIGHT_PX - OUTLINE_PX, widthPx, OUTLINE_PX);
    context.fillRect(x, y, sidePx, BAR_HEIGHT_PX);
    context.fillRect(x + widthPx - sidePx, y, sidePx, BAR_HEIGHT_PX);
  }
}
