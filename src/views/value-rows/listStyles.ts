// The looks that all lists share: a container that scrolls, rows that lie where their place in the list is.
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';

export const getListStyles = (theme: GrafanaTheme2) => ({
  container: css({
    containerName: 'rows',
    containerType: 'inline-size',
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
  /** Of a list that may show the sides of a diff: they leave names more room. */
  withSides: css({ containerName: 'rows sides' }),
  body: css({ position: 'relative' }),
  empty: css({ padding: theme.spacing(1), color: theme.colors.text.secondary }),
  row: css({
    position: 'absolute',
    top: 0,
    left: 0,
    width: '100%',
    '&:hover': { background: theme.colors.action.hover },
  }),
  marked: css({ background: theme.colors.action.selected }),
});
