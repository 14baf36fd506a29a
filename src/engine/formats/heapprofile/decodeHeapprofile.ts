// Chrome's and Node's .heapprofile → Profile: calls inside of calls, each with the bytes that it allocated itself and that are alive.
import { type Profile, type SampleType } from '../../profile/profile';
import { ProfileBuilder } from '../../profile/profileBuilder';
import { addFunctionOfCall } from '../cpuprofile/callFrame';
import { damagedLetters } from '../damagedLetters';
import { DecodeError } from '../decodeError';
import { type Format } from '../format';
import { type Input } from '../input';
import { hasMembers, jsonOutlineOf } from '../jsonOutline';
import { isFiniteNumber, isObject, type JsonObject, parseJson } from '../jsonValue';

const NAME = 'heapprofile';
const SAMPLES: SampleType = { name: 'samples', unit: 'count' };
const IN_USE: SampleType = { name: 'inuse_space', unit: 'bytes' };

export const heapprofileFormat: Format = {
  name: NAME,
  // Another JSON may have a head too: this one has a size, which stands near its beginning.
  recognizes: (input) => {
    const head = jsonOutlineOf(input)?.members.get('head');
    return (
      head !== undefined &&
      hasMembers(input, 'head') &&
      input.text !== undefined &&
      input.text.text.slice(head.from, Math.min(head.to, head.from + 2000)).includes('"selfSize"')
    );
  },
  decode: decodeHeapprofile,
};

function decodeHeapprofile(input: Input): Profile {
  const file = parseJson(input.text?.text ?? '', NAME);
  if (!isObject(file) || !isObject(file.head)) {
    throw malformed('has no tree of calls');
  }
  const counts = countSamples(file.samples);
  const builder = new ProfileBuilder(counts === undefined ? [IN_USE] : [SAMPLES, IN_USE]);
  const open: Array<{ readonly node: unknown; readonly caller: number }> = [{ node: file.head, caller: -1 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, caller } = next;
    if (!isObject(node)) {
      throw malformed('has something else in the place of a call');
    }
    const stack = stackOf(builder, node, caller);
    const bytes = isFiniteNumber(node.selfSize) ? node.selfSize : 0;
    const count = counts?.get(node.id) ?? 0;
    if (bytes !== 0 || count !== 0) {
      builder.addSample(stack, counts === undefined ? [bytes] : [count, bytes]);
    }
    const children: readonly unknown[] = Array.isArray(node.children) ? node.children : [];
    for (let index = children.length - 1; index >= 0; index--) {
      open.push({ node: children[index], caller: stack });
    }
  }
  return builder.build({
    format: NAME,
    periodType: { name: 'space', unit: 'bytes' },
    notices: damagedLetters(input),
  });
}

/** Samples per node; undefined where the file lists none. */
function countSamples(samples: unknown): ReadonlyMap<unknown, number> | undefined {
  if (!Array.isArray(samples) || samples.length === 0) {
    return undefined;
  }
  const counts = new Map<unknown, number>();
  for (const sample of samples) {
    const nodeId = isObject(sample) ? sample.nodeId : undefined;
    counts.set(nodeId, (counts.get(nodeId) ?? 0) + 1);
  }
  return counts;
}

/** The node's stack on that of its caller; the root is no call. */
function stackOf(builder: ProfileBuilder, { callFrame }: JsonObject, caller: number): number {
  const call: JsonObject = isObject(callFrame) ? callFrame : {};
  return call.functionName === '(root)'
    ? caller
    : builder.addStack(caller, builder.addFrame(addFunctionOfCall(builder, call, 0)));
}

function malformed(message: string): DecodeError {
  return new DecodeError(NAME, -1, message, 'Record it again.');
}
