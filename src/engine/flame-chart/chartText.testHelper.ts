// Timed profiles and flame charts as text, so that tests can write both down.
import { type Profile, type SampleType } from '../profile/profile';
import { ProfileBuilder, type ProfileDetails } from '../profile/profileBuilder';
import { type FlameChart } from './flameChart';

const TIME: SampleType = { name: 'wall', unit: 'nanoseconds' };

/**
 * One line per sample: from when to when, functions from root to leaf (`name:line`), then labels.
 *
 *     0-3 main;read thread=1
 *     3-9 main;hash thread=1
 *
 * Its value is the time it lasts; without an end (`5-`) it is 1.
 */
export function timedProfile(text: string, type: SampleType = TIME, details: Partial<ProfileDetails> = {}): Profile {
  const builder = new ProfileBuilder([type]);
  for (const line of text.split('\n').filter((part) => part.trim() !== '')) {
    const [span, stackText = '', ...labelTexts] = line.trim().split(' ');
    const [from, to] = span.split('-');
    let stack = -1;
    for (const frame of stackText.split(';').filter((name) => name !== '' && name !== '()')) {
      const [name, number = '0'] = frame.split(':');
      stack = builder.addStack(stack, builder.addFrame(builder.addFunction({ name }), { line: Number(number) }));
    }
    const labels = labelTexts.map((label) => {
      const [name, value] = label.split('=');
      return { name, value };
    });
    builder.addSample(stack, [to === '' ? 1 : Number(to) - Number(from)], labels, Number(from));
  }
  return builder.build({ format: 'text', ...details });
}

/** A line per bar, indented by depth: `main 0-9`, with its total where that is not its duration. */
export function chartToText({
  length,
  functions,
  functionIndex,
  depth,
  startNs,
  durationNs,
  total,
}: FlameChart): string {
  return Array.from({ length }, (_, row) => {
    const value = total[row] === durationNs[row] ? '' : ` (${total[row]})`;
    const span = `${startNs[row]}-${startNs[row] + durationNs[row]}`;
    return `${'  '.repeat(depth[row])}${functions.names[functionIndex[row]]} ${span}${value}`;
  }).join('\n');
}
