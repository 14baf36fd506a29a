// The search box, and beside it what was found.
import { css } from '@emotion/css';
import { Icon, IconButton, Input, useStyles2 } from '@grafana/ui';
import React, { type KeyboardEvent, type RefObject, startTransition, useLayoutEffect } from 'react';
import { pathOfNode } from '../profile/functionPath';
import { type ProfileModel } from '../profile/profileModel';
import { nextMatch, runSearch, type Search } from '../profile/search';
import { isOnlyMarked, SearchFindings } from './SearchFindings';
import { type ProfileViewModel } from './useProfileView';

interface Props {
  readonly profile: ProfileModel;
  readonly view: ProfileViewModel;
  readonly input: RefObject<HTMLInputElement | null>;
}

export function SearchBox({ profile, view, input }: Props) {
  const styles = useStyles2(getStyles);
  const { state, searchResult, dispatch } = view;
  const isExact = state.search.kind === 'function';
  const text = textOf(state.search);
  // The box keeps what is typed by itself: a key renders nothing at once, and the view once, with the latest text, when there is time for it.
  const typed = () => input.current?.value ?? text;
  const search = (next: string) => startTransition(() => dispatch({ type: 'searched', text: next }));
  const clear = () => {
    put(input.current, '');
    search('');
  };
  // Others change the search, too. All that was typed is in a search that differs from the one before, so nothing of it is lost here.
  useLayoutEffect(() => put(input.current, text), [input, text, state.search]);
  const goOn = (step: 1 | -1) => {
    // Whoever presses Enter has typed all of it, and goes to a match of that.
    const now = typed();
    const isAhead = now !== text;
    const found = isAhead ? runSearch(profile, { kind: 'text', text: now }) : view.searchNow();
    if (found.kind === 'matches' && found.functionCount > 0 && !isOnlyMarked(view)) {
      const nodes = found.nodes();
      const inFocus = nextMatch(profile, nodes, view.focusedNode, isAhead ? -1 : view.markedNode, step);
      // Where the focus has no match, the way leads out of it.
      const node = inFocus === -1 ? nextMatch(profile, nodes, 0, view.focusedNode, step) : inFocus;
      if (node !== -1) {
        if (isAhead) {
          dispatch({ type: 'searched', text: now });
        }
        dispatch({ type: 'matchReached', path: pathOfNode(profile, node) });
      }
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      goOn(event.shiftKey ? -1 : 1);
    } else if (event.key === 'Escape' && typed() !== '') {
      event.preventDefault();
      event.stopPropagation();
      clear();
    }
  };
  return (
    <>
      <div className={styles.search}>
        <Input
          ref={input}
          aria-label="Search functions"
          aria-keyshortcuts="/"
          placeholder="Search, or /regex/"
          title={
            isExact
              ? 'Exactly this function'
              : 'Part of a name, or /regex/, or /regex/i. Enter leads from match to match.'
          }
          prefix={<Icon name={isExact ? 'crosshair' : 'search'} />}
          suffix={
            <IconButton
              name="times"
              aria-label="Clear search"
              className={text === '' ? styles.unseen : undefined}
              onClick={clear}
            />
          }
          invalid={searchResult.kind === 'invalid'}
          onChange={(event) => search(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <SearchFindings profile={profile} view={view} found={searchResult} onStep={goOn} />
    </>
  );
}

function put(box: HTMLInputElement | null, text: string) {
  if (box !== null && box.value !== text) {
    box.value = text;
  }
}

function textOf(search: Search): string {
  return search.kind === 'function' ? search.function.name : search.text;
}

const getStyles = () => ({
  search: css({ flex: '1 1 180px', minWidth: 90, maxWidth: 260 }),
  // It keeps its room: a first letter does not make the box measure itself anew.
  unseen: css({ visibility: 'hidden' }),
});
