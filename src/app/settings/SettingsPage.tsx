// The app's settings: label rules with a box to try them, and what `/open` leads to. Saved as Grafana saves every app's settings.
import { type AppPluginMeta, type PluginConfigPageProps } from '@grafana/data';
import { Alert, Button, Field, Input, Stack } from '@grafana/ui';
import React, { useMemo, useReducer, useState } from 'react';
import { METRICS_TYPE, PROFILES_TYPE } from '../app';
import { DEFAULT_DASHBOARD, readAppSettings } from './appSettings';
import { DataSourceField } from './DataSourceField';
import { editedProblems, editSettings, labelRulesOf, settingsOf, settingsReducer } from './editedSettings';
import { RulesTable } from './RulesTable';
import { saveAppSettings } from './saveAppSettings';
import { TryRules } from './TryRules';

type Saving = { readonly state: 'idle' | 'busy' | 'saved' } | { readonly state: 'failed'; readonly reason: string };

export function SettingsPage({ plugin: { meta } }: PluginConfigPageProps<AppPluginMeta>) {
  const [settings, dispatch] = useReducer(settingsReducer, meta.jsonData, (jsonData) =>
    editSettings(readAppSettings(jsonData))
  );
  const [saving, setSaving] = useState<Saving>({ state: 'idle' });
  const rules = useMemo(() => labelRulesOf(settings.rules), [settings.rules]);
  const isValid = editedProblems(settings.rules).every((problem) => problem === undefined);
  const save = async () => {
    setSaving({ state: 'busy' });
    try {
      await saveAppSettings(meta, settingsOf(settings));
      setSaving({ state: 'saved' });
    } catch (error) {
      setSaving({ state: 'failed', reason: reasonOf(error) });
    }
  };
  return (
    <Stack direction="column" gap={4}>
      <section aria-label="Label rules">
        <h3>Which label is which</h3>
        <p>
          Links to profiles translate labels by these rules. The first rule that names a label counts; of several labels
          in one rule, the one that stands first.
        </p>
        <RulesTable rules={settings.rules} dispatch={dispatch} />
      </section>
      <TryRules rules={rules} />
      <section aria-label="Where links lead">
        <h3>Where links lead</h3>
        <Stack direction="column" gap={2}>
          <DataSourceField
            id="flameboard-profiles-source"
            label="Profiles"
            description="For links that name no profiling data source."
            type={PROFILES_TYPE}
            value={settings.profilesDataSource}
            onChange={(profilesDataSource) => dispatch({ kind: 'change', change: { profilesDataSource } })}
          />
          <DataSourceField
            id="flameboard-metrics-source"
            label="Metrics"
            description="For the CPU metric beside the profiles."
            type={METRICS_TYPE}
            value={settings.metricsDataSource}
            onChange={(metricsDataSource) => dispatch({ kind: 'change', change: { metricsDataSource } })}
          />
          <Field
            noMargin
            label="Dashboard"
            description="Uid of the dashboard that opens."
            htmlFor="flameboard-dashboard"
          >
            <Input
              id="flameboard-dashboard"
              width={40}
              placeholder={DEFAULT_DASHBOARD}
              value={settings.drillDownDashboard}
              onChange={(event) =>
                dispatch({ kind: 'change', change: { drillDownDashboard: event.currentTarget.value.trim() } })
              }
            />
          </Field>
        </Stack>
      </section>
      <div>
        <Button onClick={() => void save()} disabled={!isValid || saving.state === 'busy'}>
          {saving.state === 'busy' ? 'Saving…' : 'Save settings'}
        </Button>
      </div>
      <div aria-live="polite">
        {saving.state === 'saved' && (
          <Alert severity="success" title="Saved. Pages that are open take it when they are loaded again." />
        )}
        {saving.state === 'failed' && (
          <Alert severity="error" title="The settings were not saved">
            {saving.reason}
          </Alert>
        )}
      </div>
    </Stack>
  );
}

/** Grafana's requests fail with an object that has the server's message. */
function reasonOf(error: unknown): string {
  const { message, data }: { readonly message?: unknown; readonly data?: { readonly message?: unknown } } =
    Object(error);
  const reason = data?.message ?? message;
  return typeof reason === 'string' ? reason : 'Grafana gave no reason. Only administrators may save settings of apps.';
}
