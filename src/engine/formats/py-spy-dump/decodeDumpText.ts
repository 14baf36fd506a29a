// `py-spy dump` as text → Profile. Lines of arguments and locals (`dump -l`) say nothing of stacks and are passed over.
//
//     Process 26646: /usr/local/bin/python3 forever.py
//     Python v3.11.7 (/usr/local/bin/python3.11)
//
//     Thread 26689 (active+gil): "order_car"
//         spin (rideshare.py:9)
//         find_nearest_vehicle (rideshare.py:19)
import { type Profile } from '../../profile/profile';
import { damagedLetters } from '../damagedLetters';
import { parseFrameText } from '../folded/frameText';
import { type Format } from '../format';
import { type Input } from '../input';
import { forEachLine, headOf } from '../textLines';
import { type DumpedFrame, type DumpedThread, DUMP, noThread, profileOfThreads } from './threadDump';

const PROCESS = /^Process (\d+): /;
const THREAD = /^Thread (\w+) \(([^()]*)\)(?:: "(.*)")?$/;
const FRAME = /^ {4}(\S.*)$/;

export const dumpTextFormat: Format = {
  name: DUMP,
  // The command line may have lines of its own: `python -c "…"`.
  recognizes: ({ text }) => {
    const head = text === undefined ? '' : headOf(text.text);
    return /^Process \d+: /m.test(head) && /^Python v\d/m.test(head);
  },
  decode: decodeDumpText,
};

/** Throws a DecodeError for a dump without any thread. */
function decodeDumpText(input: Input): Profile {
  const threads: DumpedThread[] = [];
  let pid = '';
  let frames: DumpedFrame[] = [];
  forEachLine(input.text?.text ?? '', (line) => {
    const process = PROCESS.exec(line);
    const thread = THREAD.exec(line);
    const frame = FRAME.exec(line);
    if (process !== null) {
      pid = process[1];
      frames = [];
    } else if (thread !== null) {
      const [, threadId, state, name = ''] = thread;
      frames = [];
      const states = state.split('+');
      threads.push({
        pid,
        threadId: String(Number(threadId)),
        name,
        isActive: states.includes('active'),
        holdsGil: states.includes('gil'),
        frames,
      });
    } else if (frame !== null) {
      frames.push(parseFrameText(frame[1]));
    }
  });
  if (threads.length === 0) {
    throw noThread();
  }
  return profileOfThreads(threads, damagedLetters(input));
}
