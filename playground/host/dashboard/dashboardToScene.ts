// A dashboard's JSON (schema v1) → a scene: time range, variables, annotations, grid, and the controls above it.
import {
  behaviors,
  EmbeddedScene,
  SceneControlsSpacer,
  SceneDataLayerControls,
  SceneGridLayout,
  SceneRefreshPicker,
  SceneTimePicker,
  SceneTimeRange,
  SceneVariableSet,
  VariableValueSelectors,
  type SceneGridItem,
  type SceneGridRow,
} from '@grafana/scenes';
import { DashboardCursorSync, type Dashboard, type Panel, type RowPanel } from '@grafana/schema';
import { annotationsFromJson } from './annotationsFromJson';
import { DashboardLinks } from './DashboardLinks';
import { gridItemFromJson, rowFromJson } from './panelFromJson';
import { variableFromJson } from './variableFromJson';

export function dashboardToScene(dashboard: Dashboard): EmbeddedScene {
  const {
    time,
    timezone,
    weekStart,
    fiscalYearStartMonth,
    templating,
    graphTooltip,
    timepicker,
    refresh,
    annotations,
    links = [],
  } = dashboard;
  const variables = (templating?.list ?? []).map(variableFromJson).filter((variable) => variable !== undefined);
  return new EmbeddedScene({
    $timeRange: new SceneTimeRange({
      from: time?.from,
      to: time?.to,
      timeZone: timezone,
      fiscalYearStartMonth,
      weekStart: weekStart as SceneTimeRange['state']['weekStart'],
    }),
    $variables: new SceneVariableSet({ variables }),
    $data: annotationsFromJson(annotations?.list ?? []),
    $behaviors: [new behaviors.CursorSync({ key: 'cursor-sync', sync: graphTooltip ?? DashboardCursorSync.Off })],
    controls: [
      new VariableValueSelectors({}),
      new SceneDataLayerControls(),
      new SceneControlsSpacer(),
      new DashboardLinks({ links: links.filter(({ type }) => type === 'link') }),
      new SceneTimePicker({ isOnCanvas: true, hidePicker: timepicker?.hidden }),
      new SceneRefreshPicker({ isOnCanvas: true, refresh, intervals: timepicker?.refresh_intervals }),
    ],
    body: new SceneGridLayout({
      isDraggable: false,
      isResizable: false,
      isLazy: true,
      children: gridChildren(dashboard),
    }),
  });
}

/** Panels after an open row belong to it, up to the next row. */
function gridChildren(dashboard: Dashboard): (SceneGridItem | SceneGridRow)[] {
  const panels = dashboard.panels ?? [];
  const firstRow = panels.findIndex(isRow);
  const loose = (firstRow < 0 ? panels : panels.slice(0, firstRow)).filter((panel) => !isRow(panel));
  const rows = panels.flatMap((panel, index) => {
    const rest = panels.slice(index + 1);
    const end = rest.findIndex(isRow);
    const following = (end < 0 ? rest : rest.slice(0, end)).filter((next) => !isRow(next));
    return isRow(panel) ? [rowFromJson(panel, following, dashboard)] : [];
  });
  return [...loose.map((panel) => gridItemFromJson(panel, dashboard)), ...rows];
}

function isRow(panel: Panel | RowPanel): panel is RowPanel {
  return panel.type === 'row';
}
