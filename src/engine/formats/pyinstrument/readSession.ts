// The samples of a pyinstrument session in the order of time: stacks from the root, and the seconds that each is worth.
//
//     "frame_records": [[["MainThread\0<thread>\0139954305272704", "<module>\0rideshare.py\01\1l38", …], 0.00101], …]
import { type Label, type Profile } from '../../profile/profile';
import { ProfileBuilder } from '../../profile/profileBuilder';
import { isAmount, type JsonObject } from '../jsonValue';
import { addFrame, parseFrameInfo, THREAD_LABELS, threadLabels } from './frames';
import { detailsOf, malformed, SAMPLES, targetLabels, WALL } from './session';

/** Throws a DecodeError for a record that is no stack with a time. */
export function readSession(session: JsonObject, records: readonly unknown[]): Profile {
  const builder = new ProfileBuilder([SAMPLES, WALL]);
  const stacks = new SessionStacks(builder, targetLabels(session));
  let startNs = 0;
  records.forEach((record, row) => {
    const [frames, seconds]: readonly unknown[] = Array.isArray(record) ? record : [];
    if (!Array.isArray(frames) || !isAmount(seconds)) {
      throw malformed(`has a sample that is no stack with a time, number ${row}`);
    }
    const { stack, labels } = stacks.read(frames, row);
    const valueNs = Math.round(seconds * 1e9);
    builder.addSample(stack, [1, valueNs], labels, startNs);
    startNs += valueNs;
  });
  const period = isAmount(session.min_interval) ? Math.round(session.min_interval * 1e9) : 0;
  return builder.build({
    ...detailsOf(session),
    periodType: WALL,
    period: period > 0 ? period : undefined,
    rootFrameLabels: THREAD_LABELS,
  });
}

/** Stacks into rows; every text of a frame and of a thread is taken apart once. */
class SessionStacks {
  private readonly frames = new Map<string, number>();
  private readonly labels = new Map<string, readonly Label[]>();

  constructor(
    private readonly builder: ProfileBuilder,
    private readonly target: readonly Label[]
  ) {}

  read(frames: readonly unknown[], row: number): { readonly stack: number; readonly labels: readonly Label[] } {
    let stack = -1;
    let labels = this.target;
    frames.forEach((frame, depth) => {
      if (typeof frame !== 'string') {
        throw malformed(`has a frame that is no text in sample ${row}`);
      }
      const thread = depth === 0 ? this.labelsOf(frame) : undefined;
      if (thread === undefined) {
        stack = this.builder.addStack(stack, this.frameOf(frame));
      } else {
        labels = thread;
      }
    });
    return { stack, labels };
  }

  private labelsOf(frame: string): readonly Label[] | undefined {
    const known = this.labels.get(frame);
    if (known !== undefined) {
      return known;
    }
    const thread = threadLabels(frame);
    if (thread === undefined) {
      return undefined;
    }
    const labels = [...this.target, ...thread];
    this.labels.set(frame, labels);
    return labels;
  }

  private frameOf(frame: string): number {
    const known = this.frames.get(frame);
    if (known !== undefined) {
      return known;
    }
    const row = addFrame(this.builder, parseFrameInfo(frame));
    this.frames.set(frame, row);
    return row;
  }
}
