// React Router on top of Grafana's history, so that links, plugins and scenes all move the same address.
import { locationService } from '@grafana/runtime';
import React, { useLayoutEffect, useMemo, useState, type ReactNode } from 'react';
import { createPath, NavigationType, Router, type Navigator } from 'react-router-dom';

export function HostRouter({ children }: { readonly children: ReactNode }) {
  const history = locationService.getHistory();
  const [location, setLocation] = useState(history.location);
  useLayoutEffect(() => history.listen((next) => setLocation(next)), [history]);
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
