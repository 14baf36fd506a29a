// The editor of an annotation layer: what it marks, of which profiles.
import { type QueryEditorProps } from '@grafana/data';
import { EditorRow } from '@grafana/plugin-ui';
import { Alert, Combobox, type ComboboxOption, MultiCombobox, Stack } from '@grafana/ui';
import React from 'react';
import { type ProfilesDataSource } from '../DataSource';
import { type ProfilesOptions } from '../options';
import { type AnnotationOptions, migrateQuery, type ProfilesQuery } from '../query';
import { ControlField } from './ControlField';
import { CountInput } from './CountInput';
import { LabelSelectorField } from './LabelSelectorField';
import { ProfileTypePicker } from './ProfileTypePicker';
import { labelNameOptions, useCoarseRange, useLabelSource } from './useLabelSource';
import { useProfileTypes } from './useProfileTypes';

const KINDS: Array<ComboboxOption<AnnotationOptions['kind']>> = [
  {
    value: 'firstSeen',
    label: 'New label values',
    description: 'Where a value first appears: deploys, by their version',
  },
  { value: 'profiles', label: 'Profiles', description: 'Single recorded profiles, or the exemplars of the store' },
];

export function AnnotationQueryEditor({
  datasource,
  query: stored,
  range,
  onChange,
}: QueryEditorProps<ProfilesDataSource, ProfilesQuery, ProfilesOptions>) {
  const query = migrateQuery(stored);
  const coarseRange = useCoarseRange(range);
  const types = useProfileTypes(datasource.store, coarseRange);
  const labels = useLabelSource(datasource, coarseRange, query.profileTypeId);
  const change = (part: Partial<ProfilesQuery>) => onChange({ ...query, ...part });
  const annotation: AnnotationOptions = query.annotation ?? { kind: 'firstSeen' };
  const { exemplars } = datasource.store.capabilities;
  return (
    <Stack direction="column" gap={0.5}>
      {types.state === 'failed' && <Alert severity="error" title={types.sentence} />}
      <EditorRow>
        <ControlField
          id="flameboard-annotation-kind"
          label="Mark"
          width={28}
          ability={annotation.kind === 'profiles' ? exemplars : true}
        >
          <Combobox
            id="flameboard-annotation-kind"
            aria-label="Mark"
            options={KINDS}
            value={annotation.kind}
            onChange={({ value }) => change({ annotation: { ...annotation, kind: value } })}
          />
        </ControlField>
        {annotation.kind === 'firstSeen' ? (
          <>
            <ControlField
              id="flameboard-annotation-label"
              label="Label"
              tooltip="A label whose values change with a deploy, such as version, git_ref or service_git_ref."
              width={28}
            >
              <Combobox
                id="flameboard-annotation-label"
                aria-label="Label"
                options={(typed) => labelNameOptions(labels, typed)}
                value={annotation.label ? annotation.label : null}
                placeholder="version"
                createCustomValue
                onChange={({ value }) => change({ annotation: { ...annotation, label: value } })}
              />
            </ControlField>
            <ControlField
              id="flameboard-annotation-per"
              label="Per"
              tooltip="A value is new for each value of these labels by itself, such as for each service_name."
              width={32}
            >
              <MultiCombobox
                id="flameboard-annotation-per"
                options={(typed) => labelNameOptions(labels, typed)}
                value={query.groupBy ?? []}
                placeholder="Everything together"
                createCustomValue
                isClearable
                onChange={(options) => change({ groupBy: options.map(({ value }) => value) })}
              />
            </ControlField>
          </>
        ) : (
          <ControlField id="flameboard-annotation-limit" label="Limit" tooltip="Only so many, the largest." width={16}>
            <CountInput
              id="flameboard-annotation-limit"
              label="Limit"
              placeholder="default"
              isDisabled={exemplars !== true}
              value={query.limit}
              onCommit={(limit) => change({ limit })}
            />
          </ControlField>
        )}
      </EditorRow>
      <EditorRow>
        <ControlField id="flameboard-annotation-type" label="Profile type" width={40}>
          <ProfileTypePicker
            id="flameboard-annotation-type"
            types={types}
            value={query.profileTypeId}
            placeholder="Default profile type"
            onChange={(profileTypeId) => change({ profileTypeId })}
          />
        </ControlField>
        <LabelSelectorField
          id="flameboard-annotation-selector"
          value={query.labelSelector ?? '{}'}
          labels={labels}
          onCommit={(labelSelector) => change({ labelSelector })}
        />
      </EditorRow>
    </Stack>
  );
}
