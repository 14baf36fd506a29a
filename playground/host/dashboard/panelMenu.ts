// A panel's menu: what apps add to it, asked for when it opens, with what Grafana tells them of the panel.
import { PluginExtensionPoints, type PluginExtensionPanelContext } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { sceneGraph, SceneQueryRunner, VizPanel, VizPanelMenu, type SceneObject } from '@grafana/scenes';
import type { Dashboard } from '@grafana/schema';
import { linksAt } from '../extensions/extensionLinks';
import { currentExtensions } from '../extensions/extensionRegistry';

type DashboardContext = PluginExtensionPanelContext['dashboard'];

export function panelMenu(dashboard: Pick<Dashboard, 'uid' | 'title' | 'tags'>): VizPanelMenu {
  const { uid, title, tags } = dashboard;
  const context = { uid: uid ?? '', title: title ?? '', tags: tags ?? [] };
  return new VizPanelMenu({ $behaviors: [(menu: SceneObject) => fillMenu(menu, context)] });
}

function fillMenu(menu: SceneObject, dashboard: DashboardContext): void {
  const panel = menu.parent;
  if (menu instanceof VizPanelMenu && panel instanceof VizPanel) {
    const context = panelContext(panel, dashboard);
    const links = linksAt(
      { extensionPointId: PluginExtensionPoints.DashboardPanelMenu, context, limitPerPlugin: 3 },
      currentExtensions(),
      () => console.warn('Menus of panels open no dialogs in the playground.')
    );
    menu.setItems(
      links.map(({ title, path, onClick, icon }) => ({
        text: title,
        iconClassName: icon,
        href: path,
        onClick: (event) => {
          if (path === undefined) {
            return onClick?.();
          }
          // Links with a modifier key are the browser's own, for a new tab.
          if (!event.ctrlKey && !event.metaKey) {
            event.preventDefault();
            locationService.push(path);
          }
        },
      }))
    );
  }
}

function panelContext(panel: VizPanel, dashboard: DashboardContext): PluginExtensionPanelContext {
  const { value, timeZone } = sceneGraph.getTimeRange(panel).state;
  const data = panel.state.$data?.state.$data ?? panel.state.$data;
  return {
    pluginId: panel.state.pluginId,
    id: Number(panel.state.key?.replace('panel-', '')),
    title: panel.state.title,
    timeRange: value.raw,
    timeZone: timeZone ?? 'browser',
    dashboard,
    targets: data instanceof SceneQueryRunner ? data.state.queries : [],
    scopedVars: { __sceneObject: { value: { valueOf: () => panel }, text: '__sceneObject' } },
  };
}
