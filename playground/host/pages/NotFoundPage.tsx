// For every address that none of the pages has.
import { TextLink } from '@grafana/ui';
import React from 'react';
import { PageFrame } from '../frame/PageFrame';

export function NotFoundPage() {
  return (
    <PageFrame title="Not found">
      <p>
        The playground has no such page. <TextLink href="/">The dashboards</TextLink> are a good place to go on.
      </p>
    </PageFrame>
  );
}
