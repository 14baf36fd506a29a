// Walks the visible bars of a picture and sorts what is to be drawn: boxes by style, labels, and marks over them.
import { forEachVisibleBar } from '../../engine/layout/flameLayout';
import { type DiffTree, isDiffTree } from '../../engine/tree/callTree';
import { chainLength } from '../../engine/transform/collapseChains';
import { barMatcher } from '../profile/barMatcher';
import { styleIndexOf } from './barStyles';
import { type CallsByRow, forEachNarrowCall } from './callsByRow';
import { isOneSided } from './differenceScale';
import { type Picture } from './picture';
import { MIN_BAR_WIDTH_PX, pixelsPerValue, ROW_HEIGHT_PX, rowTopPx } from './viewport';

/** Narrower bars have no colour of their own: they would flicker as noise. */
const MUTED_BELOW_PX = 1.2;
/** Narrower bars have no label: not even one letter and an ellipsis would fit. */
const LABEL_FROM_PX = 24;
/** Narrower bars have no edge that says new or vanished. */
const EDGE_FROM_PX = 6;
const PADDING_PX = 5;
/** Least distance between a name and the note behind it. */
const NOTE_GAP_PX = 16;
/** The width of a mark in place of calls that are too narrow for a bar. */
const MARK_WIDTH_PX = 2;
const DASH_PX = 4;
const DASH_GAP_PX = 3;

export const BAR_HEIGHT_PX = ROW_HEIGHT_PX - 1;
/** Height of the line at the foot of new and vanished bars. */
export const EDGE_HEIGHT_PX = 2;

/** Left, top, width of each box, one after the other, in CSS pixels. */
export type Boxes = number[];

export interface BarLabel {
  readonly text: string;
  readonly styleIndex: number;
  readonly x: number;
  readonly y: number;
}

export class BarCollector {
  /** Per style. */
  readonly boxes: readonly Boxes[];
  readonly muted: Boxes = [];
  readonly labels: BarLabel[] = [];
  /** Lines at the foot of bars that only one side of a diff has, per style: whole for new ones, dashed for vanished ones. */
  readonly edges: readonly Boxes[];
  readonly matchMarks: Boxes = [];
  readonly outlines: Boxes = [];
  barCount = 0;
  visitedCount = 0;
  private readonly scale: number;
  private readonly diff: DiffTree | undefined;
  /** Undefined when nothing is searched for. */
  private readonly isMatch: ((node: number) => boolean) | undefined;
  private row = 0;
  private topPx = 0;
  /** Right edge of the muted box that the next muted bar may continue; -1 for none. */
  private mutedRightPx = -1;

  constructor(private readonly picture: Picture) {
    const { profile, styles, viewport } = picture;
    this.boxes = styles.styles.map(() => []);
    this.edges = styles.styles.map(() => []);
    this.scale = pixelsPerValue(viewport);
    this.diff = isDiffTree(profile.tree) ? profile.tree : undefined;
    this.isMatch = styles.matched && barMatcher(profile, styles.matched);
  }

  collectRow(row: number): void {
    const { profile, viewport, matches, outlined } = this.picture;
    if (this.scale === 0) {
      return;
    }
    this.row = row;
    this.topPx = rowTopPx(viewport, row);
    this.mutedRightPx = -1;
    const { fromValue, toValue } = viewport;
    forEachVisibleBar(profile.layout, row, fromValue, toValue, MIN_BAR_WIDTH_PX / this.scale, this.collectBar);
    this.collectMarks(this.matchMarks, matches);
    this.collectMarks(this.outlines, outlined);
  }

  private readonly collectBar = (node: number, start: number, width: number) => {
    const { profile, viewport, styles, outlined } = this.picture;
    this.visitedCount++;
    this.barCount++;
    const fromPx = (start - viewport.fromValue) * this.scale;
    const widthPx = width * this.scale;
    const leftPx = Math.max(0, fromPx);
    const rightPx = Math.min(viewport.widthPx, fromPx + widthPx);
    if (outlined?.isCall(node) === true) {
      this.outlines.push(leftPx, this.topPx, rightPx - leftPx);
    }
    // Most bars are this narrow: their functions' colours are not even asked for.
    const isMatch = this.isMatch?.(node);
    if (widthPx < MUTED_BELOW_PX && isMatch !== true) {
      this.addMuted(leftPx, rightPx);
      return;
    }
    const styleIndex = styleIndexOf(styles, profile.tree, node, this.row, isMatch === false);
    this.addBox(styleIndex, leftPx, rightPx, widthPx < MUTED_BELOW_PX ? 0 : 1);
    if (this.diff !== undefined && rightPx - leftPx >= EDGE_FROM_PX) {
      this.addEdge(this.diff, node, styleIndex, leftPx, rightPx);
    }
    if (rightPx - leftPx >= LABEL_FROM_PX) {
      this.addLabel(node, styleIndex, leftPx, rightPx);
    }
  };

