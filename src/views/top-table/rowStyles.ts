// How wide the columns are and how high the rows: the same for the head and the rows of the top table.
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';

export const getRowStyles = (theme: GrafanaTheme2) => ({
  row: css({ display: 'flex', alignItems: 'center', height: 28 }),
  name: css({
    flex: 1,
    minWidth: 0,
    padding: theme.spacing(0, 1),
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
  number: css({
    position: 'relative',
    display: 'flex',
    justifyContent: 'flex-end',
    alignItems: 'center',
    flex: '0 0 auto',
    width: 'clamp(124px, 27%, 160px)',
    marginLeft: theme.spacing(1),
    height: '100%',
    padding: theme.spacing(0, 1),
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  }),
});
