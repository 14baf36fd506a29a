// What the server's page hands to the host before any module runs.
import type { PluginMeta } from '@grafana/data';

export interface HostSettings {
  /** Every plugin that can be loaded, the app first. */
  readonly plugins: readonly PluginMeta[];
  /** Where the host's own files are served; without a final slash. */
  readonly bundleUrl: string;
  /** From when to when the served profiles reach, if their names tell it. */
  readonly range?: { readonly fromMs: number; readonly toMs: number };
}

declare global {
  interface Window {
    readonly flameboardPlayground: HostSettings;
  }
}

export const hostSettings: HostSettings = window.flameboardPlayground;
