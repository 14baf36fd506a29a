// The row that the keyboard stands on in a grid with one tab stop.
import { type KeyboardEvent, useState } from 'react';

const PAGE_ROWS = 10;

interface ActiveRow {
  /** -1 before the first key. */
  readonly row: number;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** Arrow, page, Home and End keys move the row and `reveal` it; Enter and Space `pick` it. */
export function useActiveRow(rowCount: number, reveal: (row: number) => void, pick: (row: number) => void): ActiveRow {
  const [wanted, setWanted] = useState(-1);
  const row = Math.min(wanted, rowCount - 1);
  const onKeyDown = (event: KeyboardEvent) => {
    // Keys on a column's button are the button's.
    if (event.target !== event.currentTarget) {
      return;
    }
    if ((event.key === 'Enter' || event.key === ' ') && row !== -1) {
      event.preventDefault();
      pick(row);
      return;
    }
    const next = rowAfterKey(event.key, row, rowCount);
    if (next !== undefined) {
      event.preventDefault();
      setWanted(next);
      reveal(next);
    }
  };
  return { row, onKeyDown };
}

/** The row that a key leads to; undefined for a key that moves nothing. */
export function rowAfterKey(key: string, row: number, rowCount: number): number | undefined {
  const moved = unboundedRowAfterKey(key, row, rowCount);
  return moved === undefined || rowCount === 0 ? undefined : Math.min(Math.max(moved, 0), rowCount - 1);
}

function unboundedRowAfterKey(key: string, row: number, rowCount: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return row + 1;
    case 'ArrowUp':
      return row - 1;
    case 'PageDown':
      return row + PAGE_ROWS;
    case 'PageUp':
      return row - PAGE_ROWS;
    case 'Home':
      return 0;
    case 'End':
      return rowCount - 1;
    default:
      return undefined;
  }
}
