// Profile → FlameChart: one sample type's stacks in the order of time, one lane per thread, bounded in size.
import { gatherIntegers } from '../../base/gather';
import { err, ok, type Result } from '../../base/result';
import { type Profile } from '../profile/profile';
import { type BuildCallTreeOptions, functionsOfStacks, weighStacks } from '../tree/buildCallTree';
import { type CallTree, CUT_NAME, type TreeFunctions } from '../tree/callTree';
import { subtreeEndOfNodes } from '../tree/nodeColumns';
import { ChartRows } from './chartRows';
import { type FlameChart } from './flameChart';
import { lanesOf } from './lanes';
import { BarCounter } from './shortBars';
import { timedSamples, type TimedSamples, toleranceNs } from './timedSamples';
import { walkTimeline } from './walkTimeline';

export interface FlameChartOptions extends BuildCallTreeOptions {
  /** Keep about so many bars: of more, short ones become rows of the tree's `cutFunction`, a row for those that follow each other. */
  readonly maxNodes?: number;
}

/** More bars than this that begin or go on take too long to follow, however few are kept. */
const MOST_STEPS = 20_000_000;

/** More bars than this are more than a frame should carry. */
const DEFAULT_MAX_NODES = 200_000;

/** What a lane without labels is called where others have some. */
const UNNAMED_LANE = 'no labels';

/**
 * The samples in order of time. Values are counted as in `buildCallTree`: where nothing was cut off, the self of a function is the
 * same in both. A sample without a stack is the self of its lane. Time is linear in samples, stacks and bars, apart from sorting; memory is
 * bounded by samples, stacks and `maxNodes`.
 *
 * @returns The error is a sentence: the profile does not say when samples began, or has more bars than can be followed.
 * @throws RangeError when the profile has no such sample type.
 */
export function buildFlameChart(
  profile: Profile,
  sampleTypeIndex: number,
  { labelSetMask, maxNodes = DEFAULT_MAX_NODES }: FlameChartOptions = {}
): Result<FlameChart, string> {
  const sampleType = profile.sampleTypes[sampleTypeIndex];
  if (sampleType === undefined) {
    throw new RangeError(`There is no sample type ${sampleTypeIndex}: the profile has ${profile.sampleTypes.length}.`);
  }
  const { startNs, values: columns } = profile.samples;
  if (startNs === undefined) {
    return err('The recording does not say when its samples began.');
  }
  const values = columns[sampleTypeIndex];
  const lanes = lanesOf(profile.labelSets);
  const timed = timedSamples(profile, startNs, sampleTypeIndex, lanes, labelSetMask);
  const { functions, rowOf } = functionsOfStacks(profile, weighStacks(profile, values, labelSetMask).parent);
  const tolerance = toleranceNs(profile);

  const counter = new BarCounter();
  walkTimeline(profile, { rowOf }, timed, tolerance, counter, () => counter.steps < MOST_STEPS);
  if (counter.steps >= MOST_STEPS) {
    return err(
      `The recording has more than ${MOST_STEPS.toLocaleString('en-US')} calls one after the other, too many to show in order of time; one thread of it, selected by its labels, may have less.`
    );
  }
  // Rows that stand for short bars come on top of those that are kept, at most two for each.
  const leastNs = counter.count <= maxNodes ? 0 : counter.leastNs(Math.max(1, maxNodes / 2));

  const laneCount = usedLanes(timed);
  const hasLanes = laneCount > 1 || (laneCount === 1 && lanes.names[timed.lane[0]] !== '');
  const table = withRows(functions, [
    ...(hasLanes ? lanes.names.map((name) => (name === '' ? UNNAMED_LANE : name)) : []),
    ...(leastNs > 0 ? [CUT_NAME] : []),
  ]);
  const rows = new ChartRows({
    values,
    hasLanes,
    leastNs,
    ofLane: (lane) => functions.length + lane,
    cutFunction: table.length - 1,
  });
  walkTimeline(profile, { rowOf }, timed, tolerance, rows);
  return ok(chartOf(rows, table, { hasLanes, unit: sampleType.unit }));
}

/** Lanes are told one after the other. */
function usedLanes({ lane, length }: TimedSamples): number {
  let count = 0;
  for (let index = 0; index < length; index++) {
    count += index === 0 || lane[index] !== lane[index - 1] ? 1 : 0;
  }
  return count;
}

/** The functions with rows behind them that are none: lanes, and what is cut off. */
function withRows(functions: TreeFunctions, names: readonly string[]): TreeFunctions {
  const nothing = names.map(() => '');
  const length = functions.length + names.length;
  const startLines = new Int32Array(length);
  startLines.set(functions.startLines);
  return {
    length,
    names: [...functions.names, ...names],
    fileNames: [...functions.fileNames, ...nothing],
    startLines,
    mappings: [...functions.mappings, ...nothing],
  };
}

function chartOf(
  rows: ChartRows,
  functions: TreeFunctions,
  { hasLanes, unit }: { readonly hasLanes: boolean; readonly unit: string }
): FlameChart {
  const { length } = rows;
  const depth = rows.depth.slice(0, length);
  const functionIndex = rows.functionIndex.slice(0, length);
  const startNs = rows.startNs.slice(0, length);
  const durationNs = rows.endNs.slice(0, length);
  for (let row = 0; row < length; row++) {
    durationNs[row] -= startNs[row];
  }
  if (startNs[0] === Infinity) {
    startNs[0] = 0;
    durationNs[0] = 0;
  }
  return {
    length,
    functions,
    functionIndex,
    depth,
    self: rows.self.slice(0, length),
    total: rows.total.slice(0, length),
    subtreeEnd: subtreeEndOfNodes(depth),
    ...linesOf(rows.line.slice(0, length), gatherIntegers(functions.startLines, functionIndex)),
    ...(rows.isCut ? { cutFunction: functions.length - 1 } : {}),
    unit,
    startNs,
    durationNs,
    hasLanes,
  };
}

/** The lines that samples agree on, else the functions' first ones; absent where none is known. */
function linesOf(lines: Int32Array, firstLines: Int32Array): Pick<CallTree, 'line'> {
  const line = lines.map((own, row) => (own > 0 ? own : firstLines[row]));
  return line.some((number) => number > 0) ? { line } : {};
}
