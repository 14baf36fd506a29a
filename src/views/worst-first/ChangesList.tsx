// The functions of a diff that got worse and those that got better, the largest change first.
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { RadioButtonGroup, useStyles2 } from '@grafana/ui';
import React, { useMemo, useState } from 'react';
import { type BitSet } from '../../base/bitSet';
import { worstFirst } from '../../engine/diff/worstFirst';
import { type DiffTree } from '../../engine/tree/callTree';
import { type ProfileModel } from '../profile/profileModel';
import { type ProfileViewAction, type ProfileViewState } from '../profile/profileViewState';
import { valuesOfFunctions } from '../top-table/valuesOfFunctions';
import { FunctionGrid } from '../value-rows/FunctionGrid';
import { OrderedRows } from '../value-rows/orderedRows';
import { type ListContext, valueColumns } from '../value-rows/valueColumns';
import { type ViewEvents } from '../value-rows/viewEvents';

interface Props {
  readonly profile: ProfileModel & { readonly tree: DiffTree };
  readonly context: ListContext;
  /** Functions to list; undefined for all. */
  readonly matched: BitSet | undefined;
  readonly state: Pick<ProfileViewState, 'search' | 'pinned'>;
  readonly dispatch: (action: ProfileViewAction) => void;
  readonly events: ViewEvents;
}

type Direction = 'regressions' | 'improvements';

export function ChangesList({ profile, context, matched, state, dispatch, events }: Props) {
  const styles = useStyles2(getStyles);
  const [direction, setDirection] = useState<Direction>('regressions');
  const [by, setBy] = useState<'self' | 'total'>('self');
  const { tree, whole } = profile;
  const { format, compareBy } = context;
  const changes = useMemo(() => worstFirst(tree, { by, mode: compareBy }), [tree, by, compareBy]);
  const rows = useMemo(
    () =>
      new OrderedRows(
        Int32Array.from(
          changes[direction]
            .map(({ functionIndex }) => functionIndex)
            .filter((index) => matched === undefined || matched.has(index))
        )
      ),
    [changes, direction, matched]
  );
  const columns = useMemo(
    () => valueColumns(valuesOfFunctions(profile), [by], { whole, format, compareBy, isMeasureSaid: true }),
    [profile, by, whole, format, compareBy]
  );
  return (
    <div className={styles.changes}>
      <div className={styles.choices}>
        <RadioButtonGroup
          size="sm"
          aria-label="Changes"
          options={[
            { value: 'regressions' as const, label: `Regressions (${count(changes.regressions)})` },
            { value: 'improvements' as const, label: `Improvements (${count(changes.improvements)})` },
          ]}
          value={direction}
          onChange={setDirection}
        />
        <RadioButtonGroup
          size="sm"
          aria-label="Compared by"
          options={[
            { value: 'self' as const, label: 'Self' },
            { value: 'total' as const, label: 'Total' },
          ]}
          value={by}
          onChange={setBy}
        />
      </div>
      <div className={styles.list}>
        <FunctionGrid
          list={{
            label: direction === 'regressions' ? 'Regressions, worst first' : 'Improvements, best first',
            profile,
            rows,
            columns,
            emptySentence:
              matched === undefined
                ? `No function takes ${direction === 'regressions' ? 'more' : 'less'} than in the baseline.`
                : 'No changed function matches the search.',
          }}
          sort={undefined}
          marked={[state.search.kind === 'function' ? state.search.function : undefined, state.pinned]}
          dispatch={dispatch}
          events={events}
        />
      </div>
    </div>
  );
}

function count(list: readonly unknown[]): string {
  return list.length.toLocaleString('en-US');
}

const getStyles = (theme: GrafanaTheme2) => ({
  changes: css({ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }),
  choices: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1), paddingBottom: theme.spacing(0.5) }),
  list: css({ flex: 1, minHeight: 0 }),
});
