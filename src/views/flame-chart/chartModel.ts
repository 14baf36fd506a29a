// A frame in order of time as the flame chart draws it: a profile whose values are nanoseconds since the first sample.
import { type DataFrame } from '@grafana/data';
import { once } from '../../base/once';
import { ok, type Result } from '../../base/result';
import { type FlameChart } from '../../engine/flame-chart/flameChart';
import { type ChartLayout, layoutFlameChart } from '../../engine/layout/chartLayout';
import { functionTotals } from '../../engine/tree/functionTotals';
import { type FrameProblem } from '../../frames/callTreeFromFrame';
import { flameChartFromFrame } from '../../frames/flameChartFromFrame';
import { type FunctionPath, type PathStep } from '../profile/functionPath';
import { calledFunctions, type ProfileModel } from '../profile/profileModel';

export interface ChartModel {
  /** The bars: what the parts of the flame graph draw and look up. The depth of its tree is the row of the picture. */
  readonly profile: ProfileModel;
  readonly chart: FlameChart;
  readonly layout: ChartLayout;
}

const charts = new WeakMap<DataFrame, Result<ChartModel, FrameProblem>>();

/** The chart of a frame, or why it cannot be drawn. The same frame gives the same object. */
export function chartOfFrame(frame: DataFrame): Result<ChartModel, FrameProblem> {
  const known = charts.get(frame);
  if (known !== undefined) {
    return known;
  }
  const read = flameChartFromFrame(frame);
  const result = read.ok ? ok(chartModel(read.value)) : read;
  charts.set(frame, result);
  return result;
}

export function chartModel(chart: FlameChart): ChartModel {
  const layout = layoutFlameChart(chart);
  const totals = once(() => functionTotals(chart));
  const profile: ProfileModel = {
    tree: { ...chart, depth: layout.row },
    layout,
    functionTotals: totals,
    baselineTotals: () => undefined,
    presentFunctions: once(() => calledFunctions(totals())),
    whole: { total: chart.total[0], baselineTotal: 0 },
  };
  return { profile, chart, layout };
}

/** True for the root and the lanes: bars that are no calls. */
export function isBase({ chart }: ChartModel, node: number): boolean {
  return chart.depth[node] < baseHeight(chart);
}

/** How many bars lie below the first call. */
function baseHeight({ hasLanes }: FlameChart): number {
  return hasLanes ? 2 : 1;
}

/** The functions on the way to a bar, without its lane: its path in the merged tree. */
export function pathOfBar(model: ChartModel, node: number): FunctionPath {
  const steps: PathStep[] = [];
  for (let bar = node; bar > 0 && !isBase(model, bar); bar = model.layout.parent[bar]) {
    steps.push(functionOfBar(model, bar));
  }
  return steps.reverse();
}

export function functionOfBar({ chart }: ChartModel, node: number): PathStep {
  const { functions, functionIndex } = chart;
  return { name: functions.names[functionIndex[node]], fileName: functions.fileNames[functionIndex[node]] };
}

/** The first bar of a path of the merged tree, -1 where there is none. Linear. */
export function firstBarOf(model: ChartModel, path: FunctionPath): number {
  const { chart, layout } = model;
  const base = baseHeight(chart);
  // Bars whose callers are the path's up to them.
  const isOnPath = new Uint8Array(chart.length);
  for (let node = 0; node < chart.length && path.length > 0; node++) {
    const step = chart.depth[node] - base;
    if (step < 0) {
      isOnPath[node] = 1;
    } else if (step < path.length && isOnPath[layout.parent[node]] === 1) {
      const { name, fileName } = functionOfBar(model, node);
      isOnPath[node] = name === path[step].name && fileName === path[step].fileName ? 1 : 0;
      if (isOnPath[node] === 1 && step === path.length - 1) {
        return node;
      }
    }
  }
  return -1;
}