  /** Edges lie on device pixels, so that bars are crisp; a bar is at least one device pixel wide. */
  private addBox(styleIndex: number, leftPx: number, rightPx: number, gapPx: number) {
    const { pixelRatio } = this.picture.viewport;
    const left = Math.round(leftPx * pixelRatio);
    const right = Math.max(left + 1, Math.round(rightPx * pixelRatio) - Math.round(gapPx * pixelRatio));
    this.boxes[styleIndex].push(left / pixelRatio, this.topPx, (right - left) / pixelRatio);
  }

  /** Touching muted bars become one box: a row of a thousand half pixels is one rectangle. */
  private addMuted(leftPx: number, rightPx: number) {
    const { muted } = this;
    if (leftPx <= this.mutedRightPx + 0.25) {
      muted[muted.length - 1] = rightPx - muted[muted.length - 3];
    } else {
      muted.push(leftPx, this.topPx, rightPx - leftPx);
    }
    this.mutedRightPx = rightPx;
  }

  /** New and vanished are told apart from "more" and "less" without colours, too. What was cut off is neither. */
  private addEdge(diff: DiffTree, node: number, styleIndex: number, leftPx: number, rightPx: number) {
    const side = isOneSided(diff.baselineTotal[node], diff.total[node]);
    if (side === undefined || diff.functionIndex[node] === diff.cutFunction) {
      return;
    }
    const topPx = this.topPx + BAR_HEIGHT_PX - EDGE_HEIGHT_PX;
    const endPx = rightPx - 1;
    if (side === 'new') {
      this.edges[styleIndex].push(leftPx, topPx, endPx - leftPx);
      return;
    }
    for (let x = leftPx; x < endPx; x += DASH_PX + DASH_GAP_PX) {
      this.edges[styleIndex].push(x, topPx, Math.min(DASH_PX, endPx - x));
    }
  }

  private addLabel(node: number, styleIndex: number, leftPx: number, rightPx: number) {
    const { profile, texts, noteOf } = this.picture;
    const { tree, unchained } = profile;
    const availablePx = rightPx - leftPx - 2 * PADDING_PX;
    const calls = unchained === undefined ? 1 : chainLength(unchained, node);
    const name = tree.functions.names[tree.functionIndex[node]] + (calls > 1 ? ` (${calls})` : '');
    const text = texts.fit(name, availablePx);
    if (text === '') {
      return;
    }
    const [x, y] = [leftPx + PADDING_PX, this.topPx + BAR_HEIGHT_PX / 2 + 1];
    this.labels.push({ text, styleIndex, x, y });
    if (text === name) {
      const note = noteOf(node);
      const noteWidthPx = texts.widthOf(note);
      if (texts.widthOf(name) + NOTE_GAP_PX + noteWidthPx <= availablePx) {
        this.labels.push({ text: note, styleIndex, x: rightPx - PADDING_PX - noteWidthPx, y });
      }
    }
  }

  /** Neighbouring columns become one mark. */
  private collectMarks(marks: Boxes, calls: CallsByRow | undefined) {
    if (calls === undefined) {
      return;
    }
    const { viewport } = this.picture;
    let rightPx = -1;
    const visit = (column: number) => {
      if (column <= rightPx) {
        marks[marks.length - 1] = column + MARK_WIDTH_PX - marks[marks.length - 3];
      } else {
        marks.push(column, this.topPx, MARK_WIDTH_PX);
      }
      rightPx = column + MARK_WIDTH_PX;
    };
    forEachNarrowCall(calls, this.row, viewport, 1 / this.scale, MIN_BAR_WIDTH_PX / this.scale, visit);
  }
}
