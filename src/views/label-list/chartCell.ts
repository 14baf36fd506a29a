// The place of the small charts at the end of a row; where a list is narrow it gives way.
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';

export const CHART_WIDTH_PX = 110;
export const CHART_HEIGHT_PX = 20;

/** The width of a list in px below which there is no room for charts. */
const NARROW_PX = 640;

export const getChartStyles = (theme: GrafanaTheme2) => ({
  cell: css({
    display: 'flex',
    alignItems: 'center',
    flex: '0 0 auto',
    width: CHART_WIDTH_PX,
    margin: theme.spacing(0, 1, 0, 1.5),
    whiteSpace: 'nowrap',
    [`@container rows (max-width: ${NARROW_PX}px)`]: { display: 'none' },
  }),
});
