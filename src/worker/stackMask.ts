// Which stacks of a profile pass through a function, or begin with a path: found once per stack, from the root upwards, because a
// stack's caller comes before it.
//
//     row  stack          through "work"   beginning with main, work
//     0    main           0                (1 matched) 0
//     1    main;work      1                (2 matched) 1
//     2    main;work;io   1                1
//     3    main;idle      0                0
import { type Profile } from '../engine/profile/profile';
import { type StackPart } from './workRequest';

/** One byte per row of `profile.stacks`: 1 for the stacks that are meant. */
export function maskOfStacks(profile: Profile, part: StackPart): Uint8Array {
  switch (part.kind) {
    case 'function':
      return stacksThrough(profile, part.name);
    case 'callSite':
      return stacksBeginningWith(profile, part.path);
  }
}

function stacksThrough({ stacks, ...tables }: Profile, name: string): Uint8Array {
  const isMeant = framesNamed(tables, name);
  const mask = new Uint8Array(stacks.length);
  for (let row = 0; row < stacks.length; row++) {
    const parent = stacks.parent[row];
    mask[row] = isMeant[stacks.frameIndex[row]] | (parent === -1 ? 0 : mask[parent]);
  }
  return mask;
}

/** The empty path is the beginning of every stack. */
function stacksBeginningWith({ stacks, ...tables }: Profile, path: readonly string[]): Uint8Array {
  const isMeantAt = path.map((name) => framesNamed(tables, name));
  const mask = new Uint8Array(stacks.length);
  // How many functions of the path a stack has matched so far, -1 once one did not match.
  const matched = new Int32Array(stacks.length);
  for (let row = 0; row < stacks.length; row++) {
    const parent = stacks.parent[row];
    const before = parent === -1 ? 0 : matched[parent];
    if (before === -1 || before === path.length) {
      matched[row] = before;
    } else {
      matched[row] = isMeantAt[before][stacks.frameIndex[row]] === 1 ? before + 1 : -1;
    }
    mask[row] = matched[row] === path.length ? 1 : 0;
  }
  return mask;
}

/** One byte per frame: 1 where its function has this name. Several functions may, each in a file of its own. */
function framesNamed(
  { frames, functions, strings }: Pick<Profile, 'frames' | 'functions' | 'strings'>,
  name: string
): Uint8Array {
  const isMeant = Uint8Array.from(functions.name, (text) => (strings[text] === name ? 1 : 0));
  return Uint8Array.from(frames.functionIndex, (row) => isMeant[row]);
}
