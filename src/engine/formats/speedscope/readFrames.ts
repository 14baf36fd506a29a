// The table of frames that all profiles of a speedscope file share.
import { type Label } from '../../profile/profile';
import { type ProfileBuilder } from '../../profile/profileBuilder';
import { FOLDED_ROOT_FRAMES, labelsOfRoot } from '../folded/rootLabels';
import { isObject, lineOf, textOf } from '../jsonValue';
import { malformed } from './speedscopeJson';

/** What the readers of profiles get: where to put stacks and samples, and what the file says about frames and values. */
export interface Reading {
  readonly builder: ProfileBuilder;
  /** The builder's frame for each frame of the file. */
  readonly frames: Int32Array;
  /** What one of the file's unit is worth in the sample type's. */
  readonly factor: number;
  /** `start` is where on the profile's line the value begins, scaled like it; only evented profiles know. */
  readonly addSample: (stack: number, value: number, start?: number) => void;
  /** Frames of the file that are no functions where they stand at the root, and what they say instead. */
  readonly rootLabels: ReadonlyMap<unknown, readonly Label[]>;
  /** Which profile it is, for the sentences of errors. */
  readonly place: string;
}

/** Puts every frame into the builder. Frames that differ in their column alone become one. */
export function readFrames(frames: readonly unknown[], builder: ProfileBuilder): Int32Array {
  return Int32Array.from(frames, (frame, index) => {
    if (!isObject(frame) || typeof frame.name !== 'string') {
      throw malformed(`has a frame without a name, number ${index}`);
    }
    const functionIndex = builder.addFunction({ name: frame.name, fileName: textOf(frame.file) });
    return builder.addFrame(functionIndex, { line: lineOf(frame.line) });
  });
}

/** py-spy puts threads and processes (`-t`, `-s`) at the root of stacks, by their place in the file. */
export function readRootLabels(frames: readonly unknown[]): ReadonlyMap<unknown, readonly Label[]> {
  return new Map(
    frames.flatMap((frame, index) => {
      const labels = isObject(frame) ? labelsOfRoot(FOLDED_ROOT_FRAMES, textOf(frame.name)) : undefined;
      return labels === undefined ? [] : [[index, labels] as const];
    })
  );
}

/** The builder's frame of a number in the file. */
export function frameAt({ frames, place }: Reading, index: unknown): number {
  if (typeof index !== 'number' || !(index >= 0 && index < frames.length) || index % 1 !== 0) {
    throw malformed(`names the frame ${JSON.stringify(index)} in ${place}, which it does not hold`);
  }
  return frames[index];
}

/** A value in the unit of the sample type; where that is finer than the file's, as a whole number of it. */
export function scaled(value: number, factor: number): number {
  return factor === 1 ? value : Math.round(value * factor);
}
