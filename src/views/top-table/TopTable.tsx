// The top table: every function once with its numbers. It says in words and figures all that the flame graph says in bars.
import React, { useMemo } from 'react';
import { type BitSet } from '../../base/bitSet';
import { shortenPath, sharedFolder } from '../../engine/transform/shortenPath';
import { isDiffTree } from '../../engine/tree/callTree';
import { FunctionGrid } from '../value-rows/FunctionGrid';
import { type ListContext } from '../value-rows/valueColumns';
import { type ViewEvents } from '../value-rows/viewEvents';
import { type ProfileModel } from '../profile/profileModel';
import { type ProfileViewAction, type ProfileViewState } from '../profile/profileViewState';
import { functionOrder, functionRows, sortInForce } from './functionRows';
import { type TableColumn, tableColumns } from './tableColumns';

interface Props {
  readonly profile: ProfileModel;
  readonly context: ListContext;
  readonly columns: readonly TableColumn[];
  /** Functions to list; undefined for all. */
  readonly matched: BitSet | undefined;
  readonly state: Pick<ProfileViewState, 'sort' | 'search' | 'pinned'>;
  readonly dispatch: (action: ProfileViewAction) => void;
  readonly events: ViewEvents;
}

export function TopTable({ profile, context, columns: shown, matched, state, dispatch, events }: Props) {
  const { tree } = profile;
  const { format, compareBy, shortensPaths } = context;
  const columns = useMemo(
    () => tableColumns(profile, shown, { format, compareBy }),
    [profile, shown, format, compareBy]
  );
  const hasFile = shown.includes('file');
  const sort = sortInForce(state.sort, columns, isDiffTree(tree), hasFile);
  const order = useMemo(
    () => functionOrder(tree.functions, columns, { column: sort.column, isDescending: sort.isDescending }),
    [tree, columns, sort.column, sort.isDescending]
  );
  const rows = useMemo(() => functionRows(profile, order, matched), [profile, order, matched]);
  const fileOf = useMemo(() => {
    const { fileNames } = tree.functions;
    if (!hasFile || !shortensPaths) {
      return (index: number) => fileNames[index];
    }
    const folder = sharedFolder(fileNames);
    return (index: number) => shortenPath(fileNames[index], folder);
  }, [tree, hasFile, shortensPaths]);
  return (
    <FunctionGrid
      list={{
        label: 'Functions',
        profile,
        rows,
        columns,
        fileOf: hasFile ? fileOf : undefined,
        emptySentence: matched === undefined ? 'This profile has no functions.' : 'No function matches the search.',
      }}
      sort={sort}
      marked={[state.search.kind === 'function' ? state.search.function : undefined, state.pinned]}
      dispatch={dispatch}
      events={events}
    />
  );
}
