// Goroutines one by one, leaf first. Each is a sample:
//
//     goroutine 18 [chan receive, 5 minutes]:
//     main.worker(0xc00010, 0x1)
//     	rides/main.go:14 +0x2d
//     created by main.main in goroutine 1
//     	rides/main.go:37 +0x35
import { type Label, type Profile } from '../../profile/profile';
import { ProfileBuilder } from '../../profile/profileBuilder';
import { lineOf } from '../jsonValue';
import { forEachLine } from '../textLines';

const GOROUTINE = /^goroutine \d+(?: [^[\]]*)? ?\[([^\]]*)\].*:$/;
const CREATED_BY = /^created by (.+?)(?: in goroutine \d+)?$/;
/** Behind the place stand an offset and, for a crash, registers. */
const BEHIND_PLACE = / (?:\+0x|fp=)/;

/** Also behind the message of a program that panics. */
export function isGoroutineDump(head: string): boolean {
  return /^goroutine \d+(?: [^[\]\n]*)? ?\[[^\]\n]*\].*:\r?$/m.test(head);
}

interface Goroutine {
  readonly state: string;
  createdBy: string;
  readonly leafFirst: Array<{ readonly name: string; readonly isInlined: boolean; fileName: string; line: number }>;
}

/** The labels are `state`, without how long it has lasted, and `created_by`, the function that started the goroutine. */
export function decodeGoroutines(text: string): Profile {
  const builder = new ProfileBuilder([{ name: 'goroutine', unit: 'count' }]);
  for (const { state, createdBy, leafFirst } of readGoroutines(text)) {
    const stack = leafFirst.reduceRight((parent, { name, fileName, line, isInlined }) => {
      const frame = builder.addFrame(builder.addFunction({ name, fileName }), { line, inlined: isInlined });
      return builder.addStack(parent, frame);
    }, -1);
    const labels: Label[] = [
      { name: 'state', value: state },
      { name: 'created_by', value: createdBy },
    ];
    builder.addSample(
      stack,
      [1],
      labels.filter(({ value }) => value !== '')
    );
  }
  return builder.build({ format: 'Go text', periodType: { name: 'goroutine', unit: 'count' }, period: 1 });
}

function readGoroutines(text: string): readonly Goroutine[] {
  const goroutines: Goroutine[] = [];
  /** False behind the end of a stack. */
  let isInStack = false;
  forEachLine(text, (line) => {
    const goroutine = goroutines.at(-1);
    const state = GOROUTINE.exec(line)?.[1];
    if (state !== undefined) {
      goroutines.push({ state: state.split(',')[0], createdBy: '', leafFirst: [] });
      isInStack = true;
      return;
    }
    const creator = CREATED_BY.exec(line)?.[1];
    const open = line.endsWith(')') ? line.lastIndexOf('(') : -1;
    if (goroutine === undefined || !isInStack || line === '') {
      isInStack = isInStack && line !== '';
    } else if (creator !== undefined) {
      goroutine.createdBy = creator;
      isInStack = false;
    } else if (line.startsWith('\t')) {
      const place = line.slice(1).split(BEHIND_PLACE, 1)[0];
      const colon = place.lastIndexOf(':');
      const frame = goroutine.leafFirst.at(-1);
      if (frame !== undefined && colon > 0) {
        frame.fileName = place.slice(0, colon);
        frame.line = lineOf(Number(place.slice(colon + 1)));
      }
    } else if (open > 0) {
      // Go does not know the values of a call that was inlined, and writes three dots.
      const isInlined = line.endsWith('(...)');
      goroutine.leafFirst.push({ name: line.slice(0, open), isInlined, fileName: '', line: 0 });
    }
  });
  return goroutines;
}
