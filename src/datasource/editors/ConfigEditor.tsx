// The settings of a data source: where its store is and of which kind, how to get in, and how queries treat it.
import { type DataSourcePluginOptionsEditorProps } from '@grafana/data';
import {
  AdvancedHttpSettings,
  Auth,
  ConfigSection,
  ConnectionSettings,
  convertLegacyAuthProps,
  DataSourceDescription,
} from '@grafana/plugin-ui';
import { config } from '@grafana/runtime';
import { Box, Combobox, type ComboboxOption, Divider, Field, SecureSocksProxySettings, Stack } from '@grafana/ui';
import React from 'react';
import { LinkSettingsSection } from '../links/LinkSettingsSection';
import { DEFAULT_SETTINGS, settingsOf, type ProfilesOptions } from '../options';
import { FilesSettings } from './FilesSettings';
import { QuerySettings } from './QuerySettings';
import { SecretHeaderField } from './SecretHeaderField';
import { storedHeaders, withHeaderRows } from './secureHeaders';
import { TextSetting } from './SettingField';
import { useDetectedStore } from './useDetectedStore';

type Props = DataSourcePluginOptionsEditorProps<ProfilesOptions>;

const STORES: Array<ComboboxOption<NonNullable<ProfilesOptions['store']>>> = [
  { value: 'auto', label: 'Detect from the URL', description: 'Asks the URL which one it is' },
  { value: 'files', label: 'Files', description: 'A folder or bucket of profile files over HTTP' },
  { value: 'pyroscope', label: 'Pyroscope', description: 'Grafana Pyroscope, also in Grafana Cloud' },
  { value: 'parca', label: 'Parca', description: 'Parca, also as Polar Signals Cloud' },
];

/** Headers that have fields of their own; Grafana's list of custom headers has the others. */
const HEADERS = { tenant: 'X-Scope-OrgID', token: 'Authorization', project: 'projectID' } as const;

export function ConfigEditor({ options, onOptionsChange }: Props) {
  const { jsonData } = options;
  const change = (part: Partial<ProfilesOptions>) =>
    onOptionsChange({ ...options, jsonData: { ...jsonData, ...part } });
  const store = settingsOf(jsonData).store;
  const found = useDetectedStore(options);
  const secret = { settings: options, onChange: onOptionsChange };
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
        urlPlaceholder="http://pyroscope:4040, http://parca:7070 or https://files.example.com/profiles/"
      />
      <Divider spacing={4} />
      <ConfigSection title="Store" description='What answers at the URL. "Save & test" says what it found.'>
        <Field noMargin label="Kind" description={found}>
          <Combobox
            id="flameboard-store"
            aria-label="Kind"
            width={40}
            options={STORES}
            value={store}
            disabled={options.readOnly}
            onChange={(option) => change({ store: option.value })}
          />
        </Field>
        {(store === 'parca' || store === 'auto') && (
          <Box marginTop={2}>
            <TextSetting
              id="flameboard-service-label"
              label="Service label"
              description="For Parca: its label that says which service a profile is of. It is shown as service_name, as in every store."
              placeholder={DEFAULT_SETTINGS.serviceLabel}
              isReadOnly={options.readOnly}
              value={jsonData.serviceLabel}
              onChange={(serviceLabel) => change({ serviceLabel })}
            />
          </Box>
        )}
      </ConfigSection>
      <Divider spacing={4} />
      <Auth
        {...convertLegacyAuthProps({ config: options, onChange: onOptionsChange })}
        customHeaders={customHeaders({ options, onOptionsChange })}
      />
      <Divider spacing={4} />
      <ConfigSection
        title="Tenant and tokens"
        description="Kept by Grafana's server, which adds them to requests; the browser never has them."
        isCollapsible
        isInitiallyOpen={Object.values(HEADERS).some((name) => storedHeaders(options).some((h) => h.name === name))}
      >
        <Stack direction="column" gap={2}>
          <SecretHeaderField
            id="flameboard-tenant"
            label="Tenant ID"
            description="Sent as X-Scope-OrgID, for a Pyroscope with several tenants."
            header={HEADERS.tenant}
            {...secret}
          />
          <SecretHeaderField
            id="flameboard-token"
            label="Bearer token"
            description="Sent as Authorization: Bearer, for Polar Signals Cloud and others. Leave basic authentication off."
            header={HEADERS.token}
            prefix="Bearer "
            {...secret}
          />
          <SecretHeaderField
            id="flameboard-project"
            label="Project ID"
            description="Sent as projectID, for Polar Signals Cloud."
            header={HEADERS.project}
            {...secret}
          />
        </Stack>
      </ConfigSection>
      <Divider spacing={4} />
      <QuerySettings options={jsonData} isReadOnly={options.readOnly} onChange={change} />
      {(store === 'files' || store === 'auto') && (
        <>
          <Divider spacing={4} />
          <FilesSettings options={jsonData} isReadOnly={options.readOnly} onChange={change} />
        </>
      )}
      <Divider spacing={4} />
      <LinkSettingsSection options={jsonData} isReadOnly={options.readOnly} onChange={change} />
      <Divider spacing={4} />
      <ConfigSection title="Additional settings" isCollapsible isInitiallyOpen={false}>
        <Stack direction="column" gap={4}>
          <AdvancedHttpSettings config={options} onChange={onOptionsChange} />
          {config.secureSocksDSProxyEnabled && (
            <SecureSocksProxySettings options={options} onOptionsChange={onOptionsChange} />
          )}
        </Stack>
      </ConfigSection>
    </>
  );
}

/** Grafana's list of headers would renumber all of them, and so put saved values under other names: ours does not. */
function customHeaders({ options, onOptionsChange }: Props) {
  const own: readonly string[] = Object.values(HEADERS);
  const isOwn = (name: string) => own.some((other) => other.toLowerCase() === name.toLowerCase());
  return {
    headers: storedHeaders(options)
      .filter(({ name }) => !isOwn(name))
      .map(({ name, isConfigured }) => ({ name, configured: isConfigured })),
    onChange: (rows: ReadonlyArray<{ name: string; value: string; configured: boolean }>) =>
      onOptionsChange(withHeaderRows(options, rows, own)),
  };
}
