// The bar above the views: search with what it found, the focus and the way back from it, colours, and which views are shown.
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Button, Dropdown, Icon, IconButton, Input, Menu, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';
import { isDiffTree } from '../../engine/tree/callTree';
import { type ProfileModel } from '../profile/profileModel';
import { type ColorBy, type Shown } from '../profile/profileViewState';
import { type ProfileViewModel } from './useProfileView';
import { formatShare } from '../profile/valueFormat';

interface Props {
  readonly profile: ProfileModel;
  readonly view: ProfileViewModel;
  readonly colorBy: ColorBy;
  readonly shown: Shown;
  /** Both views at once need room. */
  readonly isNarrow: boolean;
  readonly children?: ReactNode;
}

export function ProfileToolbar({ profile, view, colorBy, shown, isNarrow, children }: Props) {
  const styles = useStyles2(getStyles);
  const { dispatch } = view;
  return (
    <div className={styles.toolbar}>
      {children}
      <SearchInput profile={profile} view={view} />
      <FocusChip profile={profile} view={view} />
      <div className={styles.right}>
        {!isDiffTree(profile.tree) && (
          <ColorMenu colorBy={colorBy} onChange={(value) => dispatch({ type: 'colored', colorBy: value })} />
        )}
        <RadioButtonGroup
          aria-label="Views"
          options={isNarrow ? shownOptions.slice(0, 2) : shownOptions}
          value={shown}
          onChange={(value) => dispatch({ type: 'shown', shown: value })}
        />
      </div>
    </div>
  );
}

const shownOptions: Array<{ label: string; value: Shown }> = [
  { label: 'Table', value: 'table' },
  { label: 'Flame graph', value: 'flameGraph' },
  { label: 'Both', value: 'both' },
];

function SearchInput({ profile, view }: Pick<Props, 'profile' | 'view'>) {
  const styles = useStyles2(getStyles);
  const { state, searchResult, dispatch } = view;
  const isExact = state.search.kind === 'function';
  const text = state.search.kind === 'function' ? state.search.function.name : state.search.text;
  return (
    <>
      <div className={styles.search}>
        <Input
          value={text}
          aria-label="Search functions"
          placeholder="Search, or /regex/"
          title={isExact ? 'Exactly this function' : 'Part of a name, or /regex/, or /regex/i'}
          prefix={<Icon name={isExact ? 'crosshair' : 'search'} />}
          suffix={
            text !== '' && (
              <IconButton
                name="times"
                aria-label="Clear search"
                onClick={() => dispatch({ type: 'searched', text: '' })}
              />
            )
          }
          invalid={searchResult.kind === 'invalid'}
          onChange={(event) => dispatch({ type: 'searched', text: event.currentTarget.value })}
        />
      </div>
      {searchResult.kind === 'invalid' && (
        <span role="alert" className={styles.invalid} title={searchResult.sentence}>
          {searchResult.sentence}
        </span>
      )}
      {searchResult.kind === 'matches' && (
        <span role="status" className={styles.found}>
          {searchResult.functionCount.toLocaleString('en-US')}{' '}
          {searchResult.functionCount === 1 ? 'function' : 'functions'},{' '}
          {formatShare(searchResult.total, profile.tree.total[0])}
        </span>
      )}
    </>
  );
}

/** Says what is focused and leads back; also when a refresh no longer has the focused call. */
function FocusChip({ profile, view: { state, focusedNode, dispatch } }: Pick<Props, 'profile' | 'view'>) {
  const styles = useStyles2(getStyles);
  if (state.focus.length === 0) {
    return null;
  }
  const { name } = state.focus[state.focus.length - 1];
  const share =
    focusedNode === 0 ? 'not in this profile' : formatShare(profile.layout.width[focusedNode], profile.layout.width[0]);
  return (
    <Button
      variant="secondary"
      icon="times"
      className={styles.focus}
      aria-label="Reset focus"
      tooltip={`Focused: ${name}. Click to show the whole profile.`}
      onClick={() => dispatch({ type: 'focused', path: [] })}
    >
      <span className={styles.focusName}>{name}</span>
      <span className={styles.found}>{share}</span>
    </Button>
  );
}

function ColorMenu({
  colorBy,
  onChange,
}: {
  readonly colorBy: ColorBy;
  readonly onChange: (colorBy: ColorBy) => void;
}) {
  const item = (value: ColorBy, label: string) => (
    <Menu.Item
      label={label}
      role="menuitemradio"
      ariaChecked={colorBy === value}
      active={colorBy === value}
      onClick={() => onChange(value)}
    />
  );
  const menu = (
    <Menu>
      {item('package', 'Colour by package')}
      {item('function', 'Colour by function')}
    </Menu>
  );
  return (
    <Dropdown overlay={menu} placement="bottom-end">
      <Button variant="secondary" icon="palette" aria-label="Colours" tooltip={`Coloured by ${colorBy}`} />
    </Dropdown>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  toolbar: css({
    display: 'flex',
    flexWrap: 'nowrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    paddingBottom: theme.spacing(1),
    minWidth: 0,
  }),
  search: css({ flex: '0 1 240px', minWidth: 90 }),
  found: css({
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  }),
  invalid: css({
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: theme.colors.error.text,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  focus: css({
    minWidth: 0,
    flex: '0 1 auto',
    '& > span': { display: 'inline-flex', gap: theme.spacing(1), minWidth: 0 },
  }),
  focusName: css({ maxWidth: 220, overflow: 'hidden', textOverflow: 'ellipsis' }),
  right: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), marginLeft: 'auto', flex: 'none' }),
});
