// `python -X importtime` → Profile: modules are the functions, imports the calls. Callees stand before their callers, two spaces deeper:
//
//     import time: self [us] | cumulative | imported package
//     import time:       221 |        221 |   posix
//     import time:       215 |        436 | _frozen_importlib_external
import { type Profile, type SampleType } from '../../profile/profile';
import { ProfileBuilder } from '../../profile/profileBuilder';
import { DecodeError } from '../decodeError';
import { type Format } from '../format';
import { type Input } from '../input';
import { forEachLine, headOf } from '../textLines';

const IMPORT_TIME: SampleType = { name: 'import', unit: 'microseconds' };
const LINE = /^import time:\s+(\d{1,15}) \|\s+\d+ \| ( *)(\S.*)$/;

export const importTimeFormat: Format = {
  name: 'import time',
  recognizes: ({ text }) => text !== undefined && /^import time:/m.test(headOf(text.text)),
  decode: decodeImportTime,
};

interface Import {
  readonly module: string;
  readonly selfUs: number;
  /** How many imports it is inside of. */
  readonly depth: number;
}

/** Throws a DecodeError for a text without any import. */
function decodeImportTime(input: Input): Profile {
  const imports = readImports(input.text?.text ?? '');
  if (imports.length === 0) {
    throw new DecodeError('import time', -1, 'has no import', 'Record it with `python -X importtime` again.');
  }
  const builder = new ProfileBuilder([IMPORT_TIME]);
  /** The stack of the importing modules by depth, for the line that is being read. */
  const callers: number[] = [];
  // From the end, callers come before their callees.
  for (let index = imports.length - 1; index >= 0; index--) {
    const { module, selfUs, depth } = imports[index];
    callers.length = Math.min(callers.length, depth);
    const stack = builder.addStack(
      callers[callers.length - 1] ?? -1,
      builder.addFrame(builder.addFunction({ name: module }))
    );
    callers.push(stack);
    builder.addSample(stack, [selfUs]);
  }
  return builder.build({ format: 'import time' });
}

/** Other output of the program may stand between the lines. */
function readImports(text: string): readonly Import[] {
  const imports: Import[] = [];
  forEachLine(text, (line) => {
    const match = LINE.exec(line);
    if (match !== null) {
      imports.push({ module: match[3].trimEnd(), selfUs: Number(match[1]), depth: match[2].length >> 1 });
    }
  });
  return imports;
}
