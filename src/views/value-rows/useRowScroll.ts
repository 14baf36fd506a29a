// Draws only the rows of a list that are seen, and keeps what stands at its top in place when a refresh gives it another row. Rows are all
// equally high and no list is higher than the view around it, so that nothing has to be measured: the first picture is whole.
import { createContext, type RefObject, useCallback, useContext, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { type ScrollPlace } from '../profile/scrollPlaces';
import { ROW_HEIGHT_PX } from './rowStyles';

/** The height in px of the view that a list stands in; by default that of a large screen. */
export const ViewHeight = createContext(1080);

/** Rows that are drawn beyond the upper border, for the next turn of a wheel. Below it the list's head and the toolbar leave as many. */
const ROWS_ABOVE = 2;

interface ScrolledRows<T> {
  readonly count: number;
  /** Another object means other rows of the same things: a refresh. */
  readonly source: object;
  /** Where links keep the scroll position; undefined for a list that is not in them. */
  readonly place?: ScrollPlace<T>;
  /** What a row is, in words that the next source knows too. */
  readonly keyOf: (row: number) => T;
  /** The row of such a thing, -1 where there is none any more. */
  readonly rowOf: (key: T) => number;
}

/** A row that is drawn. */
interface DrawnRow {
  readonly index: number;
  /** Below the head, in px. */
  readonly start: number;
}

interface RowScroll {
  readonly container: RefObject<HTMLDivElement | null>;
  /** Of all rows. */
  readonly heightPx: number;
  readonly items: readonly DrawnRow[];
  readonly reveal: (row: number) => void;
  /** The place of a row's lower left corner in the window. */
  readonly pointOf: (row: number) => { readonly clientX: number; readonly clientY: number };
  readonly onScroll: () => void;
}

export function useRowScroll<T>({ count, source, place: linkPlace, keyOf, rowOf }: ScrolledRows<T>): RowScroll {
  const container = useRef<HTMLDivElement>(null);
  const seenCount = Math.ceil(useContext(ViewHeight) / ROW_HEIGHT_PX);
  const [topRow, setTopRow] = useState(0);
  // A list that became shorter is scrolled up by the browser, which tells it later.
  const top = Math.max(0, Math.min(topRow, count - seenCount));
  const from = Math.max(0, top - ROWS_ABOVE);
  const to = Math.min(count, top + seenCount);

  const kept = useRef<{ readonly key: T; readonly offsetPx: number } | null>(null);
  const topOfList = () => {
    const scrollTop = container.current?.scrollTop ?? 0;
    const row = Math.floor(scrollTop / ROW_HEIGHT_PX);
    return {
      row,
      kept: row > 0 && row < count ? { key: keyOf(row), offsetPx: scrollTop - row * ROW_HEIGHT_PX } : null,
    };
  };
  const onScroll = () => {
    const { row, kept: keptNow } = topOfList();
    kept.current = keptNow;
    // At once: the browser has moved the rows already.
    flushSync(() => setTopRow(row));
  };
  const scrollTo = useCallback((scrollTop: number) => {
    if (container.current !== null) {
      container.current.scrollTop = scrollTop;
      setTopRow(Math.floor(scrollTop / ROW_HEIGHT_PX));
    }
  }, []);
  const keepTop = useCallback(
    (find: (key: T) => number) => {
      const row = kept.current === null ? -1 : find(kept.current.key);
      if (row !== -1 && kept.current !== null) {
        scrollTo(row * ROW_HEIGHT_PX + kept.current.offsetPx);
      }
    },
    [scrollTo]
  );
  const latest = useRef({ rowOf, topOfList });
  useLayoutEffect(() => {
    latest.current = { rowOf, topOfList };
  });
  useLayoutEffect(() => {
    const linked = linkPlace?.takeLinked();
    if (linked !== undefined && latest.current.rowOf(linked) !== -1) {
      kept.current = { key: linked, offsetPx: 0 };
    }
    return linkPlace?.follow(() => latest.current.topOfList().kept?.key);
  }, [linkPlace]);
  useLayoutEffect(() => keepTop(latest.current.rowOf), [source, keepTop]);

  return {
    container,
    heightPx: count * ROW_HEIGHT_PX,
    items: Array.from({ length: to - from }, (_, place) => ({
      index: from + place,
      start: (from + place) * ROW_HEIGHT_PX,
    })),
    reveal: (row) => {
      const { scrollTop = 0, clientHeight = 0 } = container.current ?? {};
      // The head is as high as a row and stays on top.
      const lowest = (row + 2) * ROW_HEIGHT_PX - clientHeight;
      const wanted = Math.min(row * ROW_HEIGHT_PX, Math.max(lowest, scrollTop));
      if (wanted !== scrollTop) {
        scrollTo(wanted);
      }
    },
    pointOf: (row) => {
      const { left = 0, top: topPx = 0 } = container.current?.getBoundingClientRect() ?? {};
      const scrolled = container.current?.scrollTop ?? 0;
      return { clientX: left + ROW_HEIGHT_PX, clientY: topPx + (row + 2) * ROW_HEIGHT_PX - scrolled };
    },
    onScroll,
  };
}
