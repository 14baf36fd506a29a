// The flame graph page of Python 3.15 (`profiling.sampling --flamegraph`) → Profile. The page carries its tree as one line of JSON:
//
//     const EMBEDDED_DATA = {"name": 5, "value": 480, "funcname": 1, "filename": 2, "lineno": 3, "children": […], "strings": […]};
import { type Profile } from '../../profile/profile';
import { DecodeError } from '../decodeError';
import { type DecodeOptions, type Format } from '../format';
import { type Input } from '../input';
import { profileOfCountedTree } from '../json-tree/countedTree';
import { isAmount, isFiniteNumber, isObject, lineOf, parseJson, textOf } from '../jsonValue';

const NAME = 'Python sampling';
const BEFORE_DATA = 'const EMBEDDED_DATA = {';

export const samplingHtmlFormat: Format = {
  name: NAME,
  recognizes: ({ text }) =>
    text !== undefined &&
    /^\s*<(?:!doctype|html)/i.test(text.text) &&
    text.text.includes(BEFORE_DATA) &&
    text.text.includes('"funcname"'),
  decode: decodeSamplingHtml,
};

/** Throws a DecodeError where the page is cut off or its tree is none. */
function decodeSamplingHtml(input: Input, options: DecodeOptions): Profile {
  const root = parseJson(embeddedJson(input.text?.text ?? ''), NAME);
  const strings: readonly unknown[] = isObject(root) && Array.isArray(root.strings) ? root.strings : [];
  const stringAt = (index: unknown): string => (isFiniteNumber(index) ? textOf(strings[index]) : '');
  return profileOfCountedTree({ format: NAME, root, input }, options, (node, builder) => {
    if (!isObject(node) || !isAmount(node.value)) {
      throw new DecodeError(
        NAME,
        -1,
        'has a node without a number',
        'Record it again, or write folded stacks with `--collapsed`.'
      );
    }
    const children: readonly unknown[] = Array.isArray(node.children) ? node.children : [];
    // The node of everything is no function, unless all samples have the same one at their root.
    if (node === root && node.funcname === undefined) {
      return { frame: undefined, total: node.value, children };
    }
    const file = stringAt(node.filename);
    // Frames such as `<GC>` have the file `~`.
    const functionRow = builder.addFunction({ name: stringAt(node.funcname), fileName: file === '~' ? '' : file });
    return { frame: builder.addFrame(functionRow, { line: lineOf(node.lineno) }), total: node.value, children };
  });
}

/** The one line of the page that is JSON, without the semicolon behind it. */
function embeddedJson(page: string): string {
  const from = page.indexOf(BEFORE_DATA) + BEFORE_DATA.length - 1;
  const lineEnd = page.indexOf('\n', from);
  return page.slice(from, lineEnd === -1 ? undefined : lineEnd).replace(/;\s*$/, '');
}
