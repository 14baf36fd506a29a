// Where every bar begins, as far as a picture of the whole can show: for marks in place of bars that are too narrow to be drawn. Narrow
// bars beside and below each other share a place, so that a million bars have some ten thousand.

import { Float64Column } from '../../base/growableColumns';
import { grantedWidth, type PlacedRows } from './placeRows';

/** What a place is multiplied by to lie before its own, by no more than rounding does. */
const JUST_BEFORE = 1 - 2 ** -40;

/** Deeper than any row: below a wide bar every node is looked at. */
const NO_ROW = Infinity;

/**
 * Goes along all nodes of a tree in their order and tells the stretch that each is in. A stretch is one wide bar, or narrow ones:
 * neighbours that one caller calls and that begin less than `least` behind the first of them, with all that is below them. Nothing is
 * kept per node.
 *
 *     row 0  [total                  ]     stretch          first node  start  width
 *     row 1  [main           ]|||          total                0         0     25
 *     row 2  [work]||                      main                 1         0     17
 *                                          work                 2         0      6
 *                                          the two by work      3         6      0
 *                                          the three            5        17      0
 */
export class RoughWalk {
  /**
   * Per stretch: its bars begin here or, of narrow ones, less than twice `least` further right. In a row ascending, but for the last
   * digit of sums of fractions.
   */
  readonly start = new Float64Column();
  /** Per stretch: of a wide bar; 0 for narrow ones. */
  readonly width = new Float64Column();
  private readonly placed: PlacedRows;
  /** Of the next wide bar: which of them it is, and its node. */
  private nextWide = 0;
  private nextWideNode = 0;
  /** The narrow bar whose caller is wide, that the walk is at or below; -1 at a wide bar. */
  private outermost = -1;
  private outermostRow = NO_ROW;
  private stretchStart = 0;
  /** Per depth of the path that is open: where the next bar starts, and where its caller ends. */
  private readonly nextStart = [0];
  private readonly callerEnd = [Number.MAX_VALUE];

  constructor(placed: PlacedRows) {
    this.placed = placed;
  }

  /** The stretch of `node`, which is the next one, in its row. May be left out for what is below a narrow bar: that is in its stretch. */
  stretchOf(node: number, row: number): number {
    if (node === this.nextWideNode) {
      this.enterWide(row);
    } else if (row <= this.outermostRow) {
      this.enterNarrow(node, row);
    }
    return this.start.length - 1;
  }

  /** Whether the node that was asked for last is a narrow bar or below one. */
  get isNarrow(): boolean {
    return this.outermost !== -1;
  }

  private enterWide(row: number) {
    const { wide } = this.placed;
    const start = wide.start[this.nextWide];
    const width = wide.width[this.nextWide];
    this.nextWide++;
    this.nextWideNode = this.nextWide < wide.node.length ? wide.node[this.nextWide] : -1;
    this.start.push(start);
    this.width.push(width);
    this.nextStart[row] = start + width;
    this.nextStart[row + 1] = start;
    this.callerEnd[row + 1] = start + width;
    this.outermost = -1;
    this.outermostRow = NO_ROW;
  }

  /** Only now it is known where the narrow bar before ends. */
  private enterNarrow(node: number, row: number) {
    const { nextStart, callerEnd, outermost, outermostRow } = this;
    const { narrowWidth, least } = this.placed;
    if (outermost !== -1) {
      const from = nextStart[outermostRow];
      nextStart[outermostRow] = from + grantedWidth(narrowWidth(outermost, node), from, callerEnd[outermostRow], 0);
    }
    if (row !== outermostRow || nextStart[row] - this.stretchStart >= least) {
      // At its caller's very end a bar without width would stand beside the picture of that caller.
      this.stretchStart = nextStart[row] < callerEnd[row] ? nextStart[row] : callerEnd[row] * JUST_BEFORE;
      this.start.push(this.stretchStart);
      this.width.push(0);
    }
    this.outermost = node;
    this.outermostRow = row;
  }
}
