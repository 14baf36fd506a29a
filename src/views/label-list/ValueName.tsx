// The beginning of a value's row: the box that picks it for a comparison, its name, and what can be done with it.
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Checkbox, IconButton, useStyles2 } from '@grafana/ui';
import React, { type MouseEvent } from 'react';
import { type LabelValue } from '../../engine/explain/explainChange';
import { type LabelListEvents } from './LabelList';
import { valueLabel } from './labelColumns';

interface Props {
  readonly value: LabelValue;
  readonly showsLabel: boolean;
  readonly isPicked: boolean;
  readonly events: Pick<LabelListEvents, 'onPick' | 'onMenu' | 'onFilter'>;
}

export function ValueName({ value, showsLabel, isPicked, events }: Props) {
  const styles = useStyles2(getStyles);
  const name = valueLabel(value);
  const full = `${value.label}=${value.value}`;
  const openMenu = (event: MouseEvent<HTMLElement>) => {
    const { left, bottom } = event.currentTarget.getBoundingClientRect();
    events.onMenu(value, { clientX: left, clientY: bottom });
  };
  return (
    <>
      <Checkbox
        className={styles.box}
        tabIndex={-1}
        value={isPicked}
        aria-label={`Compare ${full}`}
        onChange={() => events.onPick(value)}
      />
      <button type="button" tabIndex={-1} className={styles.name} title={full} onClick={openMenu}>
        {showsLabel && <span className={styles.label}>{value.label} </span>}
        <bdi className={value.value === '' ? styles.absent : undefined}>{name}</bdi>
      </button>
      <span className={styles.actions}>
        <IconButton
          name="search-plus"
          size="sm"
          tabIndex={-1}
          aria-label={`Filter for ${full}`}
          onClick={() => events.onFilter(value, true)}
        />
        <IconButton
          name="search-minus"
          size="sm"
          tabIndex={-1}
          aria-label={`Filter out ${full}`}
          onClick={() => events.onFilter(value, false)}
        />
        <IconButton name="ellipsis-v" size="sm" tabIndex={-1} aria-label={`Actions for ${full}`} onClick={openMenu} />
      </span>
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({ flex: 'none', marginRight: theme.spacing(1) }),
  name: css({
    flex: '0 1 auto',
    minWidth: 0,
    padding: 0,
    border: 'none',
    background: 'none',
    font: 'inherit',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    textAlign: 'left',
    color: theme.colors.text.primary,
    '&:hover': { color: theme.colors.text.link, textDecoration: 'underline' },
  }),
  label: css({ color: theme.colors.text.secondary }),
  absent: css({ fontStyle: 'italic' }),
  actions: css({
    flex: 'none',
    display: 'inline-flex',
    marginLeft: 'auto',
    paddingLeft: theme.spacing(0.5),
    // Without a pointer that hovers, the buttons are always there.
    '@media (hover: hover)': {
      visibility: 'hidden',
      '[role=row]:hover &': { visibility: 'visible' },
    },
    '@container rows (max-width: 340px)': { display: 'none' },
  }),
});
