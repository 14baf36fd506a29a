// The query editor: profile type, label selector, and below them what to show and how much of it.
import { CoreApp, type QueryEditorProps } from '@grafana/data';
import { EditorField, EditorRow, EditorRows } from '@grafana/plugin-ui';
import { Alert, Combobox, type ComboboxOption, MultiCombobox } from '@grafana/ui';
import React, { useMemo } from 'react';
import { defaultProfileTypeId, parseProfileTypeId } from '../../engine/profile/profileType';
import { type ProfilesDataSource } from '../DataSource';
import { type ProfilesOptions } from '../options';
import { migrateQuery, type ProfilesQuery, type QueryType } from '../query';
import { CountInput } from './CountInput';
import { SelectorEditor } from './SelectorEditor';
import { labelNameOptions, useCoarseRange, useLabelSource } from './useLabelSource';
import { useProfileTypes } from './useProfileTypes';

const QUERY_TYPES: ReadonlyArray<ComboboxOption<QueryType>> = [
  { value: 'profile', label: 'Profile', description: 'One flame graph of the whole time range' },
  { value: 'metrics', label: 'Metrics', description: 'Values over time' },
];

const BOTH: ComboboxOption<QueryType> = {
  value: 'both',
  label: 'Both',
  description: 'Values over time, and the flame graph',
};

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
  const typeOptions = useMemo(() => (types.state === 'loaded' ? types.ids.map(typeOption) : []), [types]);
  const usualId = types.state === 'loaded' ? defaultProfileTypeId(types.ids) : undefined;
  const idOf = (control: string) => `flameboard-${control}-${query.refId}`;

  const change = (part: Partial<ProfilesQuery>) => {
    onChange({ ...query, ...part });
    onRunQuery();
  };
  const loadNames = (typed: string) => labelNameOptions(labels, typed);

  return (
    <EditorRows>
      {types.state === 'failed' && <Alert severity="error" title={types.sentence} />}
      <EditorRow>
        <EditorField label="Profile type" width={36}>
          <Combobox
            id={idOf('profile-type')}
            aria-label="Profile type"
            options={typeOptions}
            value={query.profileTypeId ? query.profileTypeId : null}
            placeholder={usualId === undefined ? 'Default profile type' : `Default: ${typeName(usualId)}`}
            loading={types.state === 'loading'}
            invalid={types.state === 'failed'}
            createCustomValue
            isClearable
            onChange={(option) => change({ profileTypeId: option?.value ?? '' })}
          />
        </EditorField>
        <EditorField label="Label selector">
          <SelectorEditor
            id={idOf('label-selector')}
            label="Label selector"
            value={query.labelSelector ?? '{}'}
            labels={labels}
            onCommit={(labelSelector) => change({ labelSelector })}
          />
        </EditorField>
      </EditorRow>
      <EditorRow>
        <EditorField label="Query type" width={18}>
          <Combobox
            id={idOf('query-type')}
            aria-label="Query type"
            options={app === CoreApp.Explore ? [...QUERY_TYPES, BOTH] : [...QUERY_TYPES]}
            value={app !== CoreApp.Explore && query.queryType === 'both' ? 'profile' : (query.queryType ?? 'profile')}
            onChange={({ value }) => change({ queryType: value })}
          />
        </EditorField>
        <EditorField label="Group by" width={30} tooltip="One series per value of these labels; for metrics.">
          <MultiCombobox
            id={idOf('group-by')}
            aria-label="Group by"
            disabled={!datasource.store.capabilities.groupBy}
            options={loadNames}
            value={query.groupBy ?? []}
            createCustomValue
            isClearable
            onChange={(options) => change({ groupBy: options.map(({ value }) => value) })}
          />
        </EditorField>
        <CountInput
          id={idOf('limit')}
          label="Limit"
          tooltip="Only so many series, those with the largest sums."
          value={query.limit}
          onCommit={(limit) => change({ limit })}
        />
        <CountInput
          id={idOf('max-nodes')}
          label="Max nodes"
          tooltip="Only about so many bars of the flame graph, the largest; the rest is summed up as other."
          value={query.maxNodes}
          onCommit={(maxNodes) => change({ maxNodes })}
        />
      </EditorRow>
    </EditorRows>
  );
}

function typeOption(id: string): ComboboxOption<string> {
  return { value: id, label: typeName(id), description: id };
}

/** `process_cpu:cpu:nanoseconds:cpu:nanoseconds` → `process_cpu / cpu (nanoseconds)`. */
function typeName(id: string): string {
  const type = parseProfileTypeId(id);
  if (type === undefined) {
    return id;
  }
  return `${type.name} / ${type.sampleType}${type.sampleUnit === '' ? '' : ` (${type.sampleUnit})`}`;
}
