// The trees of pyinstrument's JSON output (`-r json`, shortened as on its console) and of its HTML page (whole).
//
//     -r json   {"function": "spin", "file_path": "/srv/rideshare.py", "line_no": 6, "time": 0.24, "children": […]}
//     HTML      {"identifier": "spin\0/srv/rideshare.py\06", "attributes": {"l9": 0.24}, "time": 0.24, "children": […]}
import { type Profile } from '../../profile/profile';
import { ProfileBuilder } from '../../profile/profileBuilder';
import { noticeOfTooSmall, readTree, type TreeNode } from '../json-tree/readTree';
import { isAmount, isObject, type JsonObject, lineOf, textOf } from '../jsonValue';
import { addFrame, parseFrameInfo, type PyinstrumentFrame, threadLabels } from './frames';
import { detailsOf, malformed, targetLabels, WALL } from './session';

/** What stands where no function was called: what is left of the caller, and the node above several threads. */
const NO_CALLS: ReadonlySet<string> = new Set(['[self]', '[root]']);
/** Times are printed with six digits. */
const ROUNDED_BY_NS = 1000;

/** Throws a DecodeError for a node without a name or a time. */
export function readProcessedTree(file: JsonObject, root: unknown): Profile {
  return profileOfTree(file, root, (node) => ({
    name: textOf(node.function),
    fileName: textOf(node.file_path),
    startLine: lineOf(node.line_no),
    className: textOf(node.class_name),
    line: 0,
  }));
}

/** Throws a DecodeError for a node without a name or a time. */
export function readHtmlTree(session: JsonObject, root: unknown): Profile {
  return profileOfTree(session, root, (node) =>
    parseFrameInfo([textOf(node.identifier), ...attributesOf(node)].join('\x01'))
  );
}

/** The class, if all of the time was spent with one, and the line likewise. */
function attributesOf({ attributes }: JsonObject): readonly string[] {
  const names = isObject(attributes) ? Object.keys(attributes).filter((name) => name !== 'cNoneType') : [];
  return ['c', 'l'].flatMap((mark) => {
    const marked = names.filter((name) => name.startsWith(mark));
    return marked.length === 1 ? marked : [];
  });
}

function profileOfTree(
  session: JsonObject,
  root: unknown,
  readFrame: (node: JsonObject) => PyinstrumentFrame
): Profile {
  const builder = new ProfileBuilder([WALL]);
  const target = targetLabels(session);
  const readNode = (node: unknown): TreeNode => {
    if (!isObject(node) || !isAmount(node.time)) {
      throw malformed('has a frame without a time');
    }
    const frame = readFrame(node);
    if (frame.name === '') {
      throw malformed('has a frame without a name');
    }
    const total = Math.round(node.time * 1e9);
    const children: readonly unknown[] = Array.isArray(node.children) ? node.children : [];
    const thread = threadLabels(textOf(node.identifier));
    if (thread !== undefined) {
      return { frame: undefined, labels: [...target, ...thread], total, children };
    }
    return { frame: NO_CALLS.has(frame.name) ? undefined : addFrame(builder, frame), total, children };
  };
  const tooSmallCount = readTree(root, builder, {
    readNode,
    addSample: (stack, self, labels) => builder.addSample(stack, [self], labels.length === 0 ? target : labels),
    roundedBy: ROUNDED_BY_NS,
  });
  return builder.build({ ...detailsOf(session), periodType: WALL, notices: noticeOfTooSmall(tooSmallCount) });
}
