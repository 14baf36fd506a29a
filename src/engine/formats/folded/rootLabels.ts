// Root frames that are no functions but say whose stack it is: profilers put threads and processes there. They become labels.
import { type Label } from '../../profile/profile';

/** How a root frame is written, and what it says. */
export interface RootFrame {
  readonly pattern: RegExp;
  /** Names of the labels, one per group of the pattern. */
  readonly names: readonly string[];
}

/** Those that occur in folded stacks of any profiler and are no names of functions. */
export const FOLDED_ROOT_FRAMES: readonly RootFrame[] = [
  // py-spy -t: `thread (21867): order_car`, `thread (0x7F2A)`
  { pattern: /^thread \((0[xX][\da-fA-F]+|\d+)\)(?:: (.+))?$/, names: ['thread_id', 'thread'] },
  // py-spy -s: `process 21867:"python worker.py"`
  { pattern: /^process (\d+):"(.*)"$/, names: ['pid', 'process'] },
  // Python 3.15: `tid:21867`
  { pattern: /^tid:(\d+)$/, names: ['thread_id'] },
  // stackcollapse-perf --tid: `python-26646/26689`, --pid: `python-26646`
  { pattern: /^(.+)-(\d+|\?)\/(\d+)$/, names: ['process', 'pid', 'thread_id'] },
];

/** The labels that a frame at the root stands for; undefined for a function. */
export function labelsOfRoot(rootFrames: readonly RootFrame[], frame: string): readonly Label[] | undefined {
  for (const { pattern, names } of rootFrames) {
    const match = pattern.exec(frame);
    if (match !== null) {
      return names.flatMap((name, index) => {
        const value: string | undefined = match[index + 1];
        return value === undefined || value === '' ? [] : [{ name, value }];
      });
    }
  }
  return undefined;
}
