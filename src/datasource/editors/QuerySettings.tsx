// Settings of how queries treat a store: what holds where a query says nothing, and how much at once.
import { ConfigSection } from '@grafana/plugin-ui';
import { Stack } from '@grafana/ui';
import React from 'react';
import { parseProfileTypeId } from '../../engine/profile/profileType';
import { durationMs } from '../duration';
import { DEFAULT_SETTINGS, type ProfilesOptions } from '../options';
import { CountSetting, TextSetting } from './SettingField';

export interface SettingsPartProps {
  readonly options: ProfilesOptions;
  readonly isReadOnly: boolean | undefined;
  readonly onChange: (part: Partial<ProfilesOptions>) => void;
}

export function QuerySettings({ options, isReadOnly, onChange }: SettingsPartProps) {
  return (
    <ConfigSection title="Queries" isCollapsible isInitiallyOpen>
      <Stack direction="column" gap={2}>
        <TextSetting
          id="flameboard-min-step"
          label="Minimal step"
          description="Points of series are at least so far apart. The interval at which profiles are recorded is a good choice."
          placeholder="15s"
          isReadOnly={isReadOnly}
          value={options.minStep}
          problem={(text) =>
            durationMs(text) === undefined ? 'This is a number and a unit, such as 15s or 1m.' : undefined
          }
          onChange={(minStep) => onChange({ minStep })}
        />
        <TextSetting
          id="flameboard-default-type"
          label="Default profile type"
          description="For queries that name none. Without it they take CPU time where there is any."
          placeholder="process_cpu:cpu:nanoseconds:cpu:nanoseconds"
          isReadOnly={isReadOnly}
          value={options.defaultProfileTypeId}
          problem={(text) =>
            parseProfileTypeId(text) === undefined
              ? 'A profile type has five parts with colons between them.'
              : undefined
          }
          onChange={(defaultProfileTypeId) => onChange({ defaultProfileTypeId })}
        />
        <CountSetting
          id="flameboard-max-nodes"
          label="Max nodes"
          description="Call nodes per flame graph, for queries that set no number of their own."
          placeholder="what the store takes"
          isReadOnly={isReadOnly}
          value={options.maxNodes}
          onChange={(maxNodes) => onChange({ maxNodes })}
        />
        <CountSetting
          id="flameboard-series-limit"
          label="Series limit"
          description="Series per query, for queries that set no number of their own."
          placeholder="all"
          isReadOnly={isReadOnly}
          value={options.seriesLimit}
          onChange={(seriesLimit) => onChange({ seriesLimit })}
        />
        <CountSetting
          id="flameboard-parallel-requests"
          label="Parallel requests"
          description="Requests under way at once, for all panels together. Browsers allow six per server in all."
          placeholder={String(DEFAULT_SETTINGS.maxParallelRequests)}
          isReadOnly={isReadOnly}
          value={options.maxParallelRequests}
          onChange={(maxParallelRequests) => onChange({ maxParallelRequests })}
        />
        <CountSetting
          id="flameboard-cache-megabytes"
          label="Cache"
          description="Megabytes of decoded profiles to keep in the browser. Answers take as much again, but at most 64."
          placeholder={String(DEFAULT_SETTINGS.cacheMegabytes)}
          isReadOnly={isReadOnly}
          value={options.cacheMegabytes}
          onChange={(cacheMegabytes) => onChange({ cacheMegabytes })}
        />
      </Stack>
    </ConfigSection>
  );
}
