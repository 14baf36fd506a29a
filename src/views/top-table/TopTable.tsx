// The top table: every function once with its numbers, searchable, sortable, and drawn only where it is seen. It is a grid with
// one tab stop: arrow keys move the active row, Enter picks its function.
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { useVirtualizer } from '@tanstack/react-virtual';
import React, { useId, useMemo, useRef } from 'react';
import { type BitSet } from '../../base/bitSet';
import { type ProfileModel } from '../profile/profileModel';
import { isPicked, type ProfileViewAction, type ProfileViewState } from '../profile/profileViewState';
import { type ValueFormat } from '../profile/valueFormat';
import { functionColumns } from './functionColumns';
import { FunctionRow } from './FunctionRow';
import { functionRows } from './functionRows';
import { TopTableHeader } from './TopTableHeader';
import { useActiveRow } from './useActiveRow';

interface Props {
  readonly profile: ProfileModel;
  readonly format: ValueFormat;
  /** Functions to list; undefined for all. */
  readonly matched: BitSet | undefined;
  readonly state: Pick<ProfileViewState, 'sort' | 'search'>;
  readonly dispatch: (action: ProfileViewAction) => void;
}

export const TABLE_ROW_HEIGHT_PX = 28;

export function TopTable({ profile, format, matched, state, dispatch }: Props) {
  const styles = useStyles2(getStyles);
  const id = useId();
  const container = useRef<HTMLDivElement>(null);
  const { columns, defaultSort } = useMemo(() => functionColumns(profile, format), [profile, format]);
  const sort = state.sort !== undefined && isColumn(state.sort.column, columns) ? state.sort : defaultSort;
  const rows = useMemo(() => functionRows(profile, columns, sort, matched), [profile, columns, sort, matched]);
  // The virtualizer's functions must not be memoized; nothing here memoizes them.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => container.current,
    estimateSize: () => TABLE_ROW_HEIGHT_PX,
    scrollPaddingStart: TABLE_ROW_HEIGHT_PX,
    overscan: 4,
  });
  const functionAt = (row: number) => ({
    name: profile.tree.functions.names[rows[row]],
    fileName: profile.tree.functions.fileNames[rows[row]],
  });
  const pick = (row: number) => dispatch({ type: 'functionPicked', function: functionAt(row) });
  const active = useActiveRow(rows.length, (row) => virtualizer.scrollToIndex(row), pick);

  return (
    <div
      ref={container}
      className={styles.container}
      role="grid"
      aria-label="Functions"
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + 1}
      aria-activedescendant={active.row === -1 ? undefined : `${id}-${active.row}`}
      tabIndex={0}
      onKeyDown={active.onKeyDown}
      data-testid="top-table"
    >
      <TopTableHeader columns={columns} sort={sort} dispatch={dispatch} />
      <div role="rowgroup" className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
        {rows.length === 0 && (
          <div role="row" className={styles.empty}>
            <div role="gridcell">No function matches the search.</div>
          </div>
        )}
        {virtualizer.getVirtualItems().map(({ index, start }) => (
          <FunctionRow
            key={rows[index]}
            id={`${id}-${index}`}
            position={{ row: index, topPx: start }}
            functionIndex={rows[index]}
            name={functionAt(index).name}
            columns={columns}
            className={cx(
              active.row === index && styles.active,
              isPicked(state.search, functionAt(index)) && styles.picked
            )}
            onPick={() => pick(index)}
          />
        ))}
      </div>
    </div>
  );
}

function isColumn(column: string, columns: ReadonlyArray<{ readonly id: string }>): boolean {
  return column === 'name' || columns.some(({ id }) => id === column);
}

const getStyles = (theme: GrafanaTheme2) => ({
  container: css({
    position: 'relative',
    flex: 1,
    minWidth: 0,
    minHeight: 0,
    height: '100%',
    overflowX: 'hidden',
    overflowY: 'auto',
    scrollbarWidth: 'thin',
    fontSize: theme.typography.bodySmall.fontSize,
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: '-2px' },
    '&:not(:focus-visible)': { outline: 'none' },
  }),
  body: css({ position: 'relative' }),
  empty: css({ padding: theme.spacing(1), color: theme.colors.text.secondary }),
  active: css({ '[role=grid]:focus-visible &': { background: theme.colors.action.focus } }),
  picked: css({ background: theme.colors.action.selected }),
});
