// The log of `node --prof` as `node --prof-process --preprocess` writes it → Profile: pieces of code, and ticks with the stack of codes.
import { type Profile, type SampleType } from '../../profile/profile';
import { ProfileBuilder } from '../../profile/profileBuilder';
import { damagedLetters } from '../damagedLetters';
import { DecodeError } from '../decodeError';
import { type Format } from '../format';
import { type Input } from '../input';
import { hasMembers } from '../jsonOutline';
import { isFiniteNumber, isObject, type JsonObject, parseJson, textOf } from '../jsonValue';
import { parseScriptCode } from './scriptCode';

const NAME = 'V8 log';
const SAMPLES: SampleType = { name: 'samples', unit: 'count' };
const CPU: SampleType = { name: 'cpu', unit: 'nanoseconds' };

/** What V8 itself was doing in a tick, as work on top of the stack. The states behind these differ between its versions. */
const WORK_OF_STATE: ReadonlyMap<unknown, string> = new Map([
  [1, '(garbage collector)'],
  [2, '(parser)'],
  [3, '(bytecode compiler)'],
  [4, '(compiler)'],
]);
const PROGRAM = '(program)';

export const v8LogFormat: Format = {
  name: NAME,
  recognizes: (input) => hasMembers(input, 'code', 'functions', 'ticks'),
  decode: decodeV8Log,
};

function decodeV8Log(input: Input): Profile {
  const file = parseJson(input.text?.text ?? '', NAME);
  const { code, ticks }: JsonObject = isObject(file) ? file : {};
  if (!Array.isArray(code) || !Array.isArray(ticks)) {
    throw malformed('has no list of codes or of ticks');
  }
  const builder = new ProfileBuilder([SAMPLES, CPU]);
  const stacks = new TickStacks(builder, code);
  const timesUs = ticks.map((tick: unknown, row) => {
    if (!isObject(tick) || !isFiniteNumber(tick.tm) || !Array.isArray(tick.s)) {
      throw malformed(`has a tick without a time or a stack, number ${row}`);
    }
    return tick.tm;
  });
  let beforeNs = 0;
  for (const row of timesUs.map((_, index) => index).sort((a, b) => timesUs[a] - timesUs[b] || a - b)) {
    const timeNs = Math.max(beforeNs, Math.round(timesUs[row] * 1000));
    builder.addSample(stacks.read(ticks[row]), [1, timeNs - beforeNs], [], beforeNs);
    beforeNs = timeNs;
  }
  return builder.build({ format: NAME, periodType: CPU, notices: damagedLetters(input) });
}

class TickStacks {
  /** The builder's frame per code, once it was met. */
  private readonly frames = new Map<number, number>();

  constructor(
    private readonly builder: ProfileBuilder,
    private readonly code: readonly unknown[]
  ) {}

  /**
   * The row of a tick's stack. It is written as pairs of a code and a place in it, the leaf first; −1 stands for code that V8 does
   * not know, whose time its caller gets.
   */
  read({ s, vm }: { readonly s: readonly unknown[]; readonly vm: unknown }): number {
    let stack = -1;
    for (let index = s.length - (s.length % 2) - 2; index >= 0; index -= 2) {
      const frame = this.frameOf(s[index]);
      stack = frame === undefined ? stack : this.builder.addStack(stack, frame);
    }
    const work = WORK_OF_STATE.get(vm) ?? (stack === -1 ? PROGRAM : undefined);
    return work === undefined
      ? stack
      : this.builder.addStack(stack, this.builder.addFrame(this.builder.addFunction({ name: work })));
  }

  private frameOf(id: unknown): number | undefined {
    const code = isFiniteNumber(id) ? this.code[id] : undefined;
    if (!isFiniteNumber(id) || !isObject(code)) {
      return undefined;
    }
    let frame = this.frames.get(id);
    if (frame === undefined) {
      frame = this.addCode(code);
      this.frames.set(id, frame);
    }
    return frame;
  }

  private addCode({ name, type }: JsonObject): number {
    const text = textOf(name);
    if (type === 'SHARED_LIB') {
      const mappingIndex = this.builder.addMapping({ fileName: text, buildId: '' });
      const library = this.builder.addFunction({ name: `[${text.slice(text.lastIndexOf('/') + 1)}]` });
      return this.builder.addFrame(library, { mappingIndex });
    }
    return this.builder.addFrame(
      this.builder.addFunction(parseScriptCode(text) ?? { name: text === '' ? '(anonymous)' : text })
    );
  }
}

function malformed(message: string): DecodeError {
  return new DecodeError(NAME, -1, message, 'Write it again with `node --prof-process --preprocess`.');
}
