// React Router on top of Grafana's history, so that links, plugins and scenes all move the same address.
import { locationService } from '@grafana/runtime';
import React, { useLayoutEffect, useMemo, useState, type ReactNode } from 'react';
import { createPath, NavigationType, Router, type Location, type Navigator } from 'react-router-dom';

/** What the router needs of Grafana's history, whose types @grafana/runtime refers to but does not bring. */
interface History {
  readonly location: Location;
  /** Returns a function that ends it. */
  listen(listener: (location: Location) => void): () => void;
  go(delta: number): void;
  push(path: string, state?: unknown): void;
  replace(path: string, state?: unknown): void;
}

export function HostRouter({ children }: { readonly children: ReactNode }) {
  const history: History = locationService.getHistory();
  const [location, setLocation] = useState(history.location);
  useLayoutEffect(() => history.listen(setLocation), [history]);
  const navigator = useMemo<Navigator>(
    () => ({
      createHref: (to) => (typeof to === 'string' ? to : createPath(to)),
      go: (delta) => history.go(delta),
      push: (to, state) => history.push(typeof to === 'string' ? to : createPath(to), state),
      replace: (to, state) => history.replace(typeof to === 'string' ? to : createPath(to), state),
    }),
    [history]
  );
  return (
    <Router location={location} navigator={navigator} navigationType={NavigationType.Pop}>
      {children}
    </Router>
  );
}
