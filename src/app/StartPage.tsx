// Where the app's own address leads: the ways into profiles.
import { locationUtil } from '@grafana/data';
import { Card, Stack } from '@grafana/ui';
import React from 'react';
import { APP_ID, FILES_PATH, OPEN_PATH } from './app';

const WAYS = [
  {
    path: '/d/flameboard-overview',
    title: 'Service overview',
    text: 'CPU metrics beside the flame graph of a service.',
  },
  {
    path: OPEN_PATH,
    title: 'Drill-down',
    text: 'The last hour against the hour before, and what explains the difference.',
  },
  {
    path: '/d/flameboard-compare',
    title: 'Compare',
    text: 'Two selections of profiles side by side, and their difference.',
  },
  { path: '/d/flameboard-labels', title: 'Labels', text: 'Select a spike and see which label explains it.' },
  { path: FILES_PATH, title: 'Look at a file', text: 'Drop profile files on the page. They stay on your machine.' },
  { path: `/plugins/${APP_ID}`, title: 'Settings', text: 'Which label of alerts is which label of profiles.' },
] as const;

export function StartPage() {
  return (
    <Stack direction="column">
      {WAYS.map(({ path, title, text }) => (
        <Card key={path} href={locationUtil.assureBaseUrl(path)} noMargin>
          <Card.Heading>{title}</Card.Heading>
          <Card.Description>{text}</Card.Description>
        </Card>
      ))}
    </Stack>
  );
}
