// gprof2dot's JSON → Profile. Its events are whole stacks, the last function called first: nothing has to be made up.
//
//     {"version": 0, "costs": [{"description": "Memory", "unit": "bytes"}], "functions": [{"name": "f", "module": "a.py"}, …],
//      "events": [{"callchain": [3, 0], "cost": [40]}, …]}
import { type Profile, type SampleType } from '../../profile/profile';
import { ProfileBuilder } from '../../profile/profileBuilder';
import { DecodeError } from '../decodeError';
import { type Format } from '../format';
import { type Input } from '../input';
import { isFiniteNumber, isObject, parseJson, textOf } from '../jsonValue';

const NAME = 'gprof2dot';
const HINT = 'Write it again with the tool that exported it.';
const MAX_COSTS = 64;

export const gprof2dotFormat: Format = {
  name: NAME,
  recognizes: ({ text }) =>
    text !== undefined &&
    /^\s*\{/.test(text.text) &&
    ['costs', 'events', 'functions'].every((key) => text.text.includes(`"${key}"`)) &&
    text.text.includes('"callchain"'),
  decode: decodeGprof2dot,
};

/** Throws a DecodeError where the file is cut off or refers to functions that it does not have. */
function decodeGprof2dot({ text }: Input): Profile {
  const file = parseJson(text?.text ?? '', NAME);
  const { costs, events, functions } = isObject(file) ? file : {};
  if (!Array.isArray(costs) || !Array.isArray(events) || !Array.isArray(functions)) {
    throw malformed('lacks its list of costs, of events or of functions');
  }
  if (costs.length === 0 || costs.length > MAX_COSTS) {
    throw malformed(`has ${costs.length} costs instead of 1 to ${MAX_COSTS}`);
  }
  const types = costs.map(typeOf);
  const builder = new ProfileBuilder(types.map(({ type }) => type));
  const frames = functions.map((content) => addFrame(builder, content));
  events.forEach((event, index) => {
    const { callchain, cost } = isObject(event) ? event : {};
    if (!Array.isArray(callchain) || !Array.isArray(cost)) {
      throw malformed(`has the event ${index + 1} without a call chain or a cost`);
    }
    let stack = -1;
    for (let depth = callchain.length - 1; depth >= 0; depth--) {
      const frame = frames[callchain[depth]];
      if (frame === undefined) {
        throw malformed(`names the function ${JSON.stringify(callchain[depth])} of ${frames.length}`);
      }
      stack = builder.addStack(stack, frame);
    }
    const values = types.map(({ factor }, type) => (isFiniteNumber(cost[type]) ? cost[type] * factor : 0));
    builder.addSample(stack, values);
  });
  return builder.build({ format: NAME, defaultSampleTypeIndex: 0 });
}

function addFrame(builder: ProfileBuilder, content: unknown): number {
  const { name, module } = isObject(content) ? content : {};
  return builder.addFrame(builder.addFunction({ name: textOf(name), fileName: textOf(module) }));
}

const NANOSECONDS = new Map([
  ['s', 1e9],
  ['seconds', 1e9],
  ['ms', 1e6],
  ['us', 1e3],
  ['ns', 1],
  ['nanoseconds', 1],
]);

/** Time is the wall clock's: the format does not say more. A count of samples is called that everywhere. */
function typeOf(content: unknown): { readonly type: SampleType; readonly factor: number } {
  const { description, unit } = isObject(content) ? content : {};
  const factor = NANOSECONDS.get(textOf(unit));
  if (factor !== undefined) {
    return { type: { name: 'wall', unit: 'nanoseconds' }, factor };
  }
  if (/^samples?$/i.test(textOf(unit))) {
    return { type: { name: 'samples', unit: 'count' }, factor: 1 };
  }
  const name =
    textOf(description)
      .trim()
      .toLowerCase()
      .replace(/[\s:]+/g, '_') || 'cost';
  return { type: { name, unit: textOf(unit) === 'bytes' ? 'bytes' : 'count' }, factor: 1 };
}

function malformed(message: string): DecodeError {
  return new DecodeError(NAME, -1, message, HINT);
}
