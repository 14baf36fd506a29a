// How a frame is written in folded stacks: the bare function, as py-spy and heaptrack do `function (file:line)`, or as pyflame and
// Python 3.15 do `file.py:function:line`.

export interface FrameText {
  readonly name: string;
  /** `''` when unknown. */
  readonly fileName: string;
  /** 0 when unknown. */
  readonly line: number;
}

/** A file is something in angle brackets (`<string>`, `<frozen site>`) or has an extension, possibly with a version behind it (`libc.so.6`). */
const WITH_FILE = /^(.+) \((<[^()]+>|[^()]*\.[A-Za-z]\w*(?:\.\d+)*)(?::(\d{1,9}))?\)$/;

/** Only Python's own files: elsewhere colons stand in names. */
const FILE_FIRST = /^(.+\.py|<[^<>:;]+>):([^:]+):(\d{1,9})$/;

/** Reads `func (file.py:12)`, `func (file.py)` and `file.py:func:12`; everything else is a function's name as it stands. */
export function parseFrameText(text: string): FrameText {
  const fileFirst = FILE_FIRST.exec(text);
  if (fileFirst !== null) {
    return { name: fileFirst[2], fileName: fileFirst[1], line: Number(fileFirst[3]) };
  }
  const match = WITH_FILE.exec(text);
  return match === null
    ? { name: text, fileName: '', line: 0 }
    : { name: match[1], fileName: match[2], line: Number(match[3] ?? 0) };
}

/** Writes what `parseFrameText` reads. What would end the frame or the line becomes a space or a colon. */
export function printFrameText({ name, fileName, line }: FrameText): string {
  const where = fileName === '' ? '' : ` (${fileName}${line > 0 ? `:${line}` : ''})`;
  return `${name}${where}`.replace(/[\r\n]/g, ' ').replace(/;/g, ':');
}
