// The panel's state in the dashboard's address: one parameter per panel, read when the panel appears, written by "copy link".
import { type TimeRange } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { useState } from 'react';
import { err, ok, type Result } from '../base/result';
import { initialProfileViewState } from '../views/profile/profileViewState';
import { type LinkedView, linkOfView, viewOfLink } from '../views/profile/viewLink';

function parameterOf(panelId: number): string {
  return `flameboard-${panelId}`;
}

export interface LinkedState extends LinkedView {
  /** Why the link could not be followed; undefined when it was, or when there is none. */
  readonly problem?: string;
}

const NOT_LINKED: LinkedView = { state: initialProfileViewState, scrolledTo: {} };

/** What the address says about this panel at its first appearance. */
export function useLinkedState(panelId: number): LinkedState {
  const [linked] = useState(() => readLink(panelId));
  return linked;
}

function readLink(panelId: number): LinkedState {
  const text = locationService.getSearch().get(parameterOf(panelId));
  if (text === null || text === '') {
    return NOT_LINKED;
  }
  const view = viewOfLink(text);
  return view.ok ? view.value : { ...NOT_LINKED, problem: view.error };
}

/** The address of this page with this panel's view, and with the time range as it is now instead of one that moves on. */
export function linkAddress(panelId: number, view: LinkedView, { from, to }: TimeRange): Result<string, string> {
  const link = linkOfView(view);
  if (!link.ok) {
    return err(link.error);
  }
  const parameters = new URLSearchParams(locationService.getSearch());
  parameters.set('from', String(from.valueOf()));
  parameters.set('to', String(to.valueOf()));
  if (link.value === '') {
    parameters.delete(parameterOf(panelId));
  } else {
    parameters.set(parameterOf(panelId), link.value);
  }
  // The page's own address, so that a Grafana below a path of its server keeps that path.
  const address = new URL(document.baseURI);
  address.pathname = window.location.pathname;
  address.search = parameters.toString();
  address.hash = '';
  return ok(address.toString());
}
