// JSON as d3's flame graphs take it and stackcollector serves it → Profile: nodes `{name, value, children}`, a value with its children's.
//
//     {"name": "root", "value": 10, "children": [{"name": "main", "value": 10, "children": []}]}
import { type Profile } from '../../profile/profile';
import { type ProfileBuilder } from '../../profile/profileBuilder';
import { DecodeError } from '../decodeError';
import { parseFrameText } from '../folded/frameText';
import { type DecodeOptions, type Format } from '../format';
import { type Input } from '../input';
import { hasMembers } from '../jsonOutline';
import { isAmount, isObject, parseJson } from '../jsonValue';
import { profileOfCountedTree } from './countedTree';

const NAME = 'JSON tree';
/** What writers call the node that stands for everything. */
const WHOLE = /^(?:root|total|all)?$/i;

export const jsonTreeFormat: Format = {
  name: NAME,
  recognizes: (input) => hasMembers(input, 'name', 'value', 'children'),
  decode: decodeJsonTree,
};

/** Throws a DecodeError where a node has no name or no number. */
function decodeJsonTree(input: Input, options: DecodeOptions): Profile {
  const root = parseJson(input.text?.text ?? '', NAME);
  const frames = new Map<string, number>();
  return profileOfCountedTree({ format: NAME, root, input }, options, (node, builder) => {
    if (!isObject(node) || typeof node.name !== 'string' || !isAmount(node.value)) {
      throw new DecodeError(
        NAME,
        -1,
        'has a node without a name or without a number',
        'Every node needs `name`, `value` and, where it calls others, `children`.'
      );
    }
    const children: readonly unknown[] = Array.isArray(node.children) ? node.children : [];
    if (node === root && WHOLE.test(node.name)) {
      return { frame: undefined, total: node.value, children };
    }
    const frame = frames.get(node.name) ?? addFrame(builder, node.name);
    frames.set(node.name, frame);
    return { frame, total: node.value, children };
  });
}

function addFrame(builder: ProfileBuilder, text: string): number {
  const { name, fileName, line } = parseFrameText(text);
  return builder.addFrame(builder.addFunction({ name, fileName }), { line });
}
