// The host's entry. The order counts: the import of the loader hides its AMD `define` before anything could look for it; the
// registries are full before the first plugin runs; and the loader shares @grafana/runtime as the services have set it up.
import { setUpLoader } from './loader/systemLoader';
import { PluginType } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import { config } from '@grafana/runtime';
import React from 'react';
import { createRoot } from 'react-dom/client';
import 'uplot/dist/uPlot.min.css';
import { HostApp } from './frame/HostApp';
import { setMonacoWorkers } from './loader/monacoWorkers';
import { hostSettings } from './pageGlobals';
import { registerBuiltInPanels } from './panels/builtInPanels';
import { importPlugin, registerBuiltIn } from './plugins/importPlugin';
import { prometheusPlugin } from './prometheus/prometheusPlugin';
import { fillRegistries } from './registries/fillRegistries';
import { setRuntimeServices } from './services/setRuntimeServices';

async function start(): Promise<void> {
  setMonacoWorkers(hostSettings.bundleUrl);
  fillRegistries();
  setRuntimeServices();
  setUpLoader();
  registerBuiltInPanels();
  registerBuiltIn('prometheus', prometheusPlugin());
  await initPluginTranslations('flameboard-playground');
  importApps();
  createRoot(rootElement()).render(<HostApp />);
  // For tests that want to know on what they run.
  Object.assign(window, { flameboardHost: { react: React.version, grafana: config.buildInfo.version } });
}

/** Apps add to extension points of pages that are not theirs. Nobody waits for them: the hooks hear of it. */
function importApps(): void {
  for (const { id, type, enabled } of hostSettings.plugins) {
    if (type === PluginType.app && enabled) {
      importPlugin(id).catch((error: unknown) => console.error(`The app ${id} cannot be loaded.`, error));
    }
  }
}

function rootElement(): HTMLElement {
  const element = document.getElementById('root');
  if (element === null) {
    throw new Error('The page has no element with the id "root".');
  }
  return element;
}

await start();
