// pyinstrument's files as the detector knows them: sessions (`.pyisession`), JSON output, and the HTML page that carries a session.
import { type Profile } from '../../profile/profile';
import { damagedLetters } from '../damagedLetters';
import { type Format } from '../format';
import { type Input } from '../input';
import { hasMembers } from '../jsonOutline';
import { isObject, parseJson } from '../jsonValue';
import { readSession } from './readSession';
import { readHtmlTree, readProcessedTree } from './readTrees';
import { malformed, NAME } from './session';

const RENDERER = 'pyinstrumentHTMLRenderer';
const RENDER_CALL = `${RENDERER}.render(`;
const BEFORE_DATA = 'const sessionData = ';

export const pyinstrumentFormat: Format = {
  name: NAME,
  recognizes: (input) =>
    hasMembers(input, 'frame_records') || hasMembers(input, 'root_frame') || isPyinstrumentPage(input),
  decode: decodePyinstrument,
};

function isPage(text: string): boolean {
  return /^\s*<(?:!doctype|html)/i.test(text);
}

/** By what stands before the session and in it, too: a page that was cut off is still one. */
function isPyinstrumentPage({ text }: Input): boolean {
  return text !== undefined && isPage(text.text) && [RENDERER, BEFORE_DATA].some((part) => text.text.includes(part));
}

/** Throws a DecodeError where the file is cut off or its stacks are none. */
function decodePyinstrument(input: Input): Profile {
  const text = input.text?.text ?? '';
  const profile = readFile(parseJson(isPage(text) ? embeddedJson(text) : text, NAME));
  return { ...profile, notices: [...profile.notices, ...damagedLetters(input)] };
}

function readFile(file: unknown): Profile {
  const { frame_records: records, root_frame: root, session, frame_tree: tree } = isObject(file) ? file : {};
  if (isObject(file) && Array.isArray(records)) {
    return readSession(file, records);
  }
  if (isObject(file) && isObject(root)) {
    return readProcessedTree(file, root);
  }
  if (isObject(session) && isObject(tree)) {
    return readHtmlTree(session, tree);
  }
  throw malformed('holds no samples');
}

/** The page's data: what stands between its assignment and the last call that draws it. */
function embeddedJson(page: string): string {
  if (!page.includes(RENDER_CALL)) {
    throw malformed('is cut off: it ends before what shows its samples');
  }
  const from = page.lastIndexOf(BEFORE_DATA);
  const to = page.lastIndexOf(';', page.lastIndexOf(RENDER_CALL));
  if (from === -1 || to < from) {
    throw malformed('holds no samples that this version can find in the page');
  }
  return page.slice(from + BEFORE_DATA.length, to);
}
