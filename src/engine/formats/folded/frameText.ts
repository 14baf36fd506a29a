// How a frame is written in folded stacks: the bare function, as py-spy and heaptrack do `function (file:line)`, or as pyflame and
// Python 3.15 do `file.py:function:line`.

export interface FrameText {
  readonly name: string;
  /** `''` when unknown. */
  readonly fileName: string;
  /** 0 when unknown. */
  readonly line: number;
}

const [CLOSING_PARENTHESIS, CLOSING_ANGLE, DIGIT_0, DIGIT_9] = [41, 62, 48, 57];

/**
 * A file is something in angle brackets (`<string>`, `<frozen site>`), has an extension, possibly with a version behind it (`libc.so.6`),
 * is a module of Node or a whole path, or is a word with a letter in it (`bin/gunicorn`) where a line stands behind it.
 */
const WITH_FILE =
  /^(.+) \((<[^()]+>|[^()]*\.[A-Za-z]\w*(?:\.\d+)*|(?=[^()]*[A-Za-z])[^()\s]+(?=:\d{1,9}\)$)|(?:node:|\/)[^()\s]+)(?::(\d{1,9}))?\)$/;

/** Only Python's own files, whole paths, and the top of a script: elsewhere colons stand in names. */
const FILE_FIRST = /^(?:(.+\.py|<[^<>:;]+>|\/[^:]+):([^:]+)|([^:]+):(<[^<>:]+>)):(\d{1,9})$/;

/** `spin<0000000000001169>`, as google-pprof writes it: where the function lies differs from run to run. */
const WITH_ADDRESS = /^(.+)<[\da-f]{16}>$/;

/** Reads `func (file.py:12)`, `func (file.py)` and `file.py:func:12`; everything else is a function's name as it stands, without an address. */
export function parseFrameText(text: string): FrameText {
  // The last letter tells which pattern is worth the time.
  const last = text.charCodeAt(text.length - 1);
  if (last === CLOSING_PARENTHESIS) {
    const match = WITH_FILE.exec(text);
    return match === null ? named(text) : { name: match[1], fileName: match[2], line: Number(match[3] ?? 0) };
  }
  if (last >= DIGIT_0 && last <= DIGIT_9) {
    const match = FILE_FIRST.exec(text);
    return match === null
      ? named(text)
      : { name: match[2] ?? match[4], fileName: match[1] ?? match[3], line: Number(match[5]) };
  }
  return named(last === CLOSING_ANGLE ? (WITH_ADDRESS.exec(text)?.[1] ?? text) : text);
}

function named(name: string): FrameText {
  return { name, fileName: '', line: 0 };
}

/** Writes what `parseFrameText` reads. What would end the frame or the line becomes a space or a colon. */
export function printFrameText({ name, fileName, line }: FrameText): string {
  const where = fileName === '' ? '' : ` (${fileName}${line > 0 ? `:${line}` : ''})`;
  return `${name}${where}`.replace(/[\r\n]/g, ' ').replace(/;/g, ':');
}
