// The sign in a panel's header that its frames carry notices (a file that could not be read, a cut tree), as on Grafana's own
// dashboards; its tooltip has the sentences.
import type { QueryResultMetaNotice } from '@grafana/data';
import { sceneGraph, SceneObjectBase, type SceneComponentProps } from '@grafana/scenes';
import { Icon, PanelChrome, Stack, Tooltip } from '@grafana/ui';
import React from 'react';

export class PanelNotices extends SceneObjectBase {
  static Component = PanelNoticesRenderer;
}

function PanelNoticesRenderer({ model }: SceneComponentProps<PanelNotices>) {
  const { data } = sceneGraph.getData(model).useState();
  const notices = distinct((data?.series ?? []).flatMap((frame) => frame.meta?.notices ?? []));
  if (notices.length === 0) {
    return null;
  }
  const isWarning = notices.some(({ severity }) => severity === 'warning' || severity === 'error');
  const sentences = (
    <Stack direction="column" gap={1}>
      {notices.map(({ text }) => (
        <div key={text}>{text}</div>
      ))}
    </Stack>
  );
  return (
    <Tooltip content={sentences} interactive>
      <PanelChrome.TitleItem>
        <span role="img" aria-label="Panel notices" data-testid="panel notices">
          <Icon name={isWarning ? 'exclamation-triangle' : 'info-circle'} />
        </span>
      </PanelChrome.TitleItem>
    </Tooltip>
  );
}

function distinct(notices: readonly QueryResultMetaNotice[]): readonly QueryResultMetaNotice[] {
  return [...new Map(notices.map((notice) => [notice.text, notice])).values()];
}
