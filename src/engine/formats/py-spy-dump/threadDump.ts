// A dump of py-spy: every thread at one moment is one sample. JSON and text say the same, and this makes the same profile of both.
import { type Label, type Profile, type SampleType } from '../../profile/profile';
import { ProfileBuilder } from '../../profile/profileBuilder';
import { DecodeError } from '../decodeError';

export interface DumpedThread {
  readonly pid: string;
  /** The system's id. */
  readonly threadId: string;
  /** `''` when it has none. */
  readonly name: string;
  readonly isActive: boolean;
  readonly holdsGil: boolean;
  /** Leaf first. */
  readonly frames: readonly DumpedFrame[];
}

export interface DumpedFrame {
  readonly name: string;
  readonly fileName: string;
  /** 0 when unknown. */
  readonly line: number;
}

export const DUMP = 'py-spy dump';
const THREADS: SampleType = { name: 'threads', unit: 'count' };

/** One sample per thread with the labels `thread`, `thread_id`, `pid`, `active` and `gil`. */
export function profileOfThreads(threads: readonly DumpedThread[], notices: readonly string[]): Profile {
  const builder = new ProfileBuilder([THREADS]);
  for (const thread of threads) {
    let stack = -1;
    for (let index = thread.frames.length - 1; index >= 0; index--) {
      const { name, fileName, line } = thread.frames[index];
      stack = builder.addStack(stack, builder.addFrame(builder.addFunction({ name, fileName }), { line }));
    }
    builder.addSample(stack, [1], labelsOf(thread));
  }
  return builder.build({ format: DUMP, notices });
}

/** What a dump without any thread is refused with. */
export function noThread(): DecodeError {
  return new DecodeError(DUMP, -1, 'has no thread', 'The process may have ended: take the dump again.');
}

function labelsOf({ pid, threadId, name, isActive, holdsGil }: DumpedThread): readonly Label[] {
  const labels = [
    { name: 'active', value: String(isActive) },
    { name: 'gil', value: String(holdsGil) },
    { name: 'pid', value: pid },
    { name: 'thread', value: name },
    { name: 'thread_id', value: threadId },
  ];
  return labels.filter(({ value }) => value !== '');
}
