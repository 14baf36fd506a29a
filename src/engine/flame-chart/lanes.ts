// Which samples belong together on one line of time: those of one thread, because a thread runs one call at a time.
import { labelSetOf } from '../profile/labelSets';
import { type Label, type LabelSet } from '../profile/profile';

/** One row = one lane, in the order of the label sets. */
export interface Lanes {
  /** What a lane is called, such as `thread=MainThread`; `''` for a lane without labels. */
  readonly names: readonly string[];
  /** The lane of each label set. */
  readonly laneOf: Int32Array;
}

/** How profilers name processes, threads and what schedules like them. */
const THREAD_LABEL = /(^|[._-])(process|pid|thread|tid|goroutine|fiber|task)/i;

/**
 * A lane is made of the labels that name processes and threads; where no label set has any, of all labels. What all lanes have in
 * common is left out of their names.
 */
export function lanesOf(labelSets: readonly LabelSet[]): Lanes {
  const namesThread = ({ name }: Label) => THREAD_LABEL.test(name);
  const knowsThreads = labelSets.some((labels) => labels.some(namesThread));
  const rows = new Map<string, number>();
  const lanes: LabelSet[] = [];
  const laneOf = Int32Array.from(labelSets, (labels) => {
    const lane = labelSetOf(knowsThreads ? labels.filter(namesThread) : labels);
    const key = JSON.stringify(lane);
    const row = rows.get(key) ?? rows.size;
    if (row === rows.size) {
      rows.set(key, row);
      lanes.push(lane);
    }
    return row;
  });
  return { names: namesOf(lanes), laneOf };
}

function namesOf(lanes: readonly LabelSet[]): readonly string[] {
  const laneCounts = new Map<string, number>();
  for (const lane of lanes) {
    for (const label of lane) {
      laneCounts.set(textOf(label), (laneCounts.get(textOf(label)) ?? 0) + 1);
    }
  }
  // The empty label set is always there, whether or not a sample has it: what all others share says nothing either.
  const namedCount = lanes.filter((lane) => lane.length > 0).length;
  return lanes.map((lane) => {
    const texts = [...lane].sort((a, b) => rankOf(a) - rankOf(b)).map(textOf);
    const telling = texts.filter((text) => laneCounts.get(text) !== namedCount);
    return (telling.length > 0 ? telling : texts).join(', ');
  });
}

/** Names before numbers, threads before processes: the end of a long name is not seen. */
function rankOf({ name }: Label): number {
  return (/(id|pid|tid)$/i.test(name) ? 2 : 0) + (/thread|goroutine|fiber|task/i.test(name) ? 0 : 1);
}

function textOf({ name, value }: Label): string {
  return `${name}=${value}`;
}
