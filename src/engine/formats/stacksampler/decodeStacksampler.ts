// stacksampler's output → Profile: two lines on how it was recorded, then folded stacks of `function(module)`.
//
//     elapsed 0.9912199974060059
//     granularity 0.005
//     <module>(__main__);main(rideshare);order_car(rideshare) 30
import { type Profile, type SampleType } from '../../profile/profile';
import { ProfileBuilder } from '../../profile/profileBuilder';
import { DecodeError } from '../decodeError';
import { countTrailingNumbers, splitLine } from '../folded/foldedLine';
import { type FrameText } from '../folded/frameText';
import { StackReader } from '../folded/stackReader';
import { type Format } from '../format';
import { type Input } from '../input';
import { forEachLine } from '../textLines';

const NAME = 'stacksampler';
const SAMPLES: SampleType = { name: 'samples', unit: 'count' };
/** It is driven by a timer of CPU time. */
const CPU: SampleType = { name: 'cpu', unit: 'nanoseconds' };
const HEAD = /^elapsed [\d.]+(?:e-?\d+)?\r?\ngranularity ([\d.]+(?:e-?\d+)?)\r?(?:\n|$)/;
const FRAME = /^(.*)\(([^()]*)\)$/;
const DIALECT = { parseFrame, rootFrames: [], hasLineFrames: false };

export const stacksamplerFormat: Format = {
  name: NAME,
  recognizes: ({ text }) => text !== undefined && HEAD.test(text.text),
  decode: decodeStacksampler,
};

/** Throws a DecodeError for a sampling distance that is none. */
function decodeStacksampler(input: Input): Profile {
  const text = input.text?.text ?? '';
  const head = HEAD.exec(text);
  const periodNs = Math.round(Number(head?.[1]) * 1e9);
  if (!(periodNs > 0 && Number.isSafeInteger(periodNs))) {
    throw new DecodeError(NAME, -1, 'has no distance between samples', 'Look at its second line, `granularity`.');
  }
  const builder = new ProfileBuilder([SAMPLES, CPU]);
  const stacks = new StackReader(builder, DIALECT);
  let unreadableCount = 0;
  forEachLine(text.slice(head?.[0].length), (line) => {
    if (countTrailingNumbers(line, 1) === 1) {
      const { stack, values } = splitLine(line, 1);
      builder.addSample(stacks.read(stack).row, [values[0], values[0] * periodNs]);
    } else if (line.trim() !== '') {
      unreadableCount++;
    }
  });
  return builder.build({
    format: NAME,
    periodType: CPU,
    period: periodNs,
    notices: unreadableCount === 0 ? [] : [`${unreadableCount} lines do not end in a number and were left out.`],
  });
}

/** The module stands where other formats have the file. */
function parseFrame(text: string): FrameText {
  const match = FRAME.exec(text);
  return match === null ? { name: text, fileName: '', line: 0 } : { name: match[1], fileName: match[2], line: 0 };
}
