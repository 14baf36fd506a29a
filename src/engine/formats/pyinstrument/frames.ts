// How pyinstrument writes a frame: name, file and first line of the function, then what holds for this call alone.
//
//     find_nearest_vehicle \0 /srv/rideshare.py \0 18 \1 l19 \1 cFleet        line 19 of a method of Fleet
//     MainThread \0 <thread> \0 139954305272704                               not a function but whose stack it is
import { type Label } from '../../profile/profile';
import { type ProfileBuilder } from '../../profile/profileBuilder';

export interface PyinstrumentFrame {
  readonly name: string;
  readonly fileName: string;
  /** First line of the function, 0 when unknown. */
  readonly startLine: number;
  /** The class of the method's object, `''` where there is none. */
  readonly className: string;
  /** Current line, 0 when unknown. */
  readonly line: number;
}

/** The parts of an identifier; a thread's has its id where functions have their first line. */
function splitIdentifier(identifier: string): readonly [name: string, fileName: string, lineOrId: string] {
  const [name, fileName = '', lineOrId = ''] = identifier.split('\0');
  return [name, fileName, lineOrId];
}

/** Attributes come in any order; `h` marks frames that tracebacks hide, which are shown here. */
export function parseFrameInfo(frameInfo: string): PyinstrumentFrame {
  const [identifier, ...attributes] = frameInfo.split('\x01');
  const [name, fileName, firstLine] = splitIdentifier(identifier);
  const valueOf = (mark: string): string => attributes.find((text) => text.startsWith(mark))?.slice(1) ?? '';
  const className = valueOf('c');
  return {
    name,
    fileName,
    startLine: lineNumber(firstLine),
    // Of a method whose `self` is gone already.
    className: className === 'NoneType' ? '' : className,
    line: lineNumber(valueOf('l')),
  };
}

/** Names of the labels that say whose stack it is. */
export const THREAD_LABELS: readonly string[] = ['thread', 'thread_id'];

/** What the frame at the root says of its thread; undefined for a function. */
export function threadLabels(frameInfo: string): readonly Label[] | undefined {
  const [name, fileName, id] = splitIdentifier(frameInfo);
  return fileName === '<thread>'
    ? [
        { name: THREAD_LABELS[0], value: name },
        { name: THREAD_LABELS[1], value: id },
      ]
    : undefined;
}

/** The row of the frame. A method is named with its class, as pyinstrument shows it. */
export function addFrame(builder: ProfileBuilder, frame: PyinstrumentFrame): number {
  const { name, fileName, startLine, className, line } = frame;
  const functionRow = builder.addFunction({
    name: className === '' ? name : `${className}.${name}`,
    fileName,
    startLine,
  });
  return builder.addFrame(functionRow, { line });
}

function lineNumber(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}
