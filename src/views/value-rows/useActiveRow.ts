// The row that the keyboard stands on in a list with one tab stop.
import { type KeyboardEvent, useState } from 'react';

const PAGE_ROWS = 10;

/** What keys do to rows. */
export interface RowKeys {
  readonly reveal: (row: number) => void;
  /** Enter and Space. */
  readonly pick: (row: number) => void;
  /** The keyboard's menu key, or Shift and F10. */
  readonly openMenu: (row: number) => void;
  /** Keys that only some lists know; true when the key was one. */
  readonly onOtherKey?: (key: string, row: number, moveTo: (row: number) => void) => boolean;
}

interface ActiveRow {
  /** -1 before the first key. */
  readonly row: number;
  readonly moveTo: (row: number) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** Arrow, page, Home and End keys move the row. */
export function useActiveRow(rowCount: number, keys: RowKeys): ActiveRow {
  const [wanted, setWanted] = useState(-1);
  const row = Math.min(wanted, rowCount - 1);
  const moveTo = (next: number) => {
    setWanted(next);
    keys.reveal(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Keys on a column's button are the button's.
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (isHandled(event, row)) {
      event.preventDefault();
      // Grafana has keys of its own for the panel under the pointer.
      event.stopPropagation();
    }
  };
  const isHandled = (event: KeyboardEvent, standing: number): boolean => {
    if (standing !== -1 && (event.key === 'Enter' || event.key === ' ')) {
      keys.pick(standing);
      return true;
    }
    if (standing !== -1 && (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey))) {
      keys.openMenu(standing);
      return true;
    }
    if (standing !== -1 && keys.onOtherKey?.(event.key, standing, moveTo) === true) {
      return true;
    }
    const next = rowAfterKey(event.key, standing, rowCount);
    if (next !== undefined) {
      moveTo(next);
    }
    return next !== undefined;
  };
  return { row, moveTo, onKeyDown };
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
