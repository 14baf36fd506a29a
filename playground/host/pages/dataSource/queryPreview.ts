// A scene that runs one query and shows each kind of frame in the panel that is made for it.
import { FieldType, LoadingState, type DataFrame, type DataSourceApi, type PanelData } from '@grafana/data';
import {
  EmbeddedScene,
  SceneControlsSpacer,
  SceneDataNode,
  SceneFlexItem,
  SceneFlexLayout,
  SceneQueryRunner,
  SceneRefreshPicker,
  SceneTimePicker,
  SceneTimeRange,
  VizPanel,
} from '@grafana/scenes';
import type { DataQuery } from '@grafana/schema';
import { hostSettings } from '../../pageGlobals';

export class QueryPreview {
  readonly timeRange: SceneTimeRange;
  readonly runner: SceneQueryRunner;
  readonly scene: EmbeddedScene;
  private readonly layout = new SceneFlexLayout({ direction: 'column', children: [] });
  /** Per shown panel, in order, the panel's id and where its frames go. */
  private shown: readonly { readonly pluginId: string; readonly node: SceneDataNode }[] = [];

  constructor({ uid, type }: DataSourceApi) {
    this.timeRange = new SceneTimeRange(firstRange());
    this.runner = new SceneQueryRunner({ datasource: { uid, type }, queries: [] });
    this.scene = new EmbeddedScene({
      $timeRange: this.timeRange,
      $data: this.runner,
      $behaviors: [() => this.followRunner()],
      controls: [
        new SceneControlsSpacer(),
        new SceneTimePicker({ isOnCanvas: true }),
        new SceneRefreshPicker({ isOnCanvas: true }),
      ],
      body: this.layout,
    });
  }

  run(query: DataQuery): void {
    this.runner.setState({ queries: [query] });
    this.runner.runQueries();
  }

  private followRunner() {
    const subscription = this.runner.subscribeToState(({ data }) => data && this.show(data));
    return () => subscription.unsubscribe();
  }

  private show(data: PanelData): void {
    const groups = groupByPanel(data);
    const isSame =
      groups.length === this.shown.length && groups.every(({ pluginId }, i) => pluginId === this.shown[i].pluginId);
    if (isSame) {
      groups.forEach((group, i) => this.shown[i].node.setState({ data: group.data }));
      return;
    }
    this.shown = groups.map((group) => ({ pluginId: group.pluginId, node: new SceneDataNode({ data: group.data }) }));
    this.layout.setState({ children: this.shown.map(({ pluginId, node }) => panel(pluginId, node)) });
  }
}

/** The range of the served profiles where it is known, so that the first answer is not empty. */
function firstRange(): { readonly from: string; readonly to: string } {
  const { range } = hostSettings;
  return range === undefined
    ? { from: 'now-1h', to: 'now' }
    : { from: new Date(range.fromMs).toISOString(), to: new Date(range.toMs).toISOString() };
}

function panel(pluginId: string, node: SceneDataNode): SceneFlexItem {
  const body = new VizPanel({ pluginId, title: '', hoverHeader: true, options: {}, $data: node });
  return new SceneFlexItem({ minHeight: 400, body });
}

interface PanelFrames {
  readonly pluginId: string;
  readonly data: PanelData;
}

/** One panel without frames while there is nothing to show: it tells that it waits, or what went wrong. */
function groupByPanel(data: PanelData): readonly PanelFrames[] {
  const pluginIds = [...new Set(data.series.map(panelFor))];
  if (pluginIds.length === 0) {
    return data.state === LoadingState.NotStarted ? [] : [{ pluginId: 'table', data }];
  }
  return pluginIds.map((pluginId) => ({
    pluginId,
    data: { ...data, series: data.series.filter((frame) => panelFor(frame) === pluginId) },
  }));
}

function panelFor({ meta, fields }: DataFrame): string {
  const isTimed = fields.some(({ type }) => type === FieldType.time);
  const isFlameGraph = meta?.preferredVisualisationType === 'flamegraph';
  return (
    meta?.preferredVisualisationPluginId ??
    (isFlameGraph ? 'flameboard-flamegraph-panel' : isTimed ? 'timeseries' : 'table')
  );
}
