// The pattern of a file's name: a regular expression whose named groups are labels. It has its own matcher, because patterns come from
// settings and names from servers: here no pair of them takes more steps than pattern × name, where the browser's regular
// expressions can take hours.
//
//     (?<method>[A-Z]+)\.(?<path>.+)\.\d+ms\.(?<time>\d{10})\.prof
import { err, ok, type Result } from '../../../base/result';
import { parsePattern, type PatternNode } from './parsePattern';

/** Names of files are shorter almost everywhere; a longer one has no labels. */
const MAX_NAME = 1000;
/** Counted repetitions are written out; so many steps are a pattern that nobody writes by hand. */
const MAX_STEPS = 2000;

type Step =
  | { readonly kind: 'character'; readonly accepts: (code: number) => boolean }
  /** Goes on at `first`, and at `second` when that fails; without a `second` (-1) it is a jump. */
  | { readonly kind: 'split'; first: number; second: number }
  | { readonly kind: 'save'; readonly slot: number }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' };

export interface NamePattern {
  /** What the named groups hold when the pattern matches the whole name; undefined when it does not. */
  match(name: string): ReadonlyMap<string, string> | undefined;
}

/** The pattern, or a sentence that says what is wrong with it. */
export function compileNamePattern(source: string): Result<NamePattern, string> {
  const parsed = parsePattern(source);
  if (!parsed.ok) {
    return parsed;
  }
  const steps: Step[] = [];
  const groups: string[] = [];
  emit(parsed.value, steps, groups);
  if (steps.length > MAX_STEPS) {
    return err('This pattern is too long. Repeat less in it.');
  }
  const needed = neededIn(parsed.value);
  const visited = new Visited();
  return ok({
    // Most names are not of most writers, and most of them lack a character that those always have.
    match: (name) =>
      name.length <= MAX_NAME && hasInOrder(name, needed) ? run(steps, groups, name, visited) : undefined,
  });
}

/** Characters that every matching name has, in this order. */
function neededIn(node: PatternNode): readonly string[] {
  switch (node.kind) {
    case 'character':
      return node.literal === undefined ? [] : [node.literal];
    case 'sequence':
      return node.parts.flatMap((part) => neededIn(part));
    case 'group':
      return neededIn(node.content);
    case 'repeat':
      return node.min === 0 ? [] : neededIn(node.content);
    case 'alternatives':
    case 'start':
    case 'end':
      return [];
  }
}

function hasInOrder(name: string, characters: readonly string[]): boolean {
  let at = 0;
  for (const character of characters) {
    at = name.indexOf(character, at) + 1;
    if (at === 0) {
      return false;
    }
  }
  return true;
}

/** One flag per step and character, in memory that is used again. */
class Visited {
  private flags = new Uint8Array(0);

  /** `count` flags, none of them set. */
  cleared(count: number): Uint8Array {
    if (this.flags.length < count) {
      this.flags = new Uint8Array(count);
    } else {
      this.flags.fill(0, 0, count);
    }
    return this.flags;
  }
}

/** Writes the steps of a node; what is written jumps to the end of itself when it is done. */
function emit(node: PatternNode, steps: Step[], groups: string[]): void {
  if (steps.length > MAX_STEPS) {
    return;
  }
  switch (node.kind) {
    case 'character':
      steps.push({ kind: 'character', accepts: acceptsCode(node.accepts) });
      return;
    case 'start':
    case 'end':
      steps.push(node);
      return;
    case 'sequence':
      node.parts.forEach((part) => emit(part, steps, groups));
      return;
    case 'group': {
      const slot = groups.push(node.name) * 2 - 2;
      steps.push({ kind: 'save', slot });
      emit(node.content, steps, groups);
      steps.push({ kind: 'save', slot: slot + 1 });
      return;
    }
    case 'alternatives': {
      const exits = node.branches.map((branch, index) => {
        const split = { kind: 'split' as const, first: steps.length + 1, second: -1 };
        if (index < node.branches.length - 1) {
          steps.push(split);
        }
        emit(branch, steps, groups);
        const exit = { kind: 'split' as const, first: -1, second: -1 };
        steps.push(exit);
        split.second = steps.length;
        return exit;
      });
      exits.forEach((exit) => (exit.first = steps.length));
      return;
    }
    case 'repeat':
      emitRepeat(node, steps, groups);
      return;
  }
}

