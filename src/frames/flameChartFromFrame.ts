// Data frame → FlameChart: the rows of a frame in order of time, with when they begin and how long they last.
import { type DataFrame } from '@grafana/data';
import { err, type Result } from '../base/result';
import { type FlameChart } from '../engine/flame-chart/flameChart';
import { type FrameProblem, readOrRefuse, readRows } from './callTreeFromFrame';
import { UnfitFrame } from './frameFields';
import { readFiniteNumbers } from './frameNumbers';
import { timeOrderOf } from './timeOrder';

/** The chart of a frame of which `timeOrderOf` says that it has an order. Times may be anything that is finite: the layout sees to it. */
export function flameChartFromFrame(frame: DataFrame): Result<FlameChart, FrameProblem> {
  const order = timeOrderOf(frame);
  if (order === undefined) {
    return err({
      sentence: 'This profile has no order of time. Switch on In order of time in the options of the query.',
    });
  }
  return readOrRefuse(() => {
    const rows = readRows(frame);
    if (rows.length !== frame.length) {
      throw new UnfitFrame(
        'The rows of a flame chart have one common root at level 0; this frame has several, or none.'
      );
    }
    const { hasLanes } = order;
    const startNs = readFiniteNumbers(frame, 'start');
    const durationNs = readFiniteNumbers(frame, 'duration');
    return { ...rows, startNs, durationNs, hasLanes };
  });
}
