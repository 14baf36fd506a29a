// Settings of a folder of files: its list, the zone of its times, and how much of it a query may read.
import { ConfigSection } from '@grafana/plugin-ui';
import { Stack } from '@grafana/ui';
import React from 'react';
import { DEFAULT_SETTINGS } from '../options';
import { isTimeZone } from '../stores/files/nameTime';
import { ListingSettings } from './ListingSettings';
import { NamePatternSettings } from './NamePatternSettings';
import { type SettingsPartProps } from './QuerySettings';
import { CountSetting, TextSetting } from './SettingField';

export function FilesSettings({ options, isReadOnly, onChange }: SettingsPartProps) {
  return (
    <ConfigSection
      title="Files"
      description="Labels come from folders named key=value and from file names, times from file names, both also from a manifest."
      isCollapsible
      isInitiallyOpen
    >
      <Stack direction="column" gap={2}>
        <ListingSettings options={options} isReadOnly={isReadOnly} onChange={onChange} />
        <TextSetting
          id="flameboard-manifest-name"
          label="Manifest"
          description="Name of the list of profiles in the base folder. Without such a file, folders are listed."
          placeholder={DEFAULT_SETTINGS.manifestName}
          isReadOnly={isReadOnly}
          value={options.manifestName}
          onChange={(manifestName) => onChange({ manifestName })}
        />
        <TextSetting
          id="flameboard-name-zone"
          label="Time zone of names"
          description="For times in file names that do not say their zone, such as Europe/Berlin."
          placeholder={DEFAULT_SETTINGS.nameZone}
          isReadOnly={isReadOnly}
          value={options.nameZone}
          problem={(text) => (isTimeZone(text) ? undefined : 'There is no such time zone; UTC is used instead.')}
          onChange={(nameZone) => onChange({ nameZone })}
        />
        <CountSetting
          id="flameboard-file-limit"
          label="File limit"
          description="A query that selects more files stops and says how to narrow it."
          placeholder={String(DEFAULT_SETTINGS.fileLimit)}
          isReadOnly={isReadOnly}
          value={options.fileLimit}
          onChange={(fileLimit) => onChange({ fileLimit })}
        />
        <NamePatternSettings options={options} isReadOnly={isReadOnly} onChange={onChange} />
      </Stack>
    </ConfigSection>
  );
}
