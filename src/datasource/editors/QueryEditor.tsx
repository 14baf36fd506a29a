// The query editor: what to ask for, how to show it and what to compare it with, and below them options with a summary.
import { CoreApp, type QueryEditorProps } from '@grafana/data';
import { EditorRow } from '@grafana/plugin-ui';
import { Alert, Stack } from '@grafana/ui';
import React from 'react';
import { defaultProfileTypeId } from '../../engine/profile/profileType';
import { type ProfilesDataSource } from '../DataSource';
import { type ProfilesOptions } from '../options';
import { effectiveQueryType, migrateQuery, type ProfilesQuery } from '../query';
import { followingBaseline } from './baselineChoice';
import { BaselineRow } from './BaselineRow';
import { ControlField } from './ControlField';
import { type EditedQuery } from './editedQuery';
import { profileTypeName } from './knownProfileTypes';
import { LabelSelectorField } from './LabelSelectorField';
import { OptionsRow } from './OptionsRow';
import { ProfileTypePicker } from './ProfileTypePicker';
import { QueryTypeRow } from './QueryTypeRow';
import { useCoarseRange, useLabelSource } from './useLabelSource';
import { type ProfileTypes, useProfileTypes } from './useProfileTypes';

export function QueryEditor({
  datasource,
  query: stored,
  range,
  app,
  onChange,
  onRunQuery,
}: QueryEditorProps<ProfilesDataSource, ProfilesQuery, ProfilesOptions>) {
  const query = migrateQuery(stored);
  const coarseRange = useCoarseRange(range);
  const types = useProfileTypes(datasource.store, coarseRange);
  const labels = useLabelSource(datasource, coarseRange, query.profileTypeId);
  const edited: EditedQuery = {
    query,
    types,
    labels,
    capabilities: datasource.store.capabilities,
    standards: datasource.settings,
    idOf: (control) => `flameboard-${control}-${query.refId}`,
    change: (part) => {
      onChange({ ...query, ...part });
      onRunQuery();
    },
  };
  const { change, idOf } = edited;
  const queryType = effectiveQueryType(query, app);

  return (
    <Stack direction="column" gap={0.5}>
      {types.state === 'failed' && <Alert severity="error" title={types.sentence} />}
      <EditorRow>
        <ControlField id={idOf('profile-type')} label="Profile type" width={40}>
          <ProfileTypePicker
            id={idOf('profile-type')}
            types={types}
            value={query.profileTypeId}
            placeholder={usualType(types, datasource.settings.defaultProfileTypeId)}
            onChange={(profileTypeId) => change({ profileTypeId })}
          />
        </ControlField>
        <LabelSelectorField
          id={idOf('label-selector')}
          value={query.labelSelector ?? '{}'}
          labels={labels}
          onCommit={(labelSelector) => change({ labelSelector, baseline: followingBaseline(query, labelSelector) })}
        />
      </EditorRow>
      <EditorRow>
        <QueryTypeRow edited={edited} queryType={queryType} hasBoth={app === CoreApp.Explore} />
      </EditorRow>
      <EditorRow>
        <BaselineRow edited={edited} />
      </EditorRow>
      <EditorRow>
        <OptionsRow edited={edited} queryType={queryType} />
      </EditorRow>
    </Stack>
  );
}

/** What a query without a type asks for: the type that the settings name, else the usual one of those there are. */
function usualType(types: ProfileTypes, settingsId: string | undefined): string {
  const id = settingsId ?? (types.state === 'loaded' ? defaultProfileTypeId(types.ids) : undefined);
  return id === undefined ? 'Default profile type' : `Default: ${profileTypeName(id)}`;
}
