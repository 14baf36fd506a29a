// Draws the visible part of a flame graph on any 2D context. The work is bounded by pixels, whatever the size of the tree: only
// visible rows, only bars of half a pixel and more (the layout skips the others without visiting them).
//
//   collect  row by row, bar by bar: boxes into one list per style, labels into another
//   fill     style by style: the fill style is set once per colour instead of once per bar
//   write    label by label; the text is cut to its bar by arithmetic, never by clipping
import { forEachVisibleBar } from '../../engine/layout/flameLayout';
import { type ProfileModel } from '../profile/profileModel';
import { type BarStyles, mutedIndex, styleIndexOf } from './barStyles';
import { type TextFitter } from './fitText';
import { MIN_BAR_WIDTH_PX, pixelsPerValue, ROW_HEIGHT_PX, type Viewport, visibleRows } from './viewport';

/** What drawing needs of a canvas. */
export type DrawingContext = Pick<
  CanvasRenderingContext2D,
  | 'fillStyle'
  | 'font'
  | 'textAlign'
  | 'textBaseline'
  | 'setTransform'
  | 'clearRect'
  | 'fillRect'
  | 'beginPath'
  | 'rect'
  | 'fill'
  | 'fillText'
>;

/** Everything that a picture depends on. */
export interface Picture {
  readonly profile: ProfileModel;
  readonly viewport: Viewport;
  readonly styles: BarStyles;
  /** A short figure for the right end of a bar that has room for it. */
  readonly noteOf: (node: number) => string;
  /** Measures in `font`. */
  readonly texts: TextFitter;
  /** CSS font of the labels. */
  readonly font: string;
}

/** What was drawn. */
export interface DrawingRecord {
  /** Bars on the canvas; touching muted bars are filled as one box but counted one by one. */
  readonly bars: number;
  readonly labels: number;
  /** Call nodes that were looked at. */
  readonly visited: number;
}

/** Narrower bars have no colour of their own: they would flicker as noise. */
const MUTED_BELOW_PX = 1.2;
/** Narrower bars have no label: not even one letter and an ellipsis would fit. */
const LABEL_FROM_PX = 24;
const PADDING_PX = 5;
/** Least distance between a name and the note behind it. */
const NOTE_GAP_PX = 16;
const BAR_HEIGHT_PX = ROW_HEIGHT_PX - 1;

interface Boxes {
  /** x, y, width of each box, one after the other, in CSS pixels. */
  readonly edges: number[];
}

interface BarLabel {
  readonly text: string;
  readonly styleIndex: number;
  readonly x: number;
  readonly y: number;
}

/** Clears the canvas and draws a picture on it. */
export function renderFlameGraph(context: DrawingContext, picture: Picture): DrawingRecord {
  const { viewport, styles } = picture;
  const collector = new Collector(picture);
  const rows = visibleRows(viewport, picture.profile.layout.rowCount);
  for (let row = rows.from; row < rows.to; row++) {
    collector.collectRow(row);
  }
  context.setTransform(viewport.pixelRatio, 0, 0, viewport.pixelRatio, 0, 0);
  context.clearRect(0, 0, viewport.widthPx, viewport.heightPx);
  collector.boxes.forEach(({ edges }, styleIndex) => {
    context.fillStyle = styles.styles[styleIndex].fill;
    fillBoxes(context, edges);
  });
  context.fillStyle = styles.styles[mutedIndex(styles)].fill;
  fillPath(context, collector.muted.edges);
  writeLabels(context, picture, collector.labels);
  return { bars: collector.barCount, labels: collector.labels.length, visited: collector.visitedCount };
}

/** Walks the visible bars and sorts what is to be drawn by style. */
class Collector {
  readonly boxes: readonly Boxes[];
  readonly muted: Boxes = { edges: [] };
  readonly labels: BarLabel[] = [];
  barCount = 0;
  visitedCount = 0;
  private readonly scale: number;
  private row = 0;
  /** Right edge of the muted box that the next muted bar may continue; -1 for none. */
  private mutedRightPx = -1;

