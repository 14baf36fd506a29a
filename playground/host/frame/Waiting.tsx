// What a page shows while it waits for something, and when that failed.
import { Alert, LoadingPlaceholder } from '@grafana/ui';
import React, { type ReactNode } from 'react';
import type { Loaded } from './useLoaded';

export interface WaitingProps<T> {
  readonly loaded: Loaded<T>;
  /** What could not be had, for the heading of the failure. */
  readonly what: string;
  readonly children: (value: T) => ReactNode;
}

export function Waiting<T>({ loaded, what, children }: WaitingProps<T>) {
  switch (loaded.state) {
    case 'loading':
      return <LoadingPlaceholder text="Loading…" />;
    case 'failed':
      return (
        <Alert title={`${what} cannot be shown`} severity="error">
          {loaded.message}
        </Alert>
      );
    case 'ready':
      return <>{children(loaded.value)}</>;
  }
}
