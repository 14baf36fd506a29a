// The plugin's config editor and the button that saves and tests what it made.
import type { DataSourceSettings } from '@grafana/data';
import { Alert, Box, Button } from '@grafana/ui';
import React, { useState } from 'react';
import { errorMessage } from '../../frame/useLoaded';
import { saveDataSource, type EditedDataSource } from './dataSourceSettings';
import { testDataSource, type TestResult } from './testResult';

export interface SettingsSectionProps {
  readonly saved: EditedDataSource;
  readonly onSaved: (saved: EditedDataSource) => void;
}

export function SettingsSection({ saved, onSaved }: SettingsSectionProps) {
  const [settings, setSettings] = useState<DataSourceSettings>(saved.settings);
  const [result, setResult] = useState<TestResult>();
  const [isBusy, setIsBusy] = useState(false);
  const ConfigEditor = saved.components.ConfigEditor;

  const saveAndTest = async () => {
    setIsBusy(true);
    setResult(undefined);
    try {
      const next = await saveDataSource(settings);
      setSettings(next.settings);
      onSaved(next);
      setResult(await testDataSource(next.instance));
    } catch (error) {
      setResult({ severity: 'error', message: errorMessage(error) });
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <section aria-label="Settings">
      {ConfigEditor === undefined ? (
        <p>This data source has no settings of its own.</p>
      ) : (
        <ConfigEditor options={settings} onOptionsChange={setSettings} />
      )}
      <Box marginTop={4}>
        <Button
          onClick={saveAndTest}
          disabled={isBusy}
          data-testid="data-testid Data source settings page Save and Test button"
        >
          {isBusy ? 'Testing…' : 'Save & test'}
        </Button>
      </Box>
      <div aria-live="polite">
        {result !== undefined && (
          <Alert
            title={result.message}
            severity={result.severity}
            topSpacing={2}
            data-testid="data-testid Alert test result"
          >
            {result.details}
          </Alert>
        )}
      </div>
    </section>
  );
}
