// The menu of a bar, a table row or a call tree row.
import { type GrafanaTheme2, type LinkModel } from '@grafana/data';
import { css } from '@emotion/css';
import { ContextMenu, Menu, useStyles2 } from '@grafana/ui';
import React, { useEffect } from 'react';
import { type FunctionPath, type PathStep } from '../profile/functionPath';
import { isSameStep, type ProfileViewAction, type ProfileViewState } from '../profile/profileViewState';
import { type MenuTarget } from '../value-rows/viewEvents';
import { useFocusReturned } from './useFocusReturned';

export interface MenuActions {
  readonly dispatch: (action: ProfileViewAction) => void;
  readonly copy: (text: string, what: string) => void;
  /** Undefined where links lead nowhere. */
  readonly copyLink: (() => void) | undefined;
  /** True while the call tree is shown, which can turn to callers and callees. */
  readonly hasCallTree: boolean;
  /** The field's data links for the function. */
  readonly links: ReadonlyArray<Pick<LinkModel, 'href' | 'title' | 'target' | 'onClick'>>;
}

interface Props {
  readonly target: MenuTarget;
  readonly state: ProfileViewState;
  readonly actions: MenuActions;
  readonly onClose: () => void;
}

export function FunctionMenu({ target, state, actions, onClose }: Props) {
  const styles = useStyles2(getStyles);
  const { path, at } = target;
  const step = target.function;
  useFocusReturned();
  useLiftIgnored();
  const { dispatch, copy, copyLink, links, hasCallTree } = actions;
  const item = (label: string, action: ProfileViewAction) => (
    <Menu.Item key={label} label={label} onClick={() => dispatch(action)} />
  );
  return (
    <ContextMenu
      x={at.clientX}
      y={at.clientY}
      onClose={onClose}
      renderHeader={() => (
        <div className={styles.name} title={step.name}>
          <bdi>{step.name}</bdi>
        </div>
      )}
      renderMenuItems={() => (
        <>
          <Menu.Group label="Show">
            {path !== undefined && item('Focus', { type: 'focused', path })}
            {item('Sandwich: callers and callees', { type: 'sandwiched', function: step })}
            {hasCallTree && item('Callers in the call tree', showHalf(step, 'callers'))}
            {hasCallTree && item('Callees in the call tree', showHalf(step, 'callees'))}
            {item(
              state.search.kind === 'function' && isSameStep(state.search.function, step) ? 'Stop finding it' : 'Find',
              { type: 'functionPicked', function: step }
            )}
            {item(isSameStep(state.pinned, step) ? 'Unpin' : 'Pin highlight', { type: 'pinned', function: step })}
          </Menu.Group>
          <Menu.Group label="Filter">
            {item('Show only stacks with it', { type: 'stacksKept', function: step })}
            {item('Hide this frame', { type: 'functionHidden', function: step })}
            {item('Collapse recursion', { type: 'chose', choices: { collapsesRecursion: true } })}
          </Menu.Group>
          <Menu.Group label="Copy">
            <Menu.Item label="Copy function" onClick={() => copy(step.name, 'Function')} />
            {path !== undefined && <Menu.Item label="Copy stack" onClick={() => copy(stackText(path), 'Stack')} />}
            {copyLink !== undefined && <Menu.Item label="Copy link" onClick={copyLink} />}
          </Menu.Group>
          {links.length > 0 && (
            <Menu.Group label="Links">
              {links.map((link, index) => (
                <Menu.Item
                  key={index}
                  label={link.title}
                  url={link.href}
                  target={link.target}
                  icon={link.target === '_blank' ? 'external-link-alt' : 'link'}
                  onClick={link.onClick}
                />
              ))}
            </Menu.Group>
          )}
        </>
      )}
    />
  );
}

function showHalf(step: PathStep, half: 'callers' | 'callees'): ProfileViewAction {
  return { type: 'sandwiched', function: step, half };
}

/** One function per line from the root on, with its file where that is known. */
export function stackText(path: FunctionPath): string {
  return path.map(({ name, fileName }) => (fileName === '' ? name : `${name} (${fileName})`)).join('\n');
}

/**
 * A finger whose long press opened the menu is lifted after that. Browsers may take this for a click beside the menu, which would close it;
 * the next touch counts again.
 */
function useLiftIgnored() {
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const ignore = (event: TouchEvent) => {
      if (event.cancelable) {
        event.preventDefault();
      }
      controller.abort();
    };
    document.addEventListener('touchend', ignore, { signal, capture: true, passive: false });
    document.addEventListener('touchstart', () => controller.abort(), { signal, capture: true });
    return () => controller.abort();
  }, []);
}

const getStyles = (theme: GrafanaTheme2) => ({
  name: css({
    maxWidth: 320,
    padding: theme.spacing(0.5, 1),
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontWeight: theme.typography.fontWeightMedium,
  }),
});
