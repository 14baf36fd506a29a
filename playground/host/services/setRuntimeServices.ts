// Gives @grafana/runtime what core would give it. To be called once: several setters throw the second time. Those called
// with `?.` are missing in older versions, so that the same host can be built on the libraries of Grafana 12.
import { EventBusSrv, setTimeZoneResolver, setWeekStart } from '@grafana/data';
import {
  config,
  FakeEchoSrv,
  locationService,
  setAppEvents,
  setBackendSrv,
  setChromeHeaderHeightHook,
  setCurrentUser,
  setDataSourceSrv,
  setEchoSrv,
  setHelpNavItemHook,
  setLocationSrv,
  setMegaMenuOpenHook,
  setPluginComponentHook,
  setPluginComponentsHook,
  setPluginFunctionsHook,
  setPluginImportUtils,
  setPluginLinksHook,
  setReturnToPreviousHook,
  setRunRequest,
  setTemplateSrv,
} from '@grafana/runtime';
import { setPanelDataErrorView } from 'grafana-runtime-internals/PanelDataErrorView';
import { setPanelRenderer } from 'grafana-runtime-internals/PanelRenderer';
import { usePluginComponent, usePluginComponents, usePluginLinks } from '../extensions/extensionHooks';
import { PanelDataErrorView } from '../panels/PanelDataErrorView';
import { PanelRenderer } from '../panels/PanelRenderer';
import { getPanelPluginFromCache, importPanelPlugin } from '../plugins/panelImport';
import { HostBackendSrv } from './backendSrv';
import { HostDataSourceSrv } from './dataSourceSrv';
import { runRequest } from './runRequest';
import { HostTemplateSrv } from './templateSrv';

export function setRuntimeServices(): void {
  const { user } = config.bootData;
  setBackendSrv(new HostBackendSrv());
  setTemplateSrv(new HostTemplateSrv());
  setDataSourceSrv(new HostDataSourceSrv());
  setRunRequest(runRequest);
  setPluginImportUtils({ importPanelPlugin, getPanelPluginFromCache });
  setEchoSrv(new FakeEchoSrv());
  setAppEvents(new EventBusSrv());
  setLocationSrv({ update: updateLocation });
  setCurrentUser?.(user);
  setTimeZoneResolver(() => user.timezone);
  setWeekStart(user.weekStart);
  setPanelDataErrorView(PanelDataErrorView);
  setPanelRenderer(PanelRenderer);
  setExtensionHooks();
  setChromeHooks();
}

function updateLocation({
  path,
  query = {},
  partial,
  replace,
}: Parameters<Parameters<typeof setLocationSrv>[0]['update']>[0]) {
  if (partial) {
    locationService.partial(query, replace);
  } else {
    const parameters = Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]);
    const target = { pathname: path, search: new URLSearchParams(parameters).toString() };
    (replace ? locationService.replace : locationService.push)(target);
  }
}

function setExtensionHooks(): void {
  setPluginLinksHook(usePluginLinks);
  setPluginComponentsHook(usePluginComponents);
  setPluginComponentHook(usePluginComponent);
  setPluginFunctionsHook?.(() => ({ isLoading: false, functions: [] }));
}

/** The frame around Grafana's pages, of which the playground has only a top bar that scrolls away. */
function setChromeHooks(): void {
  setReturnToPreviousHook?.(() => () => {});
  setChromeHeaderHeightHook?.(() => 0);
  setMegaMenuOpenHook?.(() => [false, () => {}]);
  setHelpNavItemHook?.(() => undefined);
}
