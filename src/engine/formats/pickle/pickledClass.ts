// Which class the object of a pickle has, told from the beginning of the file without reading it.
import { type Input } from '../input';

const HEAD_LENGTH = 200;
/** A class as protocols up to 3 write it, or as two texts. In between stand the memo's marks and, before protocol 2, a function that makes it. */
const CLASS =
  /^(?:\x80[\x00-\x05])?(?:\x95.{8})?(?:ccopy_?reg\n_reconstructor\n(?:p\d+\n|q.)?\()?(?:c([\w.]+)\n(\w+)\n|\x8c.([\w.]+)[\x94]?\x8c.(\w+))/s;

/** Module and name, like `tracemalloc.Snapshot`; undefined for what is no pickle of an object. */
export function pickledClass({ bytes }: Input): string | undefined {
  // Asked of every file by every format of pickles: most begin with neither.
  if (bytes[0] !== 0x80 && bytes[0] !== 0x63) {
    return undefined;
  }
  const head = String.fromCharCode(...bytes.subarray(0, HEAD_LENGTH));
  const match = CLASS.exec(head);
  return match === null ? undefined : `${match[1] ?? match[3]}.${match[2] ?? match[4]}`;
}

/** True for what begins like a pickle of protocol 2 or later. */
export function isPickle({ bytes }: Input): boolean {
  return bytes[0] === 0x80 && bytes[1] >= 2 && bytes[1] <= 5;
}
