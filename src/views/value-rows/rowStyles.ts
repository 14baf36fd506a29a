// How wide the columns are and how high the rows: the same for the heads and the rows of all lists. Where a list is narrow, half of the
// numbers and then whole columns give way, so that names can still be read; a number's tooltip has both halves.
import { css } from '@emotion/css';
import { colorManipulator, type GrafanaTheme2 } from '@grafana/data';

export const ROW_HEIGHT_PX = 28;

/** The widths of a list in px below which something gives way. */
export const BRIEF_PX = 680;
const NARROW_PX = 430;
const VERY_NARROW_PX = 340;

const BAR_HEIGHT_PX = 22;

/** How long the bar behind a number is: a part of its cell, 0 to 1. */
export function barSize(fraction: number): string {
  return `${fraction * 100}% ${BAR_HEIGHT_PX}px`;
}

export const getRowStyles = (theme: GrafanaTheme2) => {
  const bar = theme.isDark ? 'rgba(110, 159, 255, 0.14)' : 'rgba(56, 113, 220, 0.16)';
  /** The half of a number that is not what rows are compared by. */
  const lesser = css({
    // Secondary text would be too pale on the bar of a row that is marked or under the pointer.
    color: colorManipulator.alpha(theme.colors.text.primary, 0.82),
    [`@container rows (max-width: ${NARROW_PX}px)`]: { display: 'none' },
  });
  return {
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
      display: 'flex',
      justifyContent: 'flex-end',
      alignItems: 'center',
      flex: '0 0 auto',
      width: 'clamp(136px, 22%, 170px)',
      marginLeft: theme.spacing(0.5),
      height: '100%',
      padding: theme.spacing(0, 1, 0, 0.5),
      fontVariantNumeric: 'tabular-nums',
      whiteSpace: 'nowrap',
      [`@container rows (max-width: ${NARROW_PX}px)`]: { width: 84, padding: theme.spacing(0, 0.5) },
    }),
    /** A column of one side of a diff, where the list has both. */
    side: css({
      [`@container sides (max-width: ${BRIEF_PX}px)`]: { width: 100, [`& > .${lesser}`]: { display: 'none' } },
    }),
    secondary: css({ [`@container rows (max-width: ${VERY_NARROW_PX}px)`]: { display: 'none' } }),
    /** A number and its share, before a bar whose length the cell says as `backgroundSize`. */
    value: css({
      background: `linear-gradient(${bar}, ${bar}) no-repeat 0 50%`,
      '& > :last-child': { flex: 'none', width: 60, textAlign: 'right' },
    }),
    lesser,
  };
};
