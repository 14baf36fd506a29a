// The text of every stack, for formats that write each stack out from root to leaf.
import { type Profile } from '../profile/profile';

/** Per row of the stack table its frames with `separator` between them, root first. Each frame's text is made once. */
export function stackTexts(
  { stacks, frames }: Profile,
  separator: string,
  textOfFrame: (frame: number) => string
): readonly string[] {
  const frameTexts = Array.from({ length: frames.length }, (_, frame) => textOfFrame(frame));
  // Parents come first: each row adds one frame to a text that is there, which shares its memory.
  const texts: string[] = [];
  for (let stack = 0; stack < stacks.length; stack++) {
    const parent = stacks.parent[stack];
    const frame = frameTexts[stacks.frameIndex[stack]];
    texts.push(parent === -1 ? frame : `${texts[parent]}${separator}${frame}`);
  }
  return texts;
}

/** What formats that share nothing between stacks would have to write. */
export interface WrittenStacks {
  /** Frames of all samples' stacks, one by one. */
  readonly frames: number;
  /** Letters of their functions and files. */
  readonly letters: number;
}

/** Counts ahead what a profile would grow to: a tree of a million calls, 100,000 deep, would be 10^10 frames. */
export function countWrittenStacks({ stacks, frames, functions, strings, samples }: Profile): WrittenStacks {
  const depth = new Float64Array(stacks.length);
  const letters = new Float64Array(stacks.length);
  for (let stack = 0; stack < stacks.length; stack++) {
    const parent = stacks.parent[stack];
    const functionIndex = frames.functionIndex[stacks.frameIndex[stack]];
    const own = strings[functions.name[functionIndex]].length + strings[functions.fileName[functionIndex]].length;
    depth[stack] = 1 + (parent === -1 ? 0 : depth[parent]);
    letters[stack] = own + (parent === -1 ? 0 : letters[parent]);
  }
  const written = { frames: 0, letters: 0 };
  for (const stack of samples.stackIndex) {
    if (stack !== -1) {
      written.frames += depth[stack];
      written.letters += letters[stack];
    }
  }
  return written;
}
