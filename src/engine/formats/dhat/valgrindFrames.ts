// Frames as Valgrind's tools print them: `0x10925A: leak (demo.c:10)`, `0x48417B4: malloc (in /usr/lib/libc.so.6)`, `0x1234: ???`.
import { type ProfileBuilder } from '../../profile/profileBuilder';
import { parseFrameText } from '../folded/frameText';

const FRAME = /^(?:(0x[0-9A-Fa-f]+): )?(.*?)(?: \(in ([^()]+)\))?$/;

/** A frame that was taken apart. */
export interface ValgrindFrame {
  /** `''` where there is none. */
  readonly address: string;
  /** Rows of the builder. */
  readonly functionIndex: number;
  readonly mappingIndex: number;
  readonly line: number;
}

/** Texts of frames → rows of a builder, each taken apart once. */
export class ValgrindFrames {
  private readonly frames = new Map<string, ValgrindFrame>();

  constructor(private readonly builder: ProfileBuilder) {}

  /** The row of the stack, −1 for an empty one. Of frames at one address all but the outermost were inlined. */
  stack(leafFirst: readonly ValgrindFrame[]): number {
    let stack = -1;
    let callersAddress = '';
    for (let index = leafFirst.length - 1; index >= 0; index--) {
      const { address, functionIndex, mappingIndex, line } = leafFirst[index];
      const inlined = address !== '' && address === callersAddress;
      stack = this.builder.addStack(stack, this.builder.addFrame(functionIndex, { line, mappingIndex, inlined }));
      callersAddress = address;
    }
    return stack;
  }

  /** One frame; a function without a name is called by its binary and address. */
  frame(text: string): ValgrindFrame {
    let frame = this.frames.get(text);
    if (frame === undefined) {
      frame = this.takeApart(text);
      this.frames.set(text, frame);
    }
    return frame;
  }

  private takeApart(text: string): ValgrindFrame {
    const [, address = '', where = text, binary = ''] = FRAME.exec(text) ?? [];
    const { name, fileName, line } = parseFrameText(where);
    const mappingIndex = binary === '' ? -1 : this.builder.addMapping({ fileName: binary, buildId: '' });
    const place = [binary.slice(binary.lastIndexOf('/') + 1), address.toLowerCase()]
      .filter((part) => part !== '')
      .join('+');
    const functionIndex = this.builder.addFunction({ name: name === '???' && place !== '' ? place : name, fileName });
    return { address, functionIndex, mappingIndex, line };
  }
}