/** Asked once per character of ASCII: those are nearly all. */
function acceptsCode(accepts: (character: string) => boolean): (code: number) => boolean {
  const ascii = Uint8Array.from({ length: 128 }, (_, code) => (accepts(String.fromCharCode(code)) ? 1 : 0));
  return (code) => (code < 128 ? ascii[code] === 1 : accepts(String.fromCodePoint(code)));
}

function emitRepeat(
  { content, min, max, isLazy }: Extract<PatternNode, { kind: 'repeat' }>,
  steps: Step[],
  groups: string[]
): void {
  const once = () => emit(content, steps, groups);
  for (let count = 0; count < min && steps.length <= MAX_STEPS; count++) {
    const before = steps.length;
    once();
    if (steps.length === before) {
      // Nothing, however often.
      break;
    }
  }
  const skips: Array<{ readonly split: Extract<Step, { kind: 'split' }>; readonly inside: number }> = [];
  /** May go on with what follows it, or jump behind the whole repetition. */
  const maybe = () => {
    const split = { kind: 'split' as const, first: -1, second: -1 };
    const inside = steps.push(split);
    skips.push({ split, inside });
    return inside;
  };
  if (max === Infinity) {
    const inside = maybe();
    once();
    steps.push({ kind: 'split', first: inside - 1, second: -1 });
  } else {
    for (let count = min; count < max && steps.length <= MAX_STEPS; count++) {
      maybe();
      once();
    }
  }
  for (const { split, inside } of skips) {
    split.first = isLazy ? steps.length : inside;
    split.second = isLazy ? inside : steps.length;
  }
}

/**
 * Tries first choices first and comes back for second ones, as regular expressions do, but never twice to the same step at the same
 * character: what failed there once fails there again.
 */
function run(
  steps: readonly Step[],
  groups: readonly string[],
  name: string,
  flags: Visited
): ReadonlyMap<string, string> | undefined {
  const characters = Array.from(name, (character) => character.codePointAt(0) ?? 0);
  const width = characters.length + 1;
  const visited = flags.cleared((steps.length + 1) * width);
  const saved = new Int32Array(groups.length * 2).fill(-1);
  /** Pairs: a step and a character to go on from, or ~slot and what to put back there. */
  const later: number[] = [0, 0];
  while (later.length > 0) {
    let at = later.pop() ?? 0;
    let step = later.pop() ?? 0;
    if (step < 0) {
      saved[~step] = at;
      continue;
    }
    while (step !== -1 && visited[step * width + at] === 0) {
      visited[step * width + at] = 1;
      if (step === steps.length) {
        if (at === characters.length) {
          return groupsOf(groups, saved, characters);
        }
        break;
      }
      const current = steps[step];
      switch (current.kind) {
        case 'character':
          step = at < characters.length && current.accepts(characters[at]) ? step + 1 : -1;
          at++;
          break;
        case 'split':
          if (current.second !== -1) {
            later.push(current.second, at);
          }
          step = current.first;
          break;
        case 'save':
          later.push(~current.slot, saved[current.slot]);
          saved[current.slot] = at;
          step++;
          break;
        case 'start':
          step = at === 0 ? step + 1 : -1;
          break;
        case 'end':
          step = at === characters.length ? step + 1 : -1;
          break;
      }
    }
  }
  return undefined;
}

function groupsOf(
  groups: readonly string[],
  saved: Int32Array,
  characters: readonly number[]
): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  groups.forEach((group, index) => {
    const [from, to] = [saved[2 * index], saved[2 * index + 1]];
    if (from !== -1 && to !== -1) {
      values.set(group, String.fromCodePoint(...characters.slice(from, to)));
    }
  });
  return values;
}
