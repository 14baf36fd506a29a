// How V8 names the code of a script, in its own log and in the symbols that it writes for perf.

export interface ScriptCode {
  readonly name: string;
  readonly fileName: string;
  /** Where the function begins. */
  readonly startLine: number;
}

/** Behind the file: the line and the column. */
const PLACE = /:(\d{1,9}):\d{1,9}$/;
/** A whole path, or an address such as `node:fs`: both may hold spaces. */
const WHOLE_PATH = / (?:\/|[\w.+-]+:)/;

/** The function of `spin /srv/app.js:1:14`, which has no name there if it has none; undefined for code of another kind. */
export function parseScriptCode(text: string): ScriptCode | undefined {
  const place = PLACE.exec(text);
  const head = text.slice(0, place?.index);
  const pathAt = head.search(WHOLE_PATH);
  const space = pathAt === -1 ? head.lastIndexOf(' ') : pathAt;
  if (place === null || space === -1 || space === head.length - 1) {
    return undefined;
  }
  const name = head.slice(0, space);
  return { name: name === '' ? '(anonymous)' : name, fileName: head.slice(space + 1), startLine: Number(place[1]) };
}
