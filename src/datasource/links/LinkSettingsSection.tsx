// The part of the settings page that is about links: to traces, and to lines of source.
import { ConfigSection } from '@grafana/plugin-ui';
import { getDataSourceSrv } from '@grafana/runtime';
import { Combobox, Field, Stack, Switch } from '@grafana/ui';
import React from 'react';
import { type LinkOptions } from './linkOptions';

interface LinkSettingsSectionProps {
  readonly options: LinkOptions;
  readonly isReadOnly: boolean | undefined;
  readonly onChange: (part: LinkOptions) => void;
}

export function LinkSettingsSection(props: LinkSettingsSectionProps) {
  return (
    <ConfigSection title="Links" isCollapsible isInitiallyOpen={false}>
      <LinkFields {...props} />
    </ConfigSection>
  );
}

/** Drawn only while the section is open: data sources are listed then. */
function LinkFields({ options, isReadOnly, onChange }: LinkSettingsSectionProps) {
  const tracing = getDataSourceSrv()
    .getList({ tracing: true })
    .map(({ uid, name }) => ({ value: uid, label: name }));
  return (
    <Stack direction="column" gap={2}>
      <Field
        noMargin
        label="Traces"
        description="Trace and span IDs among labels and exemplars lead to this data source."
        htmlFor="flameboard-traces"
      >
        <Combobox
          id="flameboard-traces"
          aria-label="Traces"
          width={40}
          isClearable
          placeholder="none"
          disabled={isReadOnly}
          options={tracing}
          value={options.tracesDataSource || null}
          onChange={(option) => onChange({ tracesDataSource: option?.value ?? '' })}
        />
      </Field>
      <Field
        noMargin
        label="Source lines"
        description="Functions lead to their lines on GitHub or GitLab, by the labels service_repository, service_git_ref and service_root_path. Each flame graph then asks the store for them."
      >
        <Switch
          id="flameboard-source-links"
          aria-label="Source lines"
          disabled={isReadOnly}
          value={options.sourceLinks === true}
          onChange={(event) => onChange({ sourceLinks: event.currentTarget.checked })}
        />
      </Field>
    </Stack>
  );
}
