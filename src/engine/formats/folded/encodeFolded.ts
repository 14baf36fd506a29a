// Profile → folded stacks, for other tools and for tests.
import { type Profile } from '../../profile/profile';
import { printFrameText } from './frameText';

/**
 * One line per sample with a value that is not 0, in the order of the profile; an empty stack is the line ` 1`. Labels, mappings and
 * the other sample types have no place in this format and are left out, and a `;` in a name becomes a `:`.
 */
export function encodeFolded(profile: Profile, sampleTypeIndex: number): string {
  const { samples } = profile;
  const texts = stackTexts(profile);
  const values = samples.values[sampleTypeIndex];
  let text = '';
  for (let row = 0; row < samples.length; row++) {
    if (values[row] !== 0) {
      const stack = samples.stackIndex[row];
      text += `${stack === -1 ? '' : texts[stack]} ${values[row]}\n`;
    }
  }
  return text;
}

/** The text of every stack row; parents come first, so each row adds one frame to a text that is there. */
function stackTexts({ stacks, frames, functions, strings }: Profile): readonly string[] {
  const texts: string[] = [];
  const frameTexts = Array.from({ length: frames.length }, (_, frame) => {
    const functionIndex = frames.functionIndex[frame];
    return printFrameText({
      name: strings[functions.name[functionIndex]],
      fileName: strings[functions.fileName[functionIndex]],
      line: frames.line[frame],
    });
  });
  for (let stack = 0; stack < stacks.length; stack++) {
    const parent = stacks.parent[stack];
    const frame = frameTexts[stacks.frameIndex[stack]];
    texts.push(parent === -1 ? frame : `${texts[parent]};${frame}`);
  }
  return texts;
}
