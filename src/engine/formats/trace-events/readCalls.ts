// The events of a trace in the order of time, thread by thread, along one line of time for all.
import { type Label } from '../../profile/profile';
import { type ProfileBuilder } from '../../profile/profileBuilder';
import { CallTimeline, type Irregularities } from './callTimeline';
import { BEGINS, ENDS, type EventTable, IS_WHOLE } from './eventTable';
import { type TraceThreads } from './traceThreads';

/** Ends of one moment may be written in any order, but nobody writes more than these. */
const MAX_SIMULTANEOUS_ENDS = 64;

/** Adds the time of all calls to a builder of one sample type; says what was not as it should be. */
export function readCalls(builder: ProfileBuilder, events: EventTable, threads: TraceThreads): Irregularities {
  const frames = events.frames.map(({ name, fileName, line }) =>
    builder.addFrame(builder.addFunction({ name, fileName }), { line })
  );
  const irregularities: Irregularities = { unmatched: 0, unclosed: 0, cut: 0 };
  const { originUs, endUs } = extentOf(events);
  const nsOf = (timeUs: number) => Math.round((timeUs - originUs) * 1000);
  rowsByThread(events, threads.length).forEach((rows, thread) => {
    const labels: readonly Label[] = threads.labelsOf(thread);
    const timeline = new CallTimeline({
      addStack: (parent, frame) => builder.addStack(parent, frames[frame]),
      addSample: (stack, fromNs, toNs) => builder.addSample(stack, [toNs - fromNs], labels, fromNs),
      irregularities,
    });
    const order = inOrder(events, rows);
    for (let index = 0; index < order.length; index++) {
      timeline.moveTo(nsOf(events.startUs.at(order[index])), events.kind.at(order[index]) !== ENDS);
      putMatchingEndFirst(events, order, index, timeline);
      const row = order[index];
      const name = events.name.at(row);
      switch (events.kind.at(row)) {
        case BEGINS:
          timeline.begin(name, events.frame.at(row));
          break;
        case ENDS:
          timeline.end(name);
          break;
        default:
          timeline.addWhole(name, events.frame.at(row), nsOf(events.endUs.at(row)));
      }
    }
    timeline.finish(nsOf(endUs));
  });
  return irregularities;
}

/** The first start and the last end of all events. */
function extentOf(events: EventTable): { readonly originUs: number; readonly endUs: number } {
  let originUs = Infinity;
  let endUs = -Infinity;
  for (let row = 0; row < events.length; row++) {
    originUs = Math.min(originUs, events.startUs.at(row));
    endUs = Math.max(endUs, events.endUs.at(row));
  }
  return { originUs, endUs };
}

/** The rows of each thread in the order of the file. */
function rowsByThread(events: EventTable, threadCount: number): readonly Int32Array[] {
  const counts = new Int32Array(threadCount);
  for (let row = 0; row < events.length; row++) {
    counts[events.thread.at(row)]++;
  }
  const rows = Array.from(counts, (count) => new Int32Array(count));
  counts.fill(0);
  for (let row = 0; row < events.length; row++) {
    const thread = events.thread.at(row);
    rows[thread][counts[thread]++] = row;
  }
  return rows;
}

/**
 * By start. Of one moment events that begin or end calls keep the order of the file and come before whole calls, of which the
 * longer are around the shorter.
 */
function inOrder(events: EventTable, rows: Int32Array): Int32Array {
  const compare = (a: number, b: number): number => {
    const isWholeA = events.kind.at(a) === IS_WHOLE;
    const isWholeB = events.kind.at(b) === IS_WHOLE;
    return (
      events.startUs.at(a) - events.startUs.at(b) ||
      Number(isWholeA) - Number(isWholeB) ||
      (isWholeA ? events.endUs.at(b) - events.endUs.at(a) : 0) ||
      a - b
    );
  };
  return rows.every((row, index) => index === 0 || compare(rows[index - 1], row) < 0) ? rows : rows.sort(compare);
}

/** Where the event at `index` ends a call that is not the innermost, another end of the same moment may be its. */
function putMatchingEndFirst(events: EventTable, order: Int32Array, index: number, timeline: CallTimeline): void {
  const row = order[index];
  const isSimultaneousEnd = (other: number) =>
    events.kind.at(other) === ENDS && events.startUs.at(other) === events.startUs.at(row);
  if (events.kind.at(row) !== ENDS || timeline.isInnermost(events.name.at(row))) {
    return;
  }
  const last = Math.min(order.length - 1, index + MAX_SIMULTANEOUS_ENDS);
  for (let next = index + 1; next <= last && isSimultaneousEnd(order[next]); next++) {
    if (timeline.isInnermost(events.name.at(order[next]))) {
      order[index] = order[next];
      order[next] = row;
      return;
    }
  }
}
