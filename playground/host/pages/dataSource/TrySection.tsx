// An editor to try, and below it what its query finds, line by line. Closed until it is wanted: nothing is asked for before.
import { CollapsableSection, Stack } from '@grafana/ui';
import React, { type ReactNode } from 'react';
import type { Loaded } from '../../frame/useLoaded';
import { Waiting } from '../../frame/Waiting';

export interface TrySectionProps {
  readonly editor: ReactNode;
  readonly found: Loaded<readonly string[]>;
}

export function TrySection({ editor, found }: TrySectionProps) {
  return (
    <Stack direction="column" gap={2}>
      {editor}
      <Waiting loaded={found} what="The answer">
        {(lines) => (
          <ol aria-label="Found">
            {lines.map((line, index) => (
              <li key={index}>{line}</li>
            ))}
          </ol>
        )}
      </Waiting>
    </Stack>
  );
}

export function ClosedSection({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title}>
      <CollapsableSection label={title} isOpen={false} unmountContentWhenClosed>
        {children}
      </CollapsableSection>
    </section>
  );
}
