// The editor of a dashboard variable: which list, of which label, narrowed by what.
import { type QueryEditorProps } from '@grafana/data';
import { EditorRow } from '@grafana/plugin-ui';
import { Alert, Combobox, type ComboboxOption, Stack } from '@grafana/ui';
import React from 'react';
import { type ProfilesDataSource } from '../DataSource';
import { type ProfilesOptions } from '../options';
import { type ProfilesQuery } from '../query';
import { type VariableQuery } from '../variableQuery';
import { ControlField } from './ControlField';
import { LabelSelectorField } from './LabelSelectorField';
import { ProfileTypePicker } from './ProfileTypePicker';
import { labelNameOptions, useCoarseRange, useLabelSource } from './useLabelSource';
import { useProfileTypes } from './useProfileTypes';

type VariableList = NonNullable<VariableQuery['type']>;

const LISTS: Array<ComboboxOption<VariableList>> = [
  { value: 'profileType', label: 'Profile types' },
  { value: 'label', label: 'Label names' },
  { value: 'labelValue', label: 'Label values' },
  { value: 'function', label: 'Functions', description: 'Those that cost most themselves first' },
];

export function VariableQueryEditor({
  datasource,
  query,
  range,
  onChange,
}: QueryEditorProps<ProfilesDataSource, ProfilesQuery, ProfilesOptions, VariableQuery>) {
  const coarseRange = useCoarseRange(range);
  const types = useProfileTypes(datasource.store, coarseRange);
  const labels = useLabelSource(datasource, coarseRange, query.profileTypeId);
  const change = (part: Partial<VariableQuery>) => onChange({ ...query, ...part });
  const { type = 'profileType' } = query;
  return (
    <Stack direction="column" gap={0.5}>
      {types.state === 'failed' && <Alert severity="error" title={types.sentence} />}
      <EditorRow>
        <ControlField id="flameboard-variable-list" label="List" width={24}>
          <Combobox
            id="flameboard-variable-list"
            aria-label="List"
            options={LISTS}
            value={type}
            onChange={({ value }) => change({ type: value })}
          />
        </ControlField>
        {type === 'labelValue' && (
          <ControlField id="flameboard-variable-label" label="Label" width={28}>
            <Combobox
              id="flameboard-variable-label"
              aria-label="Label"
              options={(typed) => labelNameOptions(labels, typed)}
              value={query.labelName ? query.labelName : null}
              placeholder="Choose a label"
              createCustomValue
              onChange={({ value }) => change({ labelName: value })}
            />
          </ControlField>
        )}
      </EditorRow>
      {type !== 'profileType' && (
        <EditorRow>
          <ControlField
            id="flameboard-variable-type"
            label="Profile type"
            tooltip="Only what profiles of this type have. May be another variable."
            width={40}
          >
            <ProfileTypePicker
              id="flameboard-variable-type"
              types={types}
              value={query.profileTypeId}
              placeholder={type === 'function' ? 'Default profile type' : 'All profile types'}
              onChange={(profileTypeId) => change({ profileTypeId })}
            />
          </ControlField>
          <LabelSelectorField
            id="flameboard-variable-selector"
            value={query.labelSelector ?? '{}'}
            labels={labels}
            onCommit={(labelSelector) => change({ labelSelector })}
          />
        </EditorRow>
      )}
    </Stack>
  );
}
