// The page behind `/open`: asks what only Grafana and the store know, and goes on to the drill-down dashboard. The address is replaced, so that
// going back leads to the alert and not here again.
import { locationService } from '@grafana/runtime';
import { LoadingPlaceholder } from '@grafana/ui';
import React, { useEffect } from 'react';
import { type AppSettings } from '../settings/appSettings';
import { drillDownPath } from './drillDownPath';
import { findWorld } from './findWorld';
import { readOpenRequest } from './openRequest';

export function OpenPage({ settings }: { readonly settings: AppSettings }) {
  useEffect(() => {
    let isGone = false;
    // Whole seconds: relative times end up in the dashboard's fields, for people to read.
    const nowMs = Math.floor(Date.now() / 1000) * 1000;
    const request = readOpenRequest(new URLSearchParams(locationService.getLocation().search), settings, nowMs);
    void findWorld(request).then((world) => {
      if (!isGone) {
        locationService.replace(drillDownPath(request, world));
      }
    });
    return () => {
      isGone = true;
    };
  }, [settings]);
  return <LoadingPlaceholder text="Looking for the profiles…" />;
}
