// The settings of a data source: where the files are, how to get in, and how they are read.
import { type DataSourcePluginOptionsEditorProps } from '@grafana/data';
import {
  AdvancedHttpSettings,
  Auth,
  ConfigSection,
  ConfigSubSection,
  ConnectionSettings,
  convertLegacyAuthProps,
  DataSourceDescription,
} from '@grafana/plugin-ui';
import { Divider, Field, Input, Stack } from '@grafana/ui';
import React, { useState } from 'react';
import { DEFAULT_SETTINGS, type ProfilesOptions } from '../options';
import { isTimeZone } from '../stores/files/nameTime';

type Props = DataSourcePluginOptionsEditorProps<ProfilesOptions>;

/** The settings that are a number. */
type CountOption = 'fileLimit' | 'maxParallelRequests' | 'cacheMegabytes';

export function ConfigEditor({ options, onOptionsChange }: Props) {
  const { jsonData } = options;
  const change = (part: Partial<ProfilesOptions>) =>
    onOptionsChange({ ...options, jsonData: { ...jsonData, ...part } });
  const count = (option: CountOption) => ({
    value: jsonData[option],
    standard: DEFAULT_SETTINGS[option],
    onChange: (value: number | undefined) => change({ [option]: value }),
  });
  const { nameZone } = jsonData;
  return (
    <>
      <DataSourceDescription
        dataSourceName="Flameboard profiles"
        docsLink="https://grafana.com/docs/grafana/latest/datasources/"
        hasRequiredFields
      />
      <Divider spacing={4} />
      <ConnectionSettings
        config={options}
        onChange={onOptionsChange}
        urlPlaceholder="https://files.example.com/profiles/"
      />
      <Divider spacing={4} />
      <Auth {...convertLegacyAuthProps({ config: options, onChange: onOptionsChange })} />
      <Divider spacing={4} />
      <ConfigSection
        title="Files"
        description="Labels come from folders named key=value, times from file names, both also from a manifest."
        isCollapsible
        isInitiallyOpen
      >
        <Stack direction="column" gap={2}>
          <Field
            noMargin
            label="Manifest"
            description="Name of the list of profiles in the base folder. Without such a file, folders are listed."
          >
            <Input
              id="flameboard-manifest-name"
              aria-label="Manifest"
              width={40}
              placeholder={DEFAULT_SETTINGS.manifestName}
              value={jsonData.manifestName ?? ''}
              onChange={(event) => change({ manifestName: event.currentTarget.value })}
            />
          </Field>
          <Field
            noMargin
            label="Time zone of names"
            description="For times in file names that do not say their zone, such as Europe/Berlin."
            invalid={nameZone !== undefined && nameZone !== '' && !isTimeZone(nameZone)}
            error="There is no such time zone; UTC is used instead."
          >
            <Input
              id="flameboard-name-zone"
              aria-label="Time zone of names"
              width={40}
              placeholder={DEFAULT_SETTINGS.nameZone}
              value={nameZone ?? ''}
              onChange={(event) => change({ nameZone: event.currentTarget.value })}
            />
          </Field>
          <CountField
            id="flameboard-file-limit"
            label="File limit"
            description="A query that selects more files stops and says how to narrow it."
            {...count('fileLimit')}
          />
        </Stack>
      </ConfigSection>
      <Divider spacing={4} />
      <ConfigSection title="Additional settings" isCollapsible isInitiallyOpen={false}>
        <Stack direction="column" gap={4}>
          <AdvancedHttpSettings config={options} onChange={onOptionsChange} />
          <ConfigSubSection title="Reading">
            <Stack direction="column" gap={2}>
              <CountField
                id="flameboard-parallel-requests"
                label="Parallel requests"
                description="Requests under way at once, for all panels together. Browsers allow six per server in all."
                {...count('maxParallelRequests')}
              />
              <CountField
                id="flameboard-cache-megabytes"
                label="Cache"
                description="Megabytes of decoded profiles to keep in the browser."
                {...count('cacheMegabytes')}
              />
            </Stack>
          </ConfigSubSection>
        </Stack>
      </ConfigSection>
    </>
  );
}

interface CountFieldProps {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly value: number | undefined;
  /** What holds when nothing is set. */
  readonly standard: number;
  readonly onChange: (value: number | undefined) => void;
}

function CountField({ id, label, description, value, standard, onChange }: CountFieldProps) {
  const [typed, setTyped] = useState(value === undefined ? '' : String(value));
  const count = Number(typed);
  const isValid = typed === '' || (Number.isInteger(count) && count >= 1);
  return (
    <Field
      noMargin
      label={label}
      description={description}
      invalid={!isValid}
      error="This is a whole number, 1 or more."
    >
      <Input
        id={id}
        aria-label={label}
        type="number"
        min={1}
        width={40}
        placeholder={String(standard)}
        value={typed}
        onChange={(event) => {
          const text = event.currentTarget.value;
          setTyped(text);
          const next = Number(text);
          onChange(text !== '' && Number.isInteger(next) && next >= 1 ? next : undefined);
        }}
      />
    </Field>
  );
}
