// Search, order, and what is about to be compared.
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Button, Combobox, Icon, IconButton, Input, useStyles2 } from '@grafana/ui';
import React from 'react';
import { type BreakdownOrder } from '../../engine/explain/breakdown';
import { parseSearch } from '../../engine/tree/search';
import { valueText } from './comparedSelectors';
import { type Possible } from './explorerActions';
import { type Explorer } from './useExplorer';

interface Props {
  readonly explorer: Explorer;
  readonly compare: Possible<() => void>;
}

const ORDERS: ReadonlyMap<BreakdownOrder, string> = new Map([
  ['explanation', 'By explanation'],
  ['change', 'By change'],
  ['share', 'By share'],
  ['name', 'By name'],
]);

export function ExplorerToolbar({ explorer, compare }: Props) {
  const styles = useStyles2(getStyles);
  const { order, answer, window, dispatch } = explorer;
  const { search, picked } = explorer.state;
  const foundCount = answer?.foundCount;
  // Without two sides there is no change to order by.
  const hasSides = answer !== undefined && answer.sides !== 'nothing';
  const parsed = parseSearch(search);
  const orders = [...ORDERS].filter(([value]) => hasSides || value === 'share' || value === 'name');
  return (
    <div className={styles.toolbar}>
      <div className={styles.search}>
        <Input
          value={search}
          aria-label="Search labels"
          placeholder="Search, or /regex/"
          title="Part of label=value, or /regex/, or /regex/i"
          prefix={<Icon name="search" />}
          suffix={
            search !== '' && (
              <IconButton
                name="times"
                aria-label="Clear search"
                onClick={() => dispatch({ type: 'searched', text: '' })}
              />
            )
          }
          invalid={!parsed.ok}
          onChange={(event) => dispatch({ type: 'searched', text: event.currentTarget.value })}
        />
      </div>
      {!parsed.ok && (
        <span role="alert" className={styles.invalid}>
          {parsed.error.message}
        </span>
      )}
      {parsed.ok && foundCount !== undefined && (
        <span role="status" className={styles.note}>
          {foundCount.toLocaleString('en-US')} {foundCount === 1 ? 'value' : 'values'}
        </span>
      )}
      <Combobox
        aria-label="Order"
        width={18}
        options={orders.map(([value, label]) => ({ value, label }))}
        value={hasSides || order === 'name' ? order : 'share'}
        onChange={({ value }) => dispatch({ type: 'ordered', order: value })}
      />
      {window !== undefined && (
        <Button variant="secondary" icon="times" onClick={() => dispatch({ type: 'windowChosen', window: undefined })}>
          Clear selected time
        </Button>
      )}
      {picked.length > 0 && (
        <div className={styles.picked} role="group" aria-label="Picked for a comparison">
          <Button
            variant="primary"
            icon="exchange-alt"
            disabled={'whyNot' in compare}
            tooltip={'whyNot' in compare ? compare.whyNot : 'Show the difference as a flame graph'}
            onClick={'run' in compare ? compare.run : undefined}
          >
            Compare
          </Button>
          <span className={styles.note}>
            <bdi>{valueText(picked[picked.length - 1])}</bdi> with{' '}
            <bdi>{picked.length === 2 ? valueText(picked[0]) : 'the others'}</bdi>
          </span>
          {picked.length === 2 && (
            <IconButton name="sync" tooltip="Swap sides" onClick={() => dispatch({ type: 'picksSwapped' })} />
          )}
          <IconButton name="times" tooltip="Pick none" onClick={() => dispatch({ type: 'picksCleared' })} />
        </div>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  toolbar: css({
    display: 'flex',
    flexWrap: 'wrap',
    flex: 'none',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1),
    minWidth: 0,
    padding: theme.spacing(0.5, 0),
  }),
  search: css({ flex: '0 1 220px', minWidth: 90 }),
  picked: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), minWidth: 0 }),
  note: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  invalid: css({ color: theme.colors.error.text, fontSize: theme.typography.bodySmall.fontSize }),
});
