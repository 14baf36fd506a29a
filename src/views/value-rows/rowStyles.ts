// How wide the columns are and how high the rows: the same for the heads and the rows of all lists. Where a list is narrow, shares and
// then the baseline give way, so that names can still be read.
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';

export const ROW_HEIGHT_PX = 28;

/** The widths of a list in px below which something gives way. */
const NARROW_PX = 430;
const VERY_NARROW_PX = 340;

export const getRowStyles = (theme: GrafanaTheme2) => ({
  row: css({ display: 'flex', alignItems: 'center', height: ROW_HEIGHT_PX }),
  name: css({
    display: 'flex',
    alignItems: 'center',
    flex: '1 1 80px',
    minWidth: 0,
    height: '100%',
    padding: theme.spacing(0, 1),
    overflow: 'hidden',
    whiteSpace: 'nowrap',
  }),
  file: css({
    flex: '0 1 30%',
    minWidth: 0,
    padding: theme.spacing(0, 1),
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: theme.colors.text.secondary,
    // The end of a path tells more than its beginning.
    direction: 'rtl',
    textAlign: 'left',
    [`@container rows (max-width: ${NARROW_PX}px)`]: { display: 'none' },
  }),
  number: css({
    position: 'relative',
    display: 'flex',
    justifyContent: 'flex-end',
    alignItems: 'center',
    flex: '0 0 auto',
    width: 'clamp(142px, 24%, 170px)',
    marginLeft: theme.spacing(0.5),
    height: '100%',
    padding: theme.spacing(0, 1),
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
    [`@container rows (max-width: ${NARROW_PX}px)`]: { width: 84, padding: theme.spacing(0, 0.5) },
  }),
  secondary: css({ [`@container rows (max-width: ${VERY_NARROW_PX}px)`]: { display: 'none' } }),
  share: css({
    position: 'relative',
    width: 58,
    textAlign: 'right',
    color: theme.colors.text.secondary,
    [`@container rows (max-width: ${NARROW_PX}px)`]: { display: 'none' },
  }),
});
