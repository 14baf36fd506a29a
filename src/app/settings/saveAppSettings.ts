// Saves the app's settings through Grafana's own interface, and keeps what is set besides ours.
import { type AppPluginMeta } from '@grafana/data';
import { getBackendSrv } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';
import { type AppSettings } from './appSettings';

/** Rejects with Grafana's error. The plugin's meta has the new settings afterwards, for pages opened without a reload. */
export async function saveAppSettings(meta: AppPluginMeta, settings: AppSettings): Promise<void> {
  const jsonData = { ...meta.jsonData, ...settings };
  await lastValueFrom(
    getBackendSrv().fetch({
      url: `/api/plugins/${meta.id}/settings`,
      method: 'POST',
      data: { enabled: meta.enabled ?? true, pinned: meta.pinned ?? false, jsonData },
      showErrorAlert: false,
    })
  );
  meta.jsonData = jsonData;
}
