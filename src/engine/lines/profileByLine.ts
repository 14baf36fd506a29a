// Profile → the same stacks with lines in the place of functions: each function becomes one function per line that it was at, whose
// file is a place (place.ts). A tree of it counts a line like a tree counts a function, recursion once.
//
//     main [a.py:3]; work [a.py:8]      →      main [a.py:3]; work [a.py:8]      two functions and their files
//     main [a.py:3]; work [a.py:9]             main [a.py:3]; work [a.py:9]      three
//
// A frame that stands for a line of its caller instead of a function (`lp.py:8` below `work`, as line_profiler's files have it)
// becomes that line of the caller.
import { PairInterner } from '../../base/pairInterner';
import { type FrameTable, type Profile } from '../profile/profile';
import { lineName } from './lineName';
import { placeText } from './place';

export function profileByLine(profile: Profile): Profile {
  const { stacks, frames } = profile;
  const isLineFrame = lineFrames(profile);
  const pairs = new PairInterner();
  const frameIndex = new Int32Array(stacks.length);
  const mappingIndex: number[] = [];
  for (let row = 0; row < stacks.length; row++) {
    const frame = stacks.frameIndex[row];
    const ofCaller = isLineFrame[frame] === 1 && callerWithoutLine(profile, row);
    const pair = pairs.intern(
      ofCaller === false ? frames.functionIndex[frame] : ofCaller,
      Math.max(0, frames.line[frame])
    );
    frameIndex[row] = pair;
    mappingIndex[pair] ??= frames.mappingIndex[frame];
  }
  const { first: functionOf, second: line } = pairs.toColumns();
  const { length } = functionOf;
  const byLine: FrameTable = {
    length,
    functionIndex: Int32Array.from(functionOf, (_, pair) => pair),
    line,
    mappingIndex: Int32Array.from(mappingIndex),
    inlined: new Uint8Array(length),
  };
  return {
    ...profile,
    ...placesAsFunctions(profile, functionOf, line),
    frames: byLine,
    stacks: { ...stacks, frameIndex },
  };
}

/** One function per row of the columns: name of the function, and its file with the line as the file. */
export function placesAsFunctions(
  { strings, functions }: Profile,
  functionOf: Int32Array,
  line: Int32Array,
  fileOf: (row: number) => number = (row) => functions.fileName[functionOf[row]]
): Pick<Profile, 'strings' | 'functions'> {
  const places: string[] = [];
  const rowOf = new Map<string, number>();
  const fileName = Int32Array.from(functionOf, (_, row) => {
    const place = placeText({ fileName: strings[fileOf(row)], line: line[row] });
    const known = rowOf.get(place) ?? strings.length + places.push(place) - 1;
    rowOf.set(place, known);
    return known;
  });
  return {
    strings: [...strings, ...places],
    functions: {
      length: functionOf.length,
      name: functionOf.map((row) => functions.name[row]),
      systemName: functionOf.map((row) => functions.systemName[row]),
      fileName,
      startLine: new Int32Array(functionOf.length),
    },
  };
}

/** One byte per frame: 1 where it is named after its own file and line. */
function lineFrames({ frames, functions, strings }: Profile): Uint8Array {
  return Uint8Array.from(frames.functionIndex, (row, frame) => {
    const line = frames.line[frame];
    return line > 0 && strings[functions.name[row]] === lineName(strings[functions.fileName[row]], line) ? 1 : 0;
  });
}

/** The caller's function where it stands in the same file at no known line, else false. */
function callerWithoutLine({ stacks, frames, functions }: Profile, row: number): number | false {
  const parent = stacks.parent[row];
  if (parent === -1) {
    return false;
  }
  const frame = stacks.frameIndex[parent];
  const caller = frames.functionIndex[frame];
  const own = frames.functionIndex[stacks.frameIndex[row]];
  return frames.line[frame] === 0 && functions.fileName[caller] === functions.fileName[own] ? caller : false;
}
