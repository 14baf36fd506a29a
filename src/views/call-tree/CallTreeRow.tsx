// One row of the call tree: its place, the button that opens it, the function, and the numbers of the call.
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import { sideState } from '../../engine/diff/compareSides';
import { chainLength } from '../../engine/transform/collapseChains';
import { isDiffTree } from '../../engine/tree/callTree';
import { type MenuPoint } from '../flame-graph/flameGraphModel';
import { stepOfFunction } from '../profile/functionSet';
import { type ProfileModel } from '../profile/profileModel';
import { joinClasses } from '../value-rows/joinClasses';
import { getListStyles } from '../value-rows/listStyles';
import { NumberCells } from '../value-rows/NumberCells';
import { RowName } from '../value-rows/RowName';
import { BRIEF_PX, getRowStyles } from '../value-rows/rowStyles';
import { type ValueColumn } from '../value-rows/valueColumns';
import { hasCallees } from './openNodes';

interface Props {
  readonly id: string;
  /** `level` counts from the first row of the tree. */
  readonly place: { readonly row: number; readonly topPx: number; readonly level: number };
  readonly profile: ProfileModel;
  readonly node: number;
  readonly columns: readonly ValueColumn[];
  readonly marks: RowMarks;
  readonly events: RowEvents;
}

interface RowMarks {
  readonly isOpen: boolean;
  /** The keyboard stands here. */
  readonly isActive: boolean;
  /** The current match of the search. */
  readonly isMatch: boolean;
  readonly isPinned: boolean;
  /** Not found by the search. */
  readonly isFaded: boolean;
}

interface RowEvents {
  readonly onToggle: () => void;
  readonly onPick: () => void;
  readonly onMenu: (at: MenuPoint) => void;
  readonly onHover: () => void;
}

/** Steps to the right that are shown as such; deeper rows say their depth in a number. */
const DEEPEST_INDENT = 16;

export function CallTreeRow({ id, place, profile, node, columns, marks, events }: Props) {
  const { tree } = profile;
  const listStyles = useStyles2(getListStyles);
  const rowStyles = useStyles2(getRowStyles);
  const styles = useStyles2(getStyles);
  const step = stepOfFunction(tree.functions, tree.functionIndex[node]);
  const canOpen = hasCallees(profile, node);
  const isCut = tree.functionIndex[node] === tree.cutFunction;
  const callCount = profile.unchained === undefined ? 1 : chainLength(profile.unchained, node);
  return (
    <div
      id={id}
      role="row"
      aria-level={place.level + 1}
      aria-expanded={canOpen ? marks.isOpen : undefined}
      aria-rowindex={place.row + 2}
      className={joinClasses(
        rowStyles.row,
        listStyles.row,
        marks.isActive && styles.active,
        marks.isFaded && styles.faded,
        marks.isPinned && listStyles.marked,
        marks.isMatch && styles.match
      )}
      style={{ top: place.topPx }}
      onPointerEnter={events.onHover}
      onContextMenu={(event) => {
        event.preventDefault();
        events.onMenu(event);
      }}
    >
      <div role="gridcell" className={rowStyles.name}>
        <span
          className={joinClasses(styles.indent, isDiffTree(tree) && styles.indentOfDiff)}
          style={{ width: `calc(${Math.min(place.level, DEEPEST_INDENT)} * var(--indent))` }}
        />
        {canOpen ? (
          <button
            type="button"
            tabIndex={-1}
            className={styles.toggle}
            aria-label={`${marks.isOpen ? 'Close' : 'Open'} ${step.name}`}
            onClick={events.onToggle}
          >
            <Icon name={marks.isOpen ? 'angle-down' : 'angle-right'} size="sm" />
          </button>
        ) : (
          <span className={styles.toggle} />
        )}
        {place.level > DEEPEST_INDENT && <span className={styles.count}>{place.level}</span>}
        {callCount > 1 && <span className={styles.count}>({callCount})</span>}
        <RowName
          name={isCut ? 'other (cut off by the store)' : step.name}
          title={[step.name, step.fileName].filter((part) => part !== '').join('\n')}
          state={isDiffTree(tree) && !isCut ? sideState(tree.baselineTotal[node], tree.total[node]) : undefined}
          onPick={events.onPick}
          onMenu={events.onMenu}
        />
      </div>
      <NumberCells row={node} columns={columns} />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  active: css({ '[role=treegrid]:focus-visible &': { background: theme.colors.action.focus } }),
  faded: css({ color: theme.colors.text.secondary, '& button': { color: theme.colors.text.secondary } }),
  match: css({ boxShadow: `inset 2px 0 0 ${theme.colors.primary.main}`, background: theme.colors.action.selected }),
  indent: css({ flex: 'none', '--indent': '12px' }),
  indentOfDiff: css({ [`@container sides (max-width: ${BRIEF_PX}px)`]: { '--indent': '6px' } }),
  toggle: css({
    flex: 'none',
    display: 'inline-flex',
    justifyContent: 'center',
    width: 18,
    padding: 0,
    border: 'none',
    background: 'none',
    color: theme.colors.text.secondary,
    '&:hover': { color: theme.colors.text.primary },
  }),
  count: css({ flex: 'none', marginRight: theme.spacing(0.5), color: theme.colors.text.secondary }),
});
