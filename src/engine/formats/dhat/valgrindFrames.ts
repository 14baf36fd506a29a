// Frames as Valgrind's tools print them: `0x10925A: leak (demo.c:10)`, `0x48417B4: malloc (in /usr/lib/libc.so.6)`, `0x1234: ???`.
import { type ProfileBuilder } from '../../profile/profileBuilder';
import { parseFrameText } from '../folded/frameText';

const FRAME = /^(?:(0x[0-9A-Fa-f]+): )?(.*?)(?: \(in ([^()]+)\))?$/;

/** Texts of frames → rows of a builder, each taken apart once. */
export class ValgrindFrames {
  private readonly rows = new Map<string, number>();

  constructor(private readonly builder: ProfileBuilder) {}

  /** The row of the stack, −1 for an empty one. Of frames at one address all but the outermost were inlined. */
  stack(leafFirst: readonly string[]): number {
    let stack = -1;
    let callersAddress = '';
    for (let index = leafFirst.length - 1; index >= 0; index--) {
      const text = leafFirst[index];
      const address = text.slice(0, Math.max(0, text.indexOf(': ')));
      stack = this.builder.addStack(stack, this.frame(text, address !== '' && address === callersAddress));
      callersAddress = address;
    }
    return stack;
  }

  /** One frame; a function without a name is called by its binary and address. */
  frame(text: string, inlined: boolean): number {
    const key = `${inlined}${text}`;
    const known = this.rows.get(key);
    if (known !== undefined) {
      return known;
    }
    const [, address = '', where = text, binary = ''] = FRAME.exec(text) ?? [];
    const { name, fileName, line } = parseFrameText(where);
    const mappingIndex = binary === '' ? -1 : this.builder.addMapping({ fileName: binary, buildId: '' });
    const place = [binary.slice(binary.lastIndexOf('/') + 1), address.toLowerCase()]
      .filter((part) => part !== '')
      .join('+');
    const row = this.builder.addFunction({ name: name === '???' && place !== '' ? place : name, fileName });
    const frame = this.builder.addFrame(row, { line, mappingIndex, inlined });
    this.rows.set(key, frame);
    return frame;
  }
}
