// Puts "Open profiles" where Grafana lets apps add: alerts, panels, Explore, the command palette, and resources of traces and log lines.
import { type AppPlugin, PluginExtensionPoints } from '@grafana/data';
import { getTemplateSrv, locationService } from '@grafana/runtime';
import { OPEN_PATH } from '../app';
import { alertAddress, type AlertContext } from './alertAddress';
import { OPEN_PROFILES } from './openProfiles';
import { queriesAddress, type QueriesContext } from './queriesAddress';
import { ResourceProfiles } from './ResourceProfiles';

/**
 * Alerts and Explore ask for confirmation before they follow a `path`, and an alert should be one click away: there the link acts by `onClick`. Menus of
 * panels and the palette follow a `path` at once, and a path can be opened in a new tab.
 */
export function addLinks(plugin: AppPlugin): AppPlugin {
  return plugin
    .addLink<AlertContext>({
      ...OPEN_PROFILES,
      targets: PluginExtensionPoints.AlertInstanceAction,
      configure: (context) => shownIf(context && alertAddress(context)),
      onClick: (_event, { context }) => go(context && alertAddress(context)),
    })
    .addLink<QueriesContext>({
      ...OPEN_PROFILES,
      targets: PluginExtensionPoints.DashboardPanelMenu,
      path: OPEN_PATH,
      configure: (context) => {
        const path = context && queriesAddress(context, getTemplateSrv());
        return path === undefined ? undefined : { path };
      },
    })
    .addLink<QueriesContext>({
      ...OPEN_PROFILES,
      targets: PluginExtensionPoints.ExploreToolbarAction,
      configure: (context) => shownIf(context && queriesAddress(context, getTemplateSrv())),
      onClick: (_event, { context }) => go(context && queriesAddress(context, getTemplateSrv())),
    })
    .addLink({ ...OPEN_PROFILES, targets: PluginExtensionPoints.CommandPalette, path: OPEN_PATH })
    .addComponent({
      title: OPEN_PROFILES.title,
      description: OPEN_PROFILES.description,
      targets: [PluginExtensionPoints.TraceViewResourceAttributes, PluginExtensionPoints.LogsViewResourceAttributes],
      component: ResourceProfiles,
    });
}

/** What `configure` answers: nothing to change, or undefined to hide the link. */
function shownIf(address: string | undefined): object | undefined {
  return address === undefined ? undefined : {};
}

function go(address: string | undefined): void {
  if (address !== undefined) {
    locationService.push(address);
  }
}
