// Which bar of an SVG flame graph stands on which: parents are found by position, because the file does not name them.
//
//     y 148  ████ spin ███           a row is all bars of one `top`; the root's row is the one at the edge
//     y 164  ██████ order_car ████   a bar's caller is the bar of the next row that lies under its middle
//     y 180  ███████ all █████████
import { DecodeError } from '../decodeError';
import { type SvgBars } from './svgBars';

export interface BarParents {
  /** Bars in an order in which callers come before their callees. */
  readonly order: Int32Array;
  /** The row of each bar's caller, -1 for the bars of the root's row. */
  readonly parent: Int32Array;
  /** True when the root's row is the bar named `all`, which is the whole picture and no function. */
  readonly hasRootBar: boolean;
}

const ROOT_BAR = 'all';

/** Throws a DecodeError for a bar that stands on no other. */
export function findBarParents(bars: SvgBars): BarParents {
  const rows = rowsFromRoot(bars);
  const parent = new Int32Array(bars.length).fill(-1);
  for (let row = 1; row < rows.length; row++) {
    let below = 0;
    const callers = rows[row - 1];
    for (const bar of rows[row]) {
      const middle = bars.left[bar] + bars.width[bar] / 2;
      while (below < callers.length && bars.left[callers[below]] + bars.width[callers[below]] < middle) {
        below++;
      }
      if (below === callers.length || bars.left[callers[below]] > middle) {
        throw new DecodeError(
          'SVG',
          -1,
          `has a bar that stands on no other: "${bars.names[bar].slice(0, 80)}"`,
          'Save the whole picture again, or record the stacks themselves.'
        );
      }
      parent[bar] = callers[below];
    }
  }
  return { order: Int32Array.from(rows.flat()), parent, hasRootBar: rows.length > 0 && isRootRow(bars, rows[0]) };
}

/** Rows from the root's on, each from left to right. The root is at the bottom, or at the top of an inverted picture. */
function rowsFromRoot(bars: SvgBars): number[][] {
  const byTop = new Map<number, number[]>();
  for (let bar = 0; bar < bars.length; bar++) {
    const row = byTop.get(bars.top[bar]);
    if (row === undefined) {
      byTop.set(bars.top[bar], [bar]);
    } else {
      row.push(bar);
    }
  }
  const rows = Array.from(byTop.keys())
    .sort((a, b) => b - a)
    .map((top) => (byTop.get(top) ?? []).sort((a, b) => bars.left[a] - bars.left[b]));
  const isInverted = rows.length > 1 && !isRootRow(bars, rows[0]) && isRootRow(bars, rows[rows.length - 1]);
  return isInverted ? rows.reverse() : rows;
}

function isRootRow(bars: SvgBars, row: readonly number[]): boolean {
  return row.length === 1 && bars.names[row[0]] === ROOT_BAR;
}
