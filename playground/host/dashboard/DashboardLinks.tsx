// A dashboard's links to other dashboards, with the time range and the variables where the link takes them along.
import { SceneObjectBase, type SceneComponentProps, type SceneObjectState } from '@grafana/scenes';
import type { DashboardLink } from '@grafana/schema';
import { LinkButton, Stack } from '@grafana/ui';
import React from 'react';
import { useLocation } from 'react-router-dom';
import { linkAddress } from './linkAddress';

interface DashboardLinksState extends SceneObjectState {
  readonly links: readonly DashboardLink[];
}

export class DashboardLinks extends SceneObjectBase<DashboardLinksState> {
  static Component = DashboardLinksRenderer;
}

function DashboardLinksRenderer({ model }: SceneComponentProps<DashboardLinks>) {
  const { search } = useLocation();
  return (
    <Stack gap={1}>
      {model.state.links.map((link) => (
        <LinkButton key={link.title} href={linkAddress(link, search)} tooltip={link.tooltip} variant="secondary">
          {link.title}
        </LinkButton>
      ))}
    </Stack>
  );
}
