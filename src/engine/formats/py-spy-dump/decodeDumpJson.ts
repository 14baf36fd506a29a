// `py-spy dump --json` → Profile: a list with one entry per thread, its frames from the leaf.
//
//     [{"pid": 26646, "os_thread_id": 26689, "thread_name": "order_car", "active": true, "owns_gil": true,
//       "frames": [{"name": "spin", "short_filename": "rideshare.py", "line": 9, …}, …], …}, …]
import { type Profile } from '../../profile/profile';
import { damagedLetters } from '../damagedLetters';
import { DecodeError } from '../decodeError';
import { type Format } from '../format';
import { type Input } from '../input';
import { jsonOutlineOf } from '../jsonOutline';
import { isFiniteNumber, isObject, lineOf, parseJson, textOf } from '../jsonValue';
import { DUMP, type DumpedFrame, type DumpedThread, noThread, profileOfThreads } from './threadDump';

export const dumpJsonFormat: Format = {
  name: DUMP,
  recognizes: (input) => {
    const outline = jsonOutlineOf(input);
    return outline?.isArray === true && ['thread_id', 'owns_gil', 'frames'].every((name) => outline.members.has(name));
  },
  decode: decodeDumpJson,
};

/** Throws a DecodeError where an entry is no thread, or there is none. */
function decodeDumpJson(input: Input): Profile {
  const threads = parseJson(input.text?.text ?? '', DUMP);
  if (!Array.isArray(threads) || threads.length === 0) {
    throw noThread();
  }
  return profileOfThreads(threads.map(readThread), damagedLetters(input));
}

function readThread(thread: unknown, index: number): DumpedThread {
  if (!isObject(thread) || !Array.isArray(thread.frames)) {
    throw new DecodeError(DUMP, -1, `has no frames in thread ${index + 1}`, 'Take the dump again.');
  }
  const { pid, os_thread_id: systemId, thread_id: ownId } = thread;
  return {
    pid: numberText(pid),
    threadId: numberText(systemId) || numberText(ownId),
    name: textOf(thread.thread_name),
    isActive: thread.active === true,
    holdsGil: thread.owns_gil === true,
    frames: thread.frames.map(readFrame),
  };
}

/** The short file name is the one that py-spy writes in its other formats, so that functions are the same in all of them. */
function readFrame(frame: unknown): DumpedFrame {
  const { name, short_filename: shortName, filename, line } = isObject(frame) ? frame : {};
  return { name: textOf(name), fileName: textOf(shortName) || textOf(filename), line: lineOf(line) };
}

function numberText(value: unknown): string {
  return isFiniteNumber(value) ? String(value) : '';
}
