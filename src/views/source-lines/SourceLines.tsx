// The lines view: what each source line costs, of the function that the viewer is at or of all functions.
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo, useState } from 'react';
import { type LineTable } from '../../frames/linesFrame';
import {
  type ProfileViewAction,
  type ProfileViewState,
  type SortColumn,
  type TableSort,
} from '../profile/profileViewState';
import { type TableColumn } from '../top-table/tableColumns';
import { type ColumnContext, type ShownValues, type ValueColumn, valueColumns } from '../value-rows/valueColumns';
import { type ViewEvents } from '../value-rows/viewEvents';
import { LineGrid } from './LineGrid';
import { foundRows, functionInView, rowsOfFunction, sortRows } from './lineRows';

interface Props {
  readonly lines: LineTable;
  readonly context: Pick<ColumnContext, 'format' | 'compareBy'>;
  /** Which values have columns; the file is always there. */
  readonly columns: readonly TableColumn[];
  readonly state: Pick<ProfileViewState, 'pinned' | 'search' | 'sandwich' | 'focus' | 'isSwapped'>;
  readonly dispatch: (action: ProfileViewAction) => void;
  readonly events: ViewEvents;
}

/** Where lines were recorded without what they call, totals say nothing more. */
const SELF_ALONE: ShownValues = ['self'];

export function SourceLines({ lines, context, columns: asked, state, dispatch, events }: Props) {
  const styles = useStyles2(getStyles);
  const [chosenSort, setSort] = useState<TableSort>();
  const { format, compareBy } = context;
  const columns = useMemo(
    () =>
      valueColumns(
        valuesOf(lines, state.isSwapped),
        lines.meta.selfOnly === true ? SELF_ALONE : asked.filter((column) => column !== 'file'),
        {
          whole: wholeOf(lines, state.isSwapped),
          format,
          compareBy,
        }
      ),
    [lines, asked, state.isSwapped, format, compareBy]
  );
  const step = functionInView(state);
  const text = state.search.kind === 'text' ? state.search.text : '';
  const first = largestFirst(columns, lines.baseline !== undefined);
  const sort = useMemo(() => chosenSort ?? { column: first, isDescending: first !== 'name' }, [chosenSort, first]);
  const found = useMemo(
    () => foundRows(lines, rowsOfFunction(lines, step), step === undefined ? text : ''),
    [lines, step, text]
  );
  const rows = useMemo(() => sortRows(lines, found, columns, sort), [lines, found, columns, sort]);
  return (
    <div className={styles.view}>
      <p className={styles.title}>
        {step === undefined ? (
          'Lines of all functions. Pick one to see its own.'
        ) : (
          <>
            Lines of <bdi>{step.name}</bdi>
          </>
        )}
      </p>
      <LineGrid
        list={{
          label: step === undefined ? 'Source lines' : `Source lines of ${step.name}`,
          table: lines,
          rows,
          columns,
          // A comparison has three columns of numbers: the function is then in the row's tooltip alone.
          hasFunction: step === undefined && lines.baseline === undefined,
          emptySentence: emptySentence(step?.name, text),
        }}
        sort={sort}
        onSort={setSort}
        dispatch={dispatch}
        events={events}
      />
    </div>
  );
}

/** Most lines cost nothing by themselves: the total goes before the self value. */
function largestFirst(columns: readonly ValueColumn[], isDiff: boolean): SortColumn {
  const preferred: readonly SortColumn[] = isDiff ? ['difference', 'selfDifference'] : ['total', 'self'];
  return preferred.find((id) => columns.some((column) => column.id === id)) ?? 'name';
}

function emptySentence(functionName: string | undefined, text: string): string {
  if (functionName !== undefined) {
    return `No line of ${functionName} was recorded.`;
  }
  return text === '' ? 'No source line was recorded.' : 'No line matches the search.';
}

function valuesOf({ self, total, baseline }: LineTable, isSwapped: boolean) {
  if (baseline === undefined) {
    return { self, total };
  }
  return isSwapped
    ? { self: baseline.self, total: baseline.total, baselineSelf: self, baselineTotal: total }
    : { self, total, baselineSelf: baseline.self, baselineTotal: baseline.total };
}

function wholeOf({ meta: { total, baselineTotal = 0 } }: LineTable, isSwapped: boolean) {
  return isSwapped ? { total: baselineTotal, baselineTotal: total } : { total, baselineTotal };
}

const getStyles = (theme: GrafanaTheme2) => ({
  view: css({ display: 'flex', flexDirection: 'column', flex: 1, height: '100%', minWidth: 0, minHeight: 0 }),
  title: css({
    flex: 'none',
    margin: 0,
    padding: theme.spacing(0, 1),
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
