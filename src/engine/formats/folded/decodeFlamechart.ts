// `pyflame --flamechart` → Profile: the stacks in the order of time, a line with its microseconds before each.
//
//     1476996338118163
//     app.py:<module>:10;app.py:order_car:12
//     1476996338128163
//     (idle)
import { type Profile, type SampleType } from '../../profile/profile';
import { ProfileBuilder } from '../../profile/profileBuilder';
import { damagedLetters } from '../damagedLetters';
import { DecodeError } from '../decodeError';
import { type Format } from '../format';
import { type Input } from '../input';
import { forEachLine, headOf } from '../textLines';
import { parseFrameText } from './frameText';
import { StackReader } from './stackReader';

const NAME = 'pyflame flamechart';
const SAMPLES: SampleType = { name: 'samples', unit: 'count' };
const WALL: SampleType = { name: 'wall', unit: 'nanoseconds' };
const TIME = /^\d{1,16}$/;
const STACK = /^(?:\(idle\)|[^\s;][^;]*:[^;]*:\d+(?:;|$))/;
const NS_PER_US = 1000;
/** Times beyond it, in the year 2001, are since the epoch; others since the start of the recording. */
const FIRST_EPOCH_US = 1e15;

export const flamechartFormat: Format = {
  name: NAME,
  recognizes: ({ text }) => text !== undefined && isFlamechart(headOf(text.text)),
  decode: decodeFlamechart,
};

/** The first time and the first stack tell it. */
function isFlamechart(head: string): boolean {
  const [time, stack = ''] = head.trimStart().split(/\r?\n/, 2);
  return TIME.test(time) && STACK.test(stack);
}

interface Moment {
  readonly us: number;
  readonly stack: string;
}

/** Throws a DecodeError for a text without any stack. */
function decodeFlamechart(input: Input): Profile {
  const { moments, strayCount, earlierCount } = readMoments(input.text?.text ?? '');
  if (moments.length === 0) {
    throw new DecodeError(NAME, -1, 'has no stack', 'Record it again.');
  }
  const builder = new ProfileBuilder([SAMPLES, WALL]);
  const stacks = new StackReader(builder, { parseFrame: parseFrameText, rootFrames: [], hasLineFrames: false });
  const firstUs = moments[0].us;
  const lastUs = moments[moments.length - 1].us;
  // The last stack is taken to have lasted as long as the others did on average.
  const averageUs = moments.length === 1 ? 0 : Math.round((lastUs - firstUs) / (moments.length - 1));
  moments.forEach(({ us, stack }, index) => {
    const endUs = index + 1 < moments.length ? moments[index + 1].us : us + averageUs;
    builder.addSample(stacks.read(stack).row, [1, (endUs - us) * NS_PER_US], [], (us - firstUs) * NS_PER_US);
  });
  return builder.build({
    format: NAME,
    periodType: WALL,
    timeRange:
      firstUs < FIRST_EPOCH_US
        ? undefined
        : { fromMs: Math.floor(firstUs / 1000), toMs: Math.ceil((lastUs + averageUs) / 1000) },
    notices: [...noticesOf(strayCount, earlierCount), ...damagedLetters(input)],
  });
}

function noticesOf(strayCount: number, earlierCount: number): readonly string[] {
  return [
    { count: strayCount, text: 'lines are no stack with a time before it and were left out.' },
    { count: earlierCount, text: 'times are earlier than the one before them and were taken as simultaneous with it.' },
  ].flatMap(({ count, text }) => (count > 0 ? [`${count} ${text}`] : []));
}

function readMoments(text: string): { moments: readonly Moment[]; strayCount: number; earlierCount: number } {
  const moments: Moment[] = [];
  let strayCount = 0;
  let earlierCount = 0;
  let us: number | undefined;
  forEachLine(text, (line) => {
    if (TIME.test(line)) {
      strayCount += us === undefined ? 0 : 1;
      us = Number(line);
    } else if (us !== undefined && STACK.test(line)) {
      const before = moments.at(-1)?.us ?? us;
      earlierCount += us < before ? 1 : 0;
      moments.push({ us: Math.max(us, before), stack: line });
      us = undefined;
    } else if (line.trim() !== '') {
      strayCount++;
    }
  });
  return { moments, strayCount, earlierCount };
}
