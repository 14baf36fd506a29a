// The editor of a dashboard variable: which list, of which label, narrowed by what.
import { type QueryEditorProps } from '@grafana/data';
import { EditorField, EditorRow, EditorRows } from '@grafana/plugin-ui';
import { Combobox, type ComboboxOption } from '@grafana/ui';
import React from 'react';
import { type ProfilesDataSource } from '../DataSource';
import { type ProfilesOptions } from '../options';
import { type ProfilesQuery } from '../query';
import { type VariableQuery } from '../variableQuery';
import { SelectorEditor } from './SelectorEditor';
import { labelNameOptions, useCoarseRange, useLabelSource } from './useLabelSource';
import { useProfileTypes } from './useProfileTypes';

type VariableList = NonNullable<VariableQuery['type']>;

const LISTS: Array<ComboboxOption<VariableList>> = [
  { value: 'profileType', label: 'Profile types' },
  { value: 'label', label: 'Label names' },
  { value: 'labelValue', label: 'Label values' },
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
  const loadNames = (typed: string) => labelNameOptions(labels, typed);
  return (
    <EditorRows>
      <EditorRow>
        <EditorField label="List" width={20}>
          <Combobox
            id="flameboard-variable-list"
            aria-label="List"
            options={LISTS}
            value={query.type ?? 'profileType'}
            onChange={({ value }) => change({ type: value })}
          />
        </EditorField>
        {query.type === 'labelValue' && (
          <EditorField label="Label" width={24}>
            <Combobox
              id="flameboard-variable-label"
              aria-label="Label"
              options={loadNames}
              value={query.labelName ? query.labelName : null}
              createCustomValue
              onChange={({ value }) => change({ labelName: value })}
            />
          </EditorField>
        )}
      </EditorRow>
      {query.type !== 'profileType' && query.type !== undefined && (
        <EditorRow>
          <EditorField label="Profile type" width={36} optional>
            <Combobox
              id="flameboard-variable-type"
              aria-label="Profile type"
              options={types.state === 'loaded' ? types.ids.map((id) => ({ value: id, label: id })) : []}
              value={query.profileTypeId ? query.profileTypeId : null}
              placeholder="All profile types"
              createCustomValue
              isClearable
              onChange={(option) => change({ profileTypeId: option?.value ?? '' })}
            />
          </EditorField>
          <EditorField label="Label selector" optional>
            <SelectorEditor
              id="flameboard-variable-selector"
              label="Label selector"
              value={query.labelSelector ?? '{}'}
              labels={labels}
              onCommit={(labelSelector) => change({ labelSelector })}
            />
          </EditorField>
        </EditorRow>
      )}
    </EditorRows>
  );
}
