// Profile → folded stacks, for other tools and for tests.
import { type Profile } from '../../profile/profile';
import { stackTexts } from '../stackTexts';
import { printFrameText } from './frameText';

/**
 * One line per sample with a value that is not 0, in the order of the profile; an empty stack is the line ` 1`. Two sample types are
 * two numbers per line, as difffolded.pl writes them. Labels, mappings and the other sample types have no place in this format and are
 * left out, and a `;` in a name becomes a `:`.
 */
export function encodeFolded(profile: Profile, ...sampleTypeIndexes: readonly number[]): string {
  const { samples, functions, frames, strings } = profile;
  const texts = stackTexts(profile, ';', (frame) => {
    const functionIndex = frames.functionIndex[frame];
    return printFrameText({
      name: strings[functions.name[functionIndex]],
      fileName: strings[functions.fileName[functionIndex]],
      line: frames.line[frame],
    });
  });
  const columns = sampleTypeIndexes.map((type) => samples.values[type]);
  let text = '';
  for (let row = 0; row < samples.length; row++) {
    if (columns.some((values) => values[row] !== 0)) {
      const stack = samples.stackIndex[row];
      text += `${stack === -1 ? '' : texts[stack]} ${columns.map((values) => values[row]).join(' ')}\n`;
    }
  }
  return text;
}
