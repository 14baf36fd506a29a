// Draws only the rows of a list that are seen, and keeps what stands at its top in place when a refresh gives it another row.
import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useLayoutEffect, useRef } from 'react';
import { ROW_HEIGHT_PX } from './rowStyles';

interface ScrolledRows<T> {
  readonly count: number;
  /** Another object means other rows of the same things: a refresh. */
  readonly source: object;
  /** What a row is, in words that the next source knows too. */
  readonly keyOf: (row: number) => T;
  /** The row of such a thing, -1 where there is none any more. */
  readonly rowOf: (key: T) => number;
}

interface RowScroll {
  readonly container: RefObject<HTMLDivElement | null>;
  readonly heightPx: number;
  readonly items: readonly VirtualItem[];
  readonly reveal: (row: number) => void;
  /** The place of a row's lower left corner in the window. */
  readonly pointOf: (row: number) => { readonly clientX: number; readonly clientY: number };
  readonly onScroll: () => void;
}

export function useRowScroll<T>({ count, source, keyOf, rowOf }: ScrolledRows<T>): RowScroll {
  const container = useRef<HTMLDivElement>(null);
  // The virtualizer's functions must not be memoized; nothing here memoizes them.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => container.current,
    estimateSize: () => ROW_HEIGHT_PX,
    // The head is as high as a row and stays on top.
    scrollPaddingStart: ROW_HEIGHT_PX,
    overscan: 4,
  });

  const top = useRef<{ readonly key: T; readonly offsetPx: number } | null>(null);
  const onScroll = () => {
    const scrollTop = container.current?.scrollTop ?? 0;
    const row = Math.floor(scrollTop / ROW_HEIGHT_PX);
    top.current = row > 0 && row < count ? { key: keyOf(row), offsetPx: scrollTop - row * ROW_HEIGHT_PX } : null;
  };
  const keepTop = useCallback(
    (find: (key: T) => number) => {
      const row = top.current === null ? -1 : find(top.current.key);
      if (row !== -1 && top.current !== null && container.current !== null) {
        container.current.scrollTop = row * ROW_HEIGHT_PX + top.current.offsetPx;
      }
    },
    [container]
  );
  const latestRowOf = useRef(rowOf);
  useLayoutEffect(() => {
    latestRowOf.current = rowOf;
  });
  useLayoutEffect(() => keepTop(latestRowOf.current), [source, keepTop]);

  return {
    container,
    heightPx: virtualizer.getTotalSize(),
    items: virtualizer.getVirtualItems(),
    reveal: (row) => virtualizer.scrollToIndex(row),
    pointOf: (row) => {
      const { left = 0, top: topPx = 0 } = container.current?.getBoundingClientRect() ?? {};
      const scrolled = container.current?.scrollTop ?? 0;
      return { clientX: left + ROW_HEIGHT_PX, clientY: topPx + (row + 2) * ROW_HEIGHT_PX - scrolled };
    },
    onScroll,
  };
}