  constructor(private readonly picture: Picture) {
    this.boxes = picture.styles.styles.map(() => ({ edges: [] }));
    this.scale = pixelsPerValue(picture.viewport);
  }

  collectRow(row: number) {
    const { profile, viewport } = this.picture;
    if (this.scale === 0) {
      return;
    }
    this.row = row;
    this.mutedRightPx = -1;
    forEachVisibleBar(
      profile.layout,
      row,
      viewport.fromValue,
      viewport.toValue,
      MIN_BAR_WIDTH_PX / this.scale,
      this.collectBar
    );
  }

  private readonly collectBar = (node: number) => {
    const { profile, viewport, styles } = this.picture;
    this.visitedCount++;
    this.barCount++;
    const fromPx = (profile.layout.start[node] - viewport.fromValue) * this.scale;
    const widthPx = profile.layout.width[node] * this.scale;
    const leftPx = Math.max(0, fromPx);
    const rightPx = Math.min(viewport.widthPx, fromPx + widthPx);
    const styleIndex = styleIndexOf(styles, profile.tree, node, this.row);
    if (widthPx < MUTED_BELOW_PX && (styles.matched === undefined || styleIndex === mutedIndex(styles))) {
      this.addMuted(leftPx, rightPx);
      return;
    }
    this.addBox(this.boxes[styleIndex].edges, leftPx, rightPx, widthPx < MUTED_BELOW_PX ? 0 : 1);
    if (rightPx - leftPx >= LABEL_FROM_PX) {
      this.addLabel(node, styleIndex, leftPx, rightPx);
    }
  };

  /** Edges lie on device pixels, so that bars are crisp; a bar is at least one device pixel wide. */
  private addBox(edges: number[], leftPx: number, rightPx: number, gapPx: number) {
    const { pixelRatio } = this.picture.viewport;
    const left = Math.round(leftPx * pixelRatio);
    const right = Math.max(left + 1, Math.round(rightPx * pixelRatio) - Math.round(gapPx * pixelRatio));
    edges.push(left / pixelRatio, this.topPx(), (right - left) / pixelRatio);
  }

  /** Touching muted bars become one box: a row of a thousand half pixels is one rectangle. */
  private addMuted(leftPx: number, rightPx: number) {
    const { edges } = this.muted;
    if (leftPx <= this.mutedRightPx + 0.25) {
      edges[edges.length - 1] = rightPx - edges[edges.length - 3];
    } else {
      edges.push(leftPx, this.topPx(), rightPx - leftPx);
    }
    this.mutedRightPx = rightPx;
  }

  private addLabel(node: number, styleIndex: number, leftPx: number, rightPx: number) {
    const { profile, texts, noteOf } = this.picture;
    const { tree } = profile;
    const availablePx = rightPx - leftPx - 2 * PADDING_PX;
    const name = tree.functions.names[tree.functionIndex[node]];
    const text = texts.fit(name, availablePx);
    if (text === '') {
      return;
    }
    const [x, y] = [leftPx + PADDING_PX, this.topPx() + BAR_HEIGHT_PX / 2 + 1];
    this.labels.push({ text, styleIndex, x, y });
    if (text === name) {
      const note = noteOf(node);
      const noteWidthPx = texts.widthOf(note);
      if (texts.widthOf(name) + NOTE_GAP_PX + noteWidthPx <= availablePx) {
        this.labels.push({ text: note, styleIndex, x: rightPx - PADDING_PX - noteWidthPx, y });
      }
    }
  }

  private topPx(): number {
    return this.row * ROW_HEIGHT_PX - this.picture.viewport.scrollTopPx;
  }
}

function fillBoxes(context: DrawingContext, edges: readonly number[]) {
  for (let index = 0; index < edges.length; index += 3) {
    context.fillRect(edges[index], edges[index + 1], edges[index + 2], BAR_HEIGHT_PX);
  }
}

function fillPath(context: DrawingContext, edges: readonly number[]) {
  context.beginPath();
  for (let index = 0; index < edges.length; index += 3) {
    context.rect(edges[index], edges[index + 1], edges[index + 2], BAR_HEIGHT_PX);
  }
  context.fill();
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
