// The call tree: who calls whom, as rows that open, with the numbers of each call. An ARIA treegrid with one tab stop: up and down walk
// the rows, right opens or enters, left closes or leaves, `*` opens all siblings, Enter focuses, the menu key opens the menu.
import { cx } from '@emotion/css';
import { useStyles2 } from '@grafana/ui';
import React, { useEffect, useId, useMemo } from 'react';
import { type BitSet } from '../../base/bitSet';
import { isDiffTree } from '../../engine/tree/callTree';
import { callerOf, nodeAtPath, pathOfNode } from '../profile/functionPath';
import { stepOfFunction } from '../profile/functionSet';
import { type ProfileModel } from '../profile/profileModel';
import { isSameStep, type ProfileViewAction, type ProfileViewState, type TableSort } from '../profile/profileViewState';
import { getListStyles } from '../value-rows/listStyles';
import { RowHeader } from '../value-rows/RowHeader';
import { useActiveRow } from '../value-rows/useActiveRow';
import { useRowScroll } from '../value-rows/useRowScroll';
import { type ListContext, valueColumns } from '../value-rows/valueColumns';
import { type ViewEvents } from '../value-rows/viewEvents';
import { CallTreeRow } from './CallTreeRow';
import { nodeOrder, treeSortInForce } from './nodeOrder';
import { hasCallees, openRows, openTo } from './openNodes';
import { useOpenNodes } from './useOpenNodes';

/** What the tree shows. */
export interface ShownTree {
  readonly profile: ProfileModel;
  /** Read out for the tree: `Call tree`, `Callers of work`. */
  readonly label: string;
  /** The call node in the first row. */
  readonly root: number;
  /** The current match of a search, -1 for none. */
  readonly markedNode: number;
  readonly matched: BitSet | undefined;
  /** False where paths of this tree are no paths of the whole one, as upside down: then rows are functions without a place. */
  readonly hasPaths: boolean;
}

interface Props {
  readonly shown: ShownTree;
  readonly context: ListContext;
  readonly state: Pick<ProfileViewState, 'treeSort' | 'pinned'>;
  readonly dispatch: (action: ProfileViewAction) => void;
  readonly events: ViewEvents;
}

export function CallTree({ shown, context, state, dispatch, events }: Props) {
  const { profile, label, root, markedNode, matched, hasPaths } = shown;
  const { tree, whole } = profile;
  const { format, compareBy } = context;
  const styles = useStyles2(getListStyles);
  const id = useId();
  const columns = useMemo(
    () => valueColumns(tree, isDiffTree(tree) ? ['total'] : ['total', 'self'], { whole, format, compareBy }),
    [tree, whole, format, compareBy]
  );
  const sort = treeSortInForce(state.treeSort, columns);
  const [open, setOpen] = useOpenNodes({ profile, subject: label, root, revealed: markedNode });
  const rows = useMemo(
    () =>
      openRows(profile, root, open, nodeOrder(tree, columns, { column: sort.column, isDescending: sort.isDescending })),
    [profile, root, open, tree, columns, sort.column, sort.isDescending]
  );
  const functionAt = (row: number) => stepOfFunction(tree.functions, tree.functionIndex[rows[row]]);
  const { container, heightPx, items, reveal, pointOf, onScroll } = useRowScroll({
    count: rows.length,
    source: profile,
    keyOf: (row) => pathOfNode(profile, rows[row]),
    rowOf: (path) => rows.indexOf(nodeAtPath(profile, path)),
  });

  const toggle = (node: number) => {
    const next = new Set(open);
    if (!next.delete(node)) {
      next.add(node);
    }
    setOpen(next);
  };
  const focus = (row: number) => {
    if (hasPaths) {
      dispatch({ type: 'focused', path: pathOfNode(profile, rows[row]) });
    } else {
      dispatch({ type: 'functionPicked', function: functionAt(row) });
    }
  };
  const openMenu = (row: number, at = pointOf(row)) =>
    events.onMenu({ function: functionAt(row), path: hasPaths ? pathOfNode(profile, rows[row]) : undefined, at });
  const onOtherKey = (key: string, row: number, moveTo: (row: number) => void): boolean => {
    const node = rows[row];
    const canOpen = hasCallees(profile, node);
    switch (key) {
      case 'ArrowRight':
        if (canOpen && !open.has(node)) {
          toggle(node);
        } else if (canOpen) {
          moveTo(row + 1);
        }
        return true;
      case 'ArrowLeft':
        if (canOpen && open.has(node)) {
          toggle(node);
        } else if (node !== root) {
          moveTo(rows.indexOf(callerOf(profile, node)));
        }
        return true;
      case '*':
        setOpen(openTo(open, siblingsOf(node)));
        return true;
      default:
        return false;
    }
  };
  const siblingsOf = (node: number) => {
    const caller = callerOf(profile, node);
    return rows.filter((other) => other === node || (caller !== -1 && callerOf(profile, other) === caller));
  };
  const active = useActiveRow(rows.length, { reveal, pick: focus, openMenu, onOtherKey });

  const markedRow = markedNode === -1 ? -1 : rows.indexOf(markedNode);
  useEffect(() => {
    if (markedRow !== -1) {
      reveal(markedRow);
    }
    // `reveal` is new at every render; only another match moves the list.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [markedNode, profile]);

  return (
    <div
      ref={container}
      className={cx(styles.container, styles.withSides)}
      role="treegrid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + 1}
      aria-activedescendant={active.row === -1 ? undefined : `${id}-${active.row}`}
      tabIndex={0}
      onKeyDown={active.onKeyDown}
      onScroll={onScroll}
      onPointerLeave={() => events.onHover(undefined)}
      data-testid="call-tree"
    >
      <RowHeader
        columns={columns}
        hasFile={false}
        sort={sort}
        onSort={(next: TableSort) => dispatch({ type: 'treeSorted', sort: next })}
      />
      <div role="rowgroup" className={styles.body} style={{ height: heightPx }}>
        {items.map(({ index: row, start }) => {
          const node = rows[row];
          const step = functionAt(row);
          return (
            <CallTreeRow
              key={node}
              id={`${id}-${row}`}
              place={{ row, topPx: start, level: tree.depth[node] - tree.depth[root] }}
              profile={profile}
              node={node}
              columns={columns}
              marks={{
                isOpen: open.has(node),
                isActive: active.row === row,
                isMatch: node === markedNode,
                isPinned: isSameStep(state.pinned, step),
                isFaded: matched !== undefined && !matched.has(tree.functionIndex[node]),
              }}
              events={{
                onToggle: () => toggle(node),
                onPick: () => focus(row),
                onMenu: (at) => openMenu(row, at),
                onHover: () => events.onHover(step),
              }}
            />
          );
        })}
      </div>
    </div>
  );
}
