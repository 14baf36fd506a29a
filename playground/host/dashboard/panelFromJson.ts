// A dashboard's panel (JSON schema v1) → the panel of Scenes in its place on the grid.
import {
  SceneDataTransformer,
  SceneGridItem,
  SceneGridRow,
  SceneQueryRunner,
  VizPanel,
  type SceneDataQuery,
} from '@grafana/scenes';
import type { Dashboard, Panel, RowPanel } from '@grafana/schema';
import { extendPanelContext } from './adHocFilter';
import { panelMenu } from './panelMenu';
import { PanelNotices } from './PanelNotices';

const defaultPlace = { x: 0, y: 0, w: 12, h: 8 };

export function gridItemFromJson(panel: Panel, dashboard: Dashboard): SceneGridItem {
  const { x, y, w, h } = panel.gridPos ?? defaultPlace;
  return new SceneGridItem({
    key: `grid-item-${panel.id}`,
    x,
    y,
    width: w,
    height: h,
    isDraggable: false,
    isResizable: false,
    body: vizPanelFromJson(panel, dashboard),
  });
}

/** A collapsed row holds its panels itself; those of an open one follow it in the dashboard's list. */
export function rowFromJson(row: RowPanel, following: readonly Panel[], dashboard: Dashboard): SceneGridRow {
  const panels = row.collapsed ? row.panels : following;
  return new SceneGridRow({
    key: `row-${row.id}`,
    title: row.title,
    isCollapsed: row.collapsed,
    y: row.gridPos?.y,
    children: panels.map((panel) => gridItemFromJson(panel, dashboard)),
  });
}

function vizPanelFromJson(panel: Panel, dashboard: Dashboard): VizPanel {
  const { id, type, title = '', description, options = {}, fieldConfig, pluginVersion, transparent } = panel;
  return new VizPanel({
    key: `panel-${id}`,
    pluginId: type,
    title,
    description,
    options,
    // The schema has its own copies of the enums of @grafana/data, with the same values.
    fieldConfig: (fieldConfig ?? { defaults: {}, overrides: [] }) as VizPanel['state']['fieldConfig'],
    pluginVersion,
    displayMode: transparent ? 'transparent' : 'default',
    hoverHeader: title === '',
    titleItems: new PanelNotices({}),
    menu: panelMenu(dashboard),
    extendPanelContext,
    $data: panelData(panel),
  });
}

function panelData({ datasource, targets, maxDataPoints, interval, transformations, cacheTimeout }: Panel) {
  if (targets === undefined || targets.length === 0) {
    return undefined;
  }
  return new SceneDataTransformer({
    $data: new SceneQueryRunner({
      datasource,
      queries: targets as SceneDataQuery[],
      maxDataPoints,
      maxDataPointsFromWidth: maxDataPoints === undefined,
      minInterval: interval,
      cacheTimeout,
    }),
    // As with the field configuration: `topic` has the values of the enum.
    transformations: (transformations ?? []) as SceneDataTransformer['state']['transformations'],
  });
}
